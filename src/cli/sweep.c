/* halfplane sweep: trains every combination of some settings, a run a thread. Rows are written in
 * the order of the runs, whichever is finished first, so that every number of threads, and all
 * parts one after the other, write the same. */
#include <assert.h>
#include <inttypes.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/load.h"
#include "cli/progress.h"
#include "cli/sweep_rows.h"
#include "scene/number.h"

/* Rows that may wait for an earlier one to be finished. */
enum { AHEAD = 4096, PARTS = 100000 };

typedef struct Work {
    const Sweep *sweep;
    const Scene *scene;
    const char *until;
    int64_t epochs;
    int64_t first, end; /* the runs of this part */

    /* what the threads share; one at a time */
    SweepRows rows;
    Progress progress;
    int64_t next;     /* the run to be begun next */
    int64_t written;  /* runs before this one have been written */
    SweepRow *waits;  /* [AHEAD]: finished rows, each at its run % AHEAD; owned */
    bool *is_waiting; /* [AHEAD]; owned */
    int64_t done, diverged, impossible;
    Message first_impossible;
    atomic_bool lost; /* nobody reads the rows any more; asked outside the critical part, too */
} Work;

/* --- One run --- */

/* Its row. False when it was interrupted. */
static bool train(Work *work, int64_t run, SweepRow *row) {
    Scene scene;
    Trial *trial = memory_zeroed(1, sizeof *trial);
    *row = (SweepRow){.run = run};
    row->ran = sweep_scene(work->sweep, work->scene, run, &scene, &row->trouble) &&
               trial_create(trial, &scene, work->until, work->epochs, &row->trouble);
    bool stopped = false;
    if (row->ran) {
        while (!(stopped = interrupt_asked() || work->lost) && trial_advance(trial, 1)) {
        }
        if (trial->end == TRIAL_DIVERGED) row->trouble = trial->run.cause;
        row->outcome = outcome_of(trial);
        stopped = stopped && trial->end == TRIAL_GOES_ON;
        trial_destroy(trial);
    }
    free(trial);
    return !stopped;
}

/* --- Rows in their order --- */

/* Counted as they are written, not as they come in: "the first that cannot be" is the first of the
 * rows, on any number of threads. */
static void count_row(Work *work, const SweepRow *row) {
    work->diverged += row->ran && row->outcome.end == TRIAL_DIVERGED;
    if (row->ran) return;
    if (work->impossible++ == 0) work->first_impossible = row->trouble;
}

static void write_row(Work *work, const SweepRow *row) {
    count_row(work, row);
    sweep_rows_add(&work->rows, row);
    if (ferror(work->rows.out)) work->lost = true;
}

static void tell_progress(Work *work) {
    char text[160];
    snprintf(text, sizeof text, "%" PRId64 " of %" PRId64 " runs", work->done,
             work->end - work->first);
    progress_say(&work->progress, text);
}

/* This row, and those that waited for it. */
static void deliver(Work *work, const SweepRow *row) {
    work->done++;
    work->waits[row->run % AHEAD] = *row;
    work->is_waiting[row->run % AHEAD] = true;
    if (work->is_waiting[work->written % AHEAD]) progress_clear(&work->progress);
    while (work->written < work->end && work->is_waiting[work->written % AHEAD]) {
        work->is_waiting[work->written % AHEAD] = false;
        write_row(work, &work->waits[work->written++ % AHEAD]);
    }
    tell_progress(work);
}

/* After Ctrl-C: those that are done, though one before them is not. */
static void write_rest(Work *work) {
    for (; work->written < work->end && work->written < work->next; work->written++) {
        if (work->is_waiting[work->written % AHEAD])
            write_row(work, &work->waits[work->written % AHEAD]);
    }
}

/* The next run to be trained; -1 when there is none, -2 when it must wait: then so many rows are
 * ahead of one that takes long. */
static int64_t take(Work *work) {
    if (work->next >= work->end || interrupt_asked() || work->lost) return -1;
    return work->next - work->written < AHEAD ? work->next++ : -2;
}

