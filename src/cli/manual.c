/* See manual.h. */
#include "cli/manual.h"

#include <string.h>

#include "cli/command.h"

/* ---- the page of the manual */

/* A text as troff prints it unchanged: no letter of it is an order. */
static void roff(FILE *out, const char *text) {
    bool begins = true;
    for (; *text; text++) {
        if (begins && (*text == '.' || *text == '\'')) fputs("\\&", out);
        if (*text == '\\')
            fputs("\\e", out);
        else if (*text == '-')
            fputs("\\-", out);
        else if (*text == '\'')
            fputs("\\(aq", out);
        else
            fputc(*text, out);
        begins = *text == '\n';
    }
}

static void bold(FILE *out, const char *text) {
    fputs("\\fB", out);
    roff(out, text);
    fputs("\\fR", out);
}

/* A value in slanted type: what it stands for, or the choices there are. */
static void value(FILE *out, const char *text) {
    if (!text) return;
    fputs(" \\fI", out);
    roff(out, text);
    fputs("\\fR", out);
}

static void heading(FILE *out, const char *name) {
    fprintf(out, ".SH %s\n", name);
}

static void entry(FILE *out, const char *name, const char *text) {
    fputs(".TP\n", out);
    bold(out, name);
    fputc('\n', out);
    roff(out, text);
    fputc('\n', out);
}

static void usage(FILE *out, const Command *command) {
    const Words *words = &command->words;
    fputs(".HP\n\\fBhalfplane ", out);
    roff(out, command->name);
    fputs("\\fR", out);
    if (words->most > 0) {
        fputs(words->least ? " \\fI" : " [\\fI", out);
        roff(out, words->name);
        fputs(words->least ? "\\fR" : "\\fR]", out);
    }
    for (const Option *option = command->options; option->name; option++) {
        fputs(option->required ? " " : " [", out);
        bold(out, option->name);
        value(out, option->value);
        if (!option->required) fputc(']', out);
    }
    fputc('\n', out);
}

static void options(FILE *out, const Command *command) {
    for (const Option *option = command->options; option->name; option++) {
        fputs(".TP\n", out);
        bold(out, option->name);
        value(out, option->value);
        fputc('\n', out);
        roff(out, option->help);
        fputc('\n', out);
    }
}

static void command_section(FILE *out, const Command *command) {
    fputs(".SS ", out);
    roff(out, command->name);
    fputc('\n', out);
    roff(out, command->summary);
    fputs("\n", out);
    usage(out, command);
    fputs(".PP\n", out);
    roff(out, command->details);
    options(out, command);
    fputs(".PP\nFor example:\n.PP\n.RS\n.nf\n", out);
    roff(out, command->words.example);
    fputs("\n.fi\n.RE\n", out);
}

static void environment(FILE *out) {
    static const char *const variable[][2] = {
        {"HALFPLANE_LESSONS", "a folder: the lessons in it are listed on the home screen, in place "
                              "of those that came with the program"},
        {"HALFPLANE_ISA", "plain, avx2 or avx512: another instruction set than the best one; "
                          "results do not change"},
        {"NO_COLOR", "when set, pictures in the terminal are drawn without colour"},
        {"XDG_DATA_HOME", "the folder halfplane in it (or in ~/.local/share) holds unsaved work, "
                          "the progress in lessons, recent files and your own lessons"},
        {"GOMP_SPINCOUNT, OMP_WAIT_POLICY", "how idle threads wait; when neither is set, a good "
                                            "value is chosen"},
    };
    heading(out, "ENVIRONMENT");
    for (int i = 0; i < (int)(sizeof variable / sizeof variable[0]); i++)
        entry(out, variable[i][0], variable[i][1]);
}

static void exit_status(FILE *out) {
    heading(out, "EXIT STATUS");
    entry(out, "0", "done");
    entry(out, "1",
          "the work failed: a run diverged, a check did not hold, the output could not be written");
    entry(out, "2", "bad usage or a bad file; the message says what would be right");
}

void manual_page(FILE *out) {
    fputs(".\\\" Written by the program from its own tables; see src/cli/manual.c.\n", out);
    fputs(".TH HALFPLANE 1 \"\" \"Halfplane " HALFPLANE_VERSION "\" \"User Commands\"\n", out);
    heading(out, "NAME");
    fputs("halfplane \\- see a small neural network learn\n", out);
    heading(out, "SYNOPSIS");
    fputs("\\fBhalfplane\\fR [\\fIFILE\\fR]\n.br\n\\fBhalfplane\\fR \\fICOMMAND\\fR ...\n", out);
    heading(out, "DESCRIPTION");
    roff(out,
         "Halfplane teaches how neural networks learn. Without a command it opens a window: "
         "you click red and blue points, watch a perceptron or a small network learn them, and "
         "see the decision boundary, the loss and the gradient of every weight. FILE is a "
         "scene (*.scene), a table (*.csv, *.tsv, *.txt), a lesson (*.md, or *.md#3 for its "
         "third step) or a folder of them.\n");
    fputs(".PP\n", out);
    roff(out, "With a command it works without a window. Results go to standard output, everything "
              "else to standard error.\n");
    heading(out, "COMMANDS");
    for (int i = 0; command_at(i); i++) command_section(out, command_at(i));
    environment(out);
    exit_status(out);
}

/* ---- completion */

