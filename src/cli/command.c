/* See command.h. */
#include "cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/load.h"
#include "cli/spin.h"
#include "cli/system.h"
#include "cli/window.h"
#include "nn/pass.h"
#include "scene/clean.h"
#include "scene/hint.h"
#include "scene/link.h"

static int count_commands(void) {
    int count = 0;
    while (command_at(count)) count++;
    return count;
}

/* Whatever names of files and words a message repeats, a terminal takes no orders from it. */
static void say(const Message *message) {
    char plain[sizeof message->text];
    fprintf(stderr, "halfplane: %s\n",
            clean_text(message->text, strlen(message->text), plain, sizeof plain));
}

int command_failed(const Message *message) {
    say(message);
    return STATUS_FAILED;
}

int command_refused(const Message *message) {
    say(message);
    return STATUS_USAGE;
}

static const Command *command_find(const char *name) {
    for (int i = 0; command_at(i); i++) {
        if (strcmp(command_at(i)->name, name) == 0) return command_at(i);
    }
    return NULL;
}

static void print_help(void) {
    puts("Halfplane teaches how neural networks learn.\n\n"
         "Usage: halfplane [FILE]           open the window\n"
         "       halfplane COMMAND ...      work without one\n");
    for (int i = 0; command_at(i); i++) {
        printf("  %-10s %s\n", command_at(i)->name, command_at(i)->summary);
    }
    puts(
        "\nhalfplane COMMAND --help says more about a command, halfplane --version which this is.\n"
        "Results go to standard output, everything else to standard error.\n"
        "Exit status: 0 done, 1 the work failed, 2 bad usage or a bad file.");
}

static void print_command_help(const Command *command) {
    printf("%s\n\nUsage: halfplane %s", command->summary, command->name);
    options_usage(command->options, &command->words, stdout);
    printf("\n%s\nFor example: %s\n", command->details, command->words.example);
    if (command->options[0].name) fputc('\n', stdout);
    options_help(command->options, stdout);
}

/* A wish that cannot be fulfilled is said, and changes nothing else. */
static void check_environment(void) {
    const char *wish = getenv("HALFPLANE_ISA"), *used = pass_isa();
    if (!wish || !*wish || strcmp(wish, used) == 0) return;
    fprintf(
        stderr,
        "halfplane: HALFPLANE_ISA is '%.60s', which is not plain, avx2 or avx512, or which this "
        "machine has not; %s is used\n",
        wish, used);
}

/* Whether a person asks for help anywhere among the arguments. */
static bool asks_help(int argc, char *const *argv) {
    for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) return true;
    }
    return false;
}

static int run_command(const Command *command, int argc, char **argv) {
    Message message;
    Arguments arguments;
    char *const *typed = argv + 2;
    int count = argc - 2;
    if (asks_help(count, typed)) {
        print_command_help(command);
        return STATUS_DONE;
    }
    if (options_parse(command->options, &command->words, count, typed, &arguments, &message)) {
        int threads = load_threads(options_number(&arguments, "--threads", 0));
        if (command->threaded) spin_shorten(threads, argv);
        check_environment();
        return command->run(&arguments);
    }
    command_refused(&message);
    fprintf(stderr, "halfplane %s --help tells how it is used\n", command->name);
    return STATUS_USAGE;
}

static int unknown_command(const char *typed) {
    Message message;
    const char *names[COMMANDS_MOST];
    int count = count_commands();
    for (int i = 0; i < count; i++) names[i] = command_at(i)->name;
    if (typed[0] == '-') {
        message_set(&message, "unknown option %.60s; there are --help and --version", typed);
    } else {
        char hint[256];
        message_set(&message, "there is no command and no file '%.200s'; %s", typed,
                    hint_name(typed, names, count, hint));
    }
    return command_refused(&message);
}

/* Where there is no window, what works without one. */
static int no_window(const Message *why) {
    Message whole;
    char names[160] = "";
    int count = count_commands();
    for (int i = 0; i < count; i++) {
        size_t used = strlen(names);
        const char *between = i == 0 ? "" : i + 1 < count ? ", " : " and ";
        snprintf(names + used, sizeof names - used, "%s%s", between, command_at(i)->name);
    }
    message_set(&whole, "%.300s; without a window there are halfplane %s (halfplane --help)",
                why->text, names);
    return command_failed(&whole);
}

static int open_window(const char *file, char **argv) {
    Message why = {""};
    /* Sixty times a second a thread that spins for long would be in the way of the next frame. */
    spin_shorten(load_threads(0), argv);
    check_environment();
    return window_open(file, &why) ? STATUS_DONE : no_window(&why);
}

/* Whether there is a file by this name, or by what stands before its "#STEP". */
static bool is_file(const char *typed) {
    char file[4096];
    struct stat about;
    const char *hash = strrchr(typed, '#');
    int length = hash ? (int)(hash - typed) : 0;
    snprintf(file, sizeof file, "%.*s", length, typed);
    return stat(typed, &about) == 0 || (length > 0 && stat(file, &about) == 0);
}

static int dispatch(int argc, char **argv) {
    if (argc < 2) return open_window(NULL, argv);
    const Command *command = command_find(argv[1]);
    if (command) return run_command(command, argc, argv);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        command = argc > 2 ? command_find(argv[2]) : NULL;
        command ? print_command_help(command) : print_help();
        return STATUS_DONE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("halfplane " HALFPLANE_VERSION);
        return STATUS_DONE;
    }
    if (is_file(argv[1]) || link_is(argv[1])) return open_window(argv[1], argv);
    return unknown_command(argv[1]);
}

/* Results that nobody received are not done: a full disk is said, a closed pipe needs no words. */
static int close_output(int status) {
    bool lost = ferror(stdout) != 0;
    lost = fflush(stdout) != 0 || lost;
    if (!lost) return status;
    if (!system_reader_gone())
        fputs("halfplane: the result could not be written; is the disk full?\n", stderr);
    return STATUS_FAILED;
}

int command_main(int argc, char **argv) {
    system_begin(argc, argv);
    return close_output(dispatch(argc, argv));
}
