/* What a person typed after a command: options and plain words, checked against the command's own
 * table. The same table writes the command's help, so the two cannot disagree.
 *
 * "--name value" and "--name=value" mean the same; "--" ends the options. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/message.h"

enum { OPTIONS_MOST = 20, WORDS_MOST = 64 };

typedef enum OptionKind {
    OPTION_FLAG,   /* --json */
    OPTION_NUMBER, /* --epochs N, a whole number from low to high */
    OPTION_CHOICE, /* --only W1|W2|..., one of the names in `value` */
    OPTION_TEXT,   /* -o FILE, anything but nothing */
} OptionKind;

typedef struct Option {
    const char *name; /* "--epochs"; NULL ends a table */
    OptionKind kind;
    const char *value; /* how help names it: "N", or "W1|W2|W3" */
    const char *help;  /* one line */
    int64_t low, high; /* of OPTION_NUMBER */
    bool required;
} Option;

/* The plain words a command takes. */
typedef struct Words {
    const char *name;    /* of the first one: "SCENE" */
    const char *example; /* a whole command that would be right */
    int least, most;
    bool dashes; /* words may begin with one "-", as expressions do */
} Words;

typedef struct Arguments {
    const Option *options;
    const char *text[OPTIONS_MOST]; /* of each option: its value, "" for a flag; NULL: not given */
    int64_t number[OPTIONS_MOST];
    int words;
    const char *word[WORDS_MOST];
} Arguments;

/* argv holds what follows the command's name. False with a sentence when something is unknown,
 * missing, twice there or out of range. */
bool options_parse(const Option *options, const Words *words, int argc, char *const *argv,
                   Arguments *arguments, Message *message);

/* By the option's name. One that is not in the table was not given. */
bool options_given(const Arguments *arguments, const char *name);
int64_t options_number(const Arguments *arguments, const char *name, int64_t otherwise);
const char *options_text(const Arguments *arguments, const char *name, const char *otherwise);

/* "SCENE --size N [--epochs N] [--json]", and then a line for each option. */
void options_usage(const Option *options, const Words *words, FILE *out);
void options_help(const Option *options, FILE *out);

#endif
