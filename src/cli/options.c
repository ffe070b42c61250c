/* See options.h. */
#include "cli/options.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "scene/hint.h"

static int option_count(const Option *options) {
    int count = 0;
    while (options[count].name) count++;
    return count;
}

/* The option of that name, of `length` letters; -1 when there is none. */
static int option_find(const Option *options, const char *name, size_t length) {
    for (int i = 0; options[i].name; i++) {
        if (strlen(options[i].name) == length && memcmp(options[i].name, name, length) == 0) {
            return i;
        }
    }
    return -1;
}

static bool unknown_option(const Option *options, const char *typed, Message *message) {
    const char *names[OPTIONS_MOST];
    char hint[256];
    int count = option_count(options);
    for (int i = 0; i < count; i++) names[i] = options[i].name;
    return message_set(message, "unknown option %.60s; %s", typed,
                       hint_name(typed, names, count, hint));
}

static bool set_number(const Option *option, const char *text, int64_t *number, Message *message) {
    char *end;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    bool whole = end != text && *end == 0 && strchr(" \t\n", text[0]) == NULL && errno == 0;
    if (!whole || value < option->low || value > option->high) {
        return message_set(message,
                           "%s is '%.60s'; it must be a whole number from %" PRId64 " to %" PRId64,
                           option->name, text, option->low, option->high);
    }
    *number = value;
    return true;
}

/* Whether text is one of the names in "W1|W2|W3". */
static bool set_choice(const Option *option, const char *text, Message *message) {
    size_t length = strlen(text);
    for (const char *name = option->value; name; name = strchr(name, '|')) {
        name += *name == '|';
        if (length == strcspn(name, "|") && memcmp(name, text, length) == 0) return true;
    }
    return message_set(message, "%s is '%.60s'; it must be one of %s", option->name, text,
                       option->value);
}

static bool set_value(Arguments *arguments, int i, const char *text, Message *message) {
    const Option *option = &arguments->options[i];
    if (arguments->text[i]) {
        return message_set(message, "%s is given twice; once is enough", option->name);
    }
    arguments->text[i] = text;
    switch (option->kind) {
    case OPTION_NUMBER: return set_number(option, text, &arguments->number[i], message);
    case OPTION_CHOICE: return set_choice(option, text, message);
    case OPTION_TEXT:
        if (*text == 0)
            return message_set(message, "%s is empty; it needs %s", option->name, option->value);
        break;
    case OPTION_FLAG: break;
    }
    return true;
}

/* The option at argv[*at], and its value; *at moves to the last argument it used. */
static bool parse_option(Arguments *arguments, int argc, char *const *argv, int *at,
                         Message *message) {
    const char *typed = argv[*at];
    size_t length = strcspn(typed, "=");
    int i = option_find(arguments->options, typed, length);
    if (i < 0) return unknown_option(arguments->options, typed, message);
    const Option *option = &arguments->options[i];
    const char *value = typed[length] ? typed + length + 1 : NULL;
    if (option->kind == OPTION_FLAG) {
        if (value) return message_set(message, "%s takes no value", option->name);
        return set_value(arguments, i, "", message);
    }
    if (!value && *at + 1 >= argc) {
        return message_set(message, "%s needs a value: %s %s", option->name, option->name,
                           option->value);
    }
    return set_value(arguments, i, value ? value : argv[++*at], message);
}

static bool add_word(Arguments *arguments, const Words *words, const char *word, Message *message) {
    if (arguments->words >= words->most) {
        return message_set(message, "'%.60s' is one word too many; for example: %s", word,
                           words->example);
    }
    arguments->word[arguments->words++] = word;
    return true;
}

static bool check_missing(const Arguments *arguments, const Words *words, Message *message) {
    if (arguments->words < words->least) {
        return message_set(message, "%s is missing; for example: %s", words->name, words->example);
    }
    for (int i = 0; arguments->options[i].name; i++) {
        const Option *option = &arguments->options[i];
        if (option->required && !arguments->text[i]) {
            return message_set(message, "%s %s is missing; for example: %s", option->name,
                               option->value, words->example);
        }
    }
    return true;
}

bool options_parse(const Option *options, const Words *words, int argc, char *const *argv,
                   Arguments *arguments, Message *message) {
    assert(option_count(options) <= OPTIONS_MOST && words->most <= WORDS_MOST);
    *arguments = (Arguments){.options = options};
    bool ended = false;
    for (int i = 0; i < argc; i++) {
        bool dash = argv[i][0] == '-' && argv[i][1] && (argv[i][1] == '-' || !words->dashes);
        bool ok = true;
        if (!ended && strcmp(argv[i], "--") == 0) {
            ended = true;
        } else if (!ended && dash) {
            ok = parse_option(arguments, argc, argv, &i, message);
        } else {
            ok = add_word(arguments, words, argv[i], message);
        }
        if (!ok) return false;
    }
    return check_missing(arguments, words, message);
}

static int index_of(const Arguments *arguments, const char *name) {
    return option_find(arguments->options, name, strlen(name));
}

bool options_given(const Arguments *arguments, const char *name) {
    return options_text(arguments, name, NULL) != NULL;
}

int64_t options_number(const Arguments *arguments, const char *name, int64_t otherwise) {
    int i = index_of(arguments, name);
    return i >= 0 && arguments->text[i] ? arguments->number[i] : otherwise;
}

const char *options_text(const Arguments *arguments, const char *name, const char *otherwise) {
    int i = index_of(arguments, name);
    return i >= 0 && arguments->text[i] ? arguments->text[i] : otherwise;
}

void options_usage(const Option *options, const Words *words, FILE *out) {
    if (words->most > 0) fprintf(out, words->least ? " %s" : " [%s]", words->name);
    for (int i = 0; options[i].name; i++) {
        const char *space = options[i].value ? " " : "", *value = options[i].value;
        fprintf(out, options[i].required ? " %s%s%s" : " [%s%s%s]", options[i].name, space,
                value ? value : "");
    }
    fputc('\n', out);
}

void options_help(const Option *options, FILE *out) {
    for (int i = 0; options[i].name; i++) {
        char left[64];
        snprintf(left, sizeof left, "%s%s%s", options[i].name, options[i].value ? " " : "",
                 options[i].value ? options[i].value : "");
        fprintf(out, "  %-22s %s\n", left, options[i].help);
    }
}