/* A text in single quotes, as all three shells read it. */
static void quoted(FILE *out, const char *text) {
    fputc('\'', out);
    for (; *text; text++) *text == '\'' ? fputs("'\\''", out) : fputc(*text, out);
    fputc('\'', out);
}

/* The choices of an option, parted by blanks. */
static void choices(FILE *out, const Option *option) {
    for (const char *c = option->value; *c; c++) fputc(*c == '|' ? ' ' : *c, out);
}

/* Whether what follows the option is the name of a file. */
static bool takes_file(const Option *option) {
    return option->kind == OPTION_TEXT && strcmp(option->value, "FILE") == 0;
}

static void bash_command(FILE *out, const Command *command) {
    fprintf(out, "    %s)\n        case $before in\n", command->name);
    for (const Option *option = command->options; option->name; option++) {
        if (option->kind == OPTION_FLAG) continue;
        fprintf(out, "        %s) ", option->name);
        if (option->kind == OPTION_CHOICE) {
            fputs("COMPREPLY=($(compgen -W \"", out);
            choices(out, option);
            fputs("\" -- \"$word\")); return ;;\n", out);
        } else {
            fputs(takes_file(option) ? "_filedir; return ;;\n" : "return ;;\n", out);
        }
    }
    fputs("        esac\n        options=\"--help", out);
    for (const Option *option = command->options; option->name; option++)
        fprintf(out, " %s", option->name);
    fputs("\" ;;\n", out);
}

void manual_bash(FILE *out) {
    fputs("# Completion of halfplane for bash.\n_halfplane() {\n"
          "    local word before options='--help --version'\n"
          "    word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
          "    declare -F _filedir >/dev/null || _filedir() {\n"
          "        COMPREPLY+=($(compgen -f -- \"$word\"))\n    }\n"
          "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
          "        COMPREPLY=($(compgen -W \"$options",
          out);
    for (int i = 0; command_at(i); i++) fprintf(out, " %s", command_at(i)->name);
    fputs("\" -- \"$word\"))\n        case $word in -*) ;; *) _filedir ;; esac\n        return\n   "
          " fi\n"
          "    case ${COMP_WORDS[1]} in\n",
          out);
    for (int i = 0; command_at(i); i++) bash_command(out, command_at(i));
    fputs("    esac\n    case $word in\n"
          "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
          "    *) _filedir ;;\n    esac\n}\n"
          "complete -o filenames -F _halfplane halfplane\n",
          out);
}

/* zsh reads brackets and colons in a description as its own. */
static void zsh_words(FILE *out, const char *text) {
    for (; *text; text++) {
        if (strchr("[]:\\", *text)) fputc('\\', out);
        *text == '\'' ? fputs("'\\''", out) : fputc(*text, out);
    }
}

static void zsh_option(FILE *out, const Option *option) {
    fprintf(out, " \\\n            '%s[", option->name);
    zsh_words(out, option->help);
    fputc(']', out);
    if (option->kind == OPTION_CHOICE) {
        fputs(":choice:(", out);
        choices(out, option);
        fputc(')', out);
    } else if (option->kind != OPTION_FLAG) {
        fputc(':', out);
        zsh_words(out, option->value);
        fputs(takes_file(option) ? ":_files" : ": ", out);
    }
    fputc('\'', out);
}

void manual_zsh(FILE *out) {
    fputs("#compdef halfplane\n# Completion of halfplane for zsh.\n_halfplane() {\n"
          "    if (( CURRENT == 2 )); then\n        local -a commands=(\n",
          out);
    for (int i = 0; command_at(i); i++) {
        fprintf(out, "            '%s:", command_at(i)->name);
        zsh_words(out, command_at(i)->summary);
        fputs("'\n", out);
    }
    fputs("        )\n        _describe command commands\n        _files\n        return\n    fi\n"
          "    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n"
          "    case $command in\n",
          out);
    for (int i = 0; command_at(i); i++) {
        const Command *command = command_at(i);
        fprintf(out, "    %s)\n        _arguments '--help[say how it is used]'", command->name);
        for (const Option *option = command->options; option->name; option++)
            zsh_option(out, option);
        fputs(" \\\n            '*:file:_files' ;;\n", out);
    }
    fputs("    esac\n}\n_halfplane \"$@\"\n", out);
}

static void fish_option(FILE *out, const Command *command, const Option *option) {
    bool longer = strncmp(option->name, "--", 2) == 0;
    fprintf(out, "complete -c halfplane -n '__fish_seen_subcommand_from %s' -%c %s", command->name,
            longer ? 'l' : 's', option->name + (longer ? 2 : 1));
    if (option->kind == OPTION_CHOICE) {
        fputs(" -x -a '", out);
        choices(out, option);
        fputc('\'', out);
    } else if (option->kind != OPTION_FLAG) {
        fputs(takes_file(option) ? " -r" : " -x", out);
    }
    fputs(" -d ", out);
    quoted(out, option->help);
    fputc('\n', out);
}

void manual_fish(FILE *out) {
    fputs("# Completion of halfplane for fish.\n", out);
    for (int i = 0; command_at(i); i++) {
        const Command *command = command_at(i);
        fprintf(out, "complete -c halfplane -n __fish_use_subcommand -a %s -d ", command->name);
        quoted(out, command->summary);
        fputc('\n', out);
        for (const Option *option = command->options; option->name; option++)
            fish_option(out, command, option);
    }
}