static void train_one_after_the_other(Work *work) {
    for (;;) {
        int64_t run;
        SweepRow row;
#pragma omp critical(sweep)
        run = take(work);
        if (run == -1) return;
        if (run == -2) {
            usleep(1000);
            continue;
        }
        if (!train(work, run, &row)) return;
#pragma omp critical(sweep)
        deliver(work, &row);
    }
}

static void train_all(Work *work, int threads) {
    work->waits = memory_zeroed(AHEAD, sizeof *work->waits);
    work->is_waiting = memory_zeroed(AHEAD, sizeof *work->is_waiting);
    work->next = work->written = work->first;
    work->progress = progress_create(work->end - work->first);
    interrupt_listen();
#pragma omp parallel num_threads(threads) if (threads > 1)
    train_one_after_the_other(work);
    progress_clear(&work->progress);
    write_rest(work);
    sweep_rows_end(&work->rows);
    free(work->waits);
    free(work->is_waiting);
}

/* --- What is asked for --- */

typedef struct Part {
    uint64_t number, of;
} Part;

/* "3/16" */
static bool read_part(const char *text, Part *part, Message *message) {
    char number[32];
    const char *slash = text ? strchr(text, '/') : NULL;
    *part = (Part){1, 1};
    if (!text) return true;
    snprintf(number, sizeof number, "%.*s", slash ? (int)(slash - text) : 0, text);
    return (slash && number_read_whole(number, &part->number) &&
            number_read_whole(slash + 1, &part->of) && part->number >= 1 &&
            part->number <= part->of && part->of <= PARTS) ||
           message_set(message, "--part is '%.40s'; the third of sixteen parts is 3/16", text);
}

static bool read_sweep(Sweep *sweep, const Arguments *arguments, Message *message) {
    for (int w = 1; w < arguments->words; w++) {
        if (!sweep_add(sweep, arguments->word[w], message)) return false;
    }
    return true;
}

static bool check_options(const Arguments *arguments, const Sweep *sweep, Message *message) {
    const char *until = options_text(arguments, "--until", "");
    bool summary = options_given(arguments, "--summary");
    if (options_given(arguments, "--json") && options_given(arguments, "--csv"))
        return message_set(message, "--json and --csv are two forms of the same; choose one");
    if (summary && sweep_seeds(sweep) < 0)
        return message_set(message, "--summary sums up over seeds; sweep some, as in seed=1..20");
    if (summary && options_given(arguments, "--part"))
        return message_set(message, "a part knows not all runs of a group; sum up when all parts "
                                    "are put together");
    return stop_check(until, message);
}

/* Everything that can be wrong is found before the first run. */
static bool prepare(Loaded *loaded, Sweep *sweep, Part *part, const Arguments *arguments,
                    Message *message) {
    if (!read_sweep(sweep, arguments, message) ||
        !read_part(options_text(arguments, "--part", NULL), part, message) ||
        !check_options(arguments, sweep, message) || !load_points(loaded, arguments, 1, message)) {
        sweep_destroy(sweep);
        return false;
    }
    if (sweep_check(sweep, &loaded->scene, message)) return true;
    load_destroy(loaded);
    sweep_destroy(sweep);
    return false;
}

/* Whether points are held out in any of the runs. */
static bool holds_out(const Sweep *sweep, const Scene *scene) {
    bool held = scene->held_out > 0;
    for (int a = 0; a < sweep->axes; a++) held |= strcmp(sweep->axis[a].name, "held-out") == 0;
    return held;
}

static SweepRows rows_of(const Arguments *arguments, const Sweep *sweep, const Part *part,
                         bool tested) {
    RowsForm form = options_given(arguments, "--json")  ? ROWS_JSON
                    : options_given(arguments, "--csv") ? ROWS_CSV
                                                        : ROWS_TABLE;
    int seeds = sweep_seeds(sweep);
    bool many = seeds >= 0 && sweep->axis[seeds].count > 1;
    return sweep_rows_create(&(SweepForm){.form = form,
                                          .goal = options_given(arguments, "--until"),
                                          .tested = tested,
                                          .grouped = many && part->of == 1,
                                          .summary = options_given(arguments, "--summary"),
                                          .heading = part->number == 1},
                             sweep, stdout);
}

