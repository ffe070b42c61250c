/* halfplane bench: how fast the named workloads are here, and how far from this machine's peak. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/sort.h"
#include "cli/command.h"
#include "cli/frames.h"
#include "cli/json.h"
#include "cli/load.h"
#include "cli/peak.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/workload.h"
#include "nn/pass.h"
#include "ui/input.h"

/* Rounds are interleaved: what slows the machine for a while slows all workloads alike. */
enum { ROUNDS = 7, LINES_MOST = 2 * WORKLOADS };
static const double seconds_a_run = 0.2;

typedef struct Line {
    Workload workload;
    long runs; /* epochs or fields of one measurement */
    double rate[ROUNDS];
    double peak; /* gflops on as many threads, the best of all rounds */
} Line;

typedef struct Bench {
    int lines;
    Line line[LINES_MOST];
    double peak; /* of one thread */
} Bench;

static void add_line(Bench *bench, const WorkloadDef *def, int threads) {
    workload_create(&bench->line[bench->lines++].workload, def, threads);
}

/* One thread each, and all cores for those that have work enough; or as many threads as asked. */
static void add_lines(Bench *bench, const char *only, int threads) {
    for (int i = 0; i < WORKLOADS; i++) {
        const WorkloadDef *def = workload_def(i);
        if (*only && strcmp(only, def->name) != 0) continue;
        add_line(bench, def, threads ? threads : 1);
        bool wide = def->side > 0 || def->points >= 10000;
        if (!threads && wide && load_threads(0) > 1) add_line(bench, def, load_threads(0));
    }
}

static double time_line(Line *line, long runs) {
    double start = clock_seconds();
    workload_run(&line->workload, runs);
    return clock_seconds() - start;
}

/* Finds how many runs take long enough to be measured; warms up on the way. */
static void calibrate(Line *line) {
    long runs = 1;
    double seconds = time_line(line, 1);
    while (seconds < seconds_a_run / 4) {
        runs *= 2;
        seconds = time_line(line, runs);
    }
    line->runs = 1 + (long)((double)runs * seconds_a_run / seconds);
}

static double median_rate(const Line *line) {
    double sorted[ROUNDS];
    memcpy(sorted, line->rate, sizeof sorted);
    sort_doubles(sorted, ROUNDS);
    return sorted[ROUNDS / 2];
}

static double share_of_peak(const Line *line) {
    return median_rate(line) * workload_flops(&line->workload) * 1e-9 / line->peak;
}

static void measure(Bench *bench) {
    Progress progress = progress_create(ROUNDS);
    for (int i = 0; i < bench->lines; i++) calibrate(&bench->line[i]);
    for (int round = 0; round < ROUNDS; round++) {
        bench->peak = fmax(bench->peak, peak_gflops(1));
        for (int i = 0; i < bench->lines; i++) {
            Line *line = &bench->line[i];
            char text[64];
            snprintf(text, sizeof text, "round %d of %d, %s", round + 1, ROUNDS,
                     line->workload.def->name);
            progress_say(&progress, text);
            line->rate[round] = (double)line->runs / time_line(line, line->runs);
            line->peak = fmax(line->peak, peak_gflops(line->workload.threads));
        }
    }
    progress_clear(&progress);
}

static void print_json(const Bench *bench) {
    Json json = json_create(stdout);
    json_object(&json, NULL);
    json_array(&json, "workloads");
    for (int i = 0; i < bench->lines; i++) {
        const Line *line = &bench->line[i];
        json_object(&json, NULL);
        json_string(&json, "name", line->workload.def->name);
        json_integer(&json, "threads", line->workload.threads);
        json_double(&json, "rate", median_rate(line));
        json_string(&json, "unit", workload_unit(&line->workload));
        json_double(&json, "share", share_of_peak(line));
        json_object_end(&json);
    }
    json_array_end(&json);
    json_double(&json, "peak_gflops", bench->peak);
    json_string(&json, "isa", pass_isa());
    json_object_end(&json);
}

static void print_row(Table *table, const Line *line) {
    table_text(table, line->workload.def->name);
    table_text(table, line->workload.def->what);
    table_integer(table, line->workload.threads);
    double rate = median_rate(line);
    table_number(table, rate, rate < 1000 ? 1 : 0);
    table_text(table, workload_unit(&line->workload));
    table_percent(table, share_of_peak(line));
    table_end(table);
}

