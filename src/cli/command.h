/* The commands by name: which there are, what each takes, and how a call reaches one. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>

#include "base/message.h"
#include "cli/options.h"

/* What the program answers the shell. */
enum {
    STATUS_DONE = 0,
    STATUS_FAILED = 1, /* the work failed: a check did not hold, a run diverged, a full disk */
    STATUS_USAGE = 2,  /* bad usage or a bad file */
};

typedef struct Command {
    const char *name;
    const char *summary; /* one line of --help */
    const char *details; /* more of COMMAND --help: whole lines */
    const Option *options;
    Words words;
    bool threaded; /* works on as many threads as --threads says, or as there are cores */
    int (*run)(const Arguments *arguments);
} Command;

extern const Command train_command, gradient_command, field_command, graph_command, bench_command,
    demo_command, lesson_command, link_command, python_command, render_command, sweep_command;

enum { COMMANDS_MOST = 16 };

/* All of them, in the order of --help; NULL after the last. Which there are is a choice of the
 * build: commands.c, or commands_windowless.c. */
const Command *command_at(int i);

/* The whole program: argv as main has it. Returns the exit status. */
int command_main(int argc, char **argv);

/* Says on standard error what is wrong, and returns the status. */
int command_failed(const Message *message);
int command_refused(const Message *message);

#endif