static int say_how_it_ended(const Work *work) {
    int64_t runs = work->end - work->first;
    if (work->diverged > 0)
        fprintf(stderr, "halfplane: %" PRId64 " of %" PRId64 " runs diverged\n", work->diverged,
                work->done);
    if (work->done < runs && !work->lost)
        fprintf(stderr,
                "halfplane: stopped after %" PRId64 " of %" PRId64 " runs; these are the results "
                "so far\n",
                work->done, runs);
    if (work->impossible == 0) return STATUS_DONE;
    Message whole;
    message_set(&whole, "%" PRId64 " of %" PRId64 " combinations cannot be; the first: %.300s",
                work->impossible, runs, work->first_impossible.text);
    return command_failed(&whole);
}

static int sweep_run(const Arguments *arguments) {
    Loaded loaded;
    Sweep sweep = {.axes = 0};
    Part part;
    Message message;
    if (!prepare(&loaded, &sweep, &part, arguments, &message)) return command_refused(&message);
    if (loaded.run.trainer.epoch > 0)
        fprintf(stderr,
                "halfplane: the scene was saved at epoch %" PRId64 "; each run of the sweep "
                "begins at its start\n",
                loaded.run.trainer.epoch);
    int64_t runs = sweep_runs(&sweep);
    Work work = {.sweep = &sweep,
                 .scene = &loaded.scene,
                 .until = options_text(arguments, "--until", ""),
                 .epochs = options_number(arguments, "--epochs", 200),
                 .first = runs * (int64_t)(part.number - 1) / (int64_t)part.of,
                 .end = runs * (int64_t)part.number / (int64_t)part.of};
    int threads = load_threads(options_number(arguments, "--threads", 0));
    work.rows = rows_of(arguments, &sweep, &part, holds_out(&sweep, &loaded.scene));
    train_all(&work, threads);
    int status = say_how_it_ended(&work);
    interrupt_end();
    load_destroy(&loaded);
    sweep_destroy(&sweep);
    return status;
}

static const Option sweep_options[] = {
    {.name = "--until",
     .kind = OPTION_TEXT,
     .value = "GOAL",
     .help = "a run ends when this is met: \"loss < 0.1\", \"accuracy > 95 %\""},
    {.name = "--epochs",
     .kind = OPTION_NUMBER,
     .value = "N",
     .high = MAX_EPOCHS,
     .help = "and after so many passes over all points (200)"},
    {.name = "--threads",
     .kind = OPTION_NUMBER,
     .value = "N",
     .low = 1,
     .high = MAX_THREADS,
     .help = "so many runs at once (all cores); the rows are the same with any"},
    {.name = "--part",
     .kind = OPTION_TEXT,
     .value = "K/N",
     .help = "only the K-th of N parts, for many machines; the parts together are the whole"},
    {.name = "--summary",
     .kind = OPTION_FLAG,
     .help = "only what the runs of all seeds have in common: median, quartiles, share"},
    {.name = "--json", .kind = OPTION_FLAG, .help = "a JSON object a row, each on a line"},
    {.name = "--csv", .kind = OPTION_FLAG, .help = "a table for other programs"},
    LOAD_OPTIONS,
    {0},
};

const Command sweep_command = {
    .name = "sweep",
    .summary = "train every combination of some settings: a row a run, and what seeds share",
    .details =
        "SCENE is a *.scene file, or a table (*.csv, *.tsv, *.txt). After it come settings,\n"
        "NAME=VALUES: a list, rate=0.03,0.3,3, a range, seed=1..20, or so many values from\n"
        "one to another, rate=0.001..10:9. Names are those of the controls, as set in\n"
        "lessons. Each run is the one that `halfplane train` would do, to the last bit.\n"
        "Ctrl-C keeps the runs that are done. A run that diverges says so in its row.\n",
    .options = sweep_options,
    .words = {.name = "SCENE",
              .example = "halfplane sweep circles.scene rate=0.03,0.3,3 seed=1..20 --until \"loss "
                         "< 0.1\" --epochs 800",
              .least = 1,
              .most = 1 + SWEEP_AXES},
    .threaded = true,
    .run = sweep_run,
};