static void print_table(const Bench *bench) {
    Table table = table_create(stdout);
    table_column(&table, "", -3);
    table_column(&table, "circles, tanh, cross-entropy, SGD", -33);
    table_column(&table, "threads", 7);
    table_column(&table, "rate", 9);
    table_column(&table, "", -8);
    table_column(&table, "of peak", 8);
    table_end(&table);
    for (int i = 0; i < bench->lines; i++) print_row(&table, &bench->line[i]);
    printf("\nMedians of %d interleaved rounds. The peak, multiplications and additions without\n"
           "fusing them (%s), is %.1f gflops on one thread; tanh and updates count for nothing.\n",
           ROUNDS, pass_isa(), bench->peak);
}

/* What belongs to whole frames alone makes no sense without them. */
static bool agrees(const Arguments *arguments, Message *message) {
    static const char *const of_frames[] = {"--panel", "--size", "--scale", "--experiment"};
    if (options_given(arguments, "--frames")) return true;
    for (int i = 0; i < 4; i++) {
        if (options_given(arguments, of_frames[i]))
            return message_set(message, "%s belongs to --frames: add that", of_frames[i]);
    }
    return arguments->words == 0 || message_set(message, "a file belongs to --frames: add that");
}

static int measure_frames(const Arguments *arguments) {
    Message message;
    const char *panel = options_text(arguments, "--panel", NULL);
    bool own = arguments->words > 0;
    FramesAsked asked = {.file = own ? arguments->word[0] : NULL,
                         .stage = panel ? panel_find(panel)
                                  : own ? PANEL_NONE
                                        : PANEL_PLANE,
                         .threads = (int)options_number(arguments, "--threads", 0),
                         .experiment = options_given(arguments, "--experiment"),
                         .json = options_given(arguments, "--json")};
    const Size least = {INPUT_SMALLEST, INPUT_SMALLEST};
    bool fits = size_read(options_text(arguments, "--size", "1440x900"), least, SIZE_MOST,
                          &asked.size, &message) &&
                size_read_scale(options_text(arguments, "--scale", "1"), &asked.scale, &message);
    if (!fits) return command_refused(&message);
    if (panel && asked.stage == PANEL_NONE) {
        message_set(&message, "--panel is '%.60s', which there is not; try plane or surface",
                    panel);
        return command_refused(&message);
    }
    return frames_measure(&asked);
}

static int bench_run(const Arguments *arguments) {
    Message message;
    if (!agrees(arguments, &message)) return command_refused(&message);
    if (options_given(arguments, "--frames")) return measure_frames(arguments);
    Bench *bench = memory_zeroed(1, sizeof *bench);
    add_lines(bench, options_text(arguments, "--only", ""),
              (int)options_number(arguments, "--threads", 0));
    measure(bench);
    options_given(arguments, "--json") ? print_json(bench) : print_table(bench);
    for (int i = 0; i < bench->lines; i++) workload_destroy(&bench->line[i].workload);
    free(bench);
    return STATUS_DONE;
}

static const Option bench_options[] = {
    {.name = "--only",
     .kind = OPTION_CHOICE,
     .value = "W1|W2|W3|W4|W5",
     .help = "this workload alone"},
    {.name = "--threads",
     .kind = OPTION_NUMBER,
     .value = "N",
     .low = 1,
     .high = MAX_THREADS,
     .help = "with so many (one; for W4 and W5 also all cores)"},
    {.name = "--frames", .kind = OPTION_FLAG, .help = "whole frames of the window instead"},
    {.name = "--panel",
     .kind = OPTION_TEXT,
     .value = "NAME",
     .help = "of --frames: what stands on the stage (plane)"},
    {.name = "--size",
     .kind = OPTION_TEXT,
     .value = "WxH",
     .help = "of --frames: the window in points (1440x900)"},
    {.name = "--scale",
     .kind = OPTION_TEXT,
     .value = "S",
     .help = "of --frames: pixels a point, 1 to 4 (1)"},
    {.name = "--experiment",
     .kind = OPTION_FLAG,
     .help = "of --frames: while the runs of FILE's experiment are trained"},
    {.name = "--json", .kind = OPTION_FLAG, .help = "one JSON object: workloads, peak_gflops"},
    {0},
};

const Command bench_command = {
    .name = "bench",
    .summary = "named workloads, epochs or grids per second, and the share of this machine's peak",
    .details = "Takes some ten seconds. Figures hold for this machine alone: compare those of one\n"
               "run. tests/bench/peers runs the same in PyTorch, scikit-learn and FANN.\n",
    .options = bench_options,
    .words = {.name = "FILE", .example = "halfplane bench --frames FILE", .most = 1},
    .threaded = true,
    .run = bench_run,
};
