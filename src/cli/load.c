/* See load.h. */
#include "cli/load.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/path.h"
#include "base/threads.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "lab/replay.h"
#include "lesson/show.h"
#include "scene/clean.h"
#include "scene/link.h"
#include "scene/scene_file.h"

/* What no reader can read is said here, before one tries. */
static bool check_file(const char *path, Message *message) {
    struct stat about;
    if (!*path) return message_set(message, "the file's name is empty; give a scene or a table");
    if (stat(path, &about) != 0) {
        return message_set(message,
                           "%.300s: %s; give a scene (*.scene) or a table (*.csv, *.tsv, *.txt)",
                           path, errno == ENOENT ? "there is no such file" : strerror(errno));
    }
    if (S_ISDIR(about.st_mode)) {
        return message_set(message, "%.300s is a folder; give a scene (*.scene) or a table in it",
                           path);
    }
    return true;
}

/* --- What is asked of a table --- */

static bool read_separator(const char *text, char *separator, Message *message) {
    *separator = strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0 ? '\t' : text[0];
    bool one = *separator == '\t' || text[1] == '\0';
    return (one && strchr(",;|\t", *separator)) ||
           message_set(message, "--separator is '%.60s'; it must be , ; | or tab", text);
}

static bool read_decimal(const char *text, char *decimal, Message *message) {
    *decimal = text[0];
    return ((text[0] == '.' || text[0] == ',') && text[1] == '\0') ||
           message_set(message, "--decimal is '%.60s'; it must be . or ,", text);
}

static bool read_encoding(const char *text, Encoding *encoding, Message *message) {
    *encoding = encoding_parse(text);
    return *encoding != ENCODING_UNSAID ||
           message_set(message,
                       "--encoding is '%.60s'; it must be UTF-8, UTF-16, UTF-16BE or Windows-1252",
                       text);
}

/* A list of names parted by commas. */
static bool read_inputs(const char *text, CellsAsk *ask, Message *message) {
    for (;; text++) {
        size_t length = strcspn(text, ",");
        if (length == 0 || length > 31) {
            return message_set(message, "--inputs names columns, parted by commas, as in A,B");
        }
        if (ask->inputs == MAX_COLUMNS) {
            return message_set(message, "--inputs names more than %d columns", MAX_COLUMNS);
        }
        snprintf(ask->input[ask->inputs++], 32, "%.*s", (int)length, text);
        text += length;
        if (*text == '\0') return true;
    }
}

static bool read_ask(const Arguments *arguments, CellsAsk *ask, Message *message) {
    const char *answer = options_text(arguments, "--answer", "");
    const char *inputs = options_text(arguments, "--inputs", NULL);
    const char *separator = options_text(arguments, "--separator", NULL);
    const char *decimal = options_text(arguments, "--decimal", NULL);
    const char *encoding = options_text(arguments, "--encoding", NULL);
    *ask = (CellsAsk){.inputs = 0};
    if (strlen(answer) > 31) {
        return message_set(message,
                           "--answer is longer than the name of a column can be, 31 bytes");
    }
    snprintf(ask->answer, sizeof ask->answer, "%s", answer);
    if (options_given(arguments, "--no-header")) ask->how.header = HEADER_NONE;
    return (!inputs || read_inputs(inputs, ask, message)) &&
           (!separator || read_separator(separator, &ask->how.separator, message)) &&
           (!decimal || read_decimal(decimal, &ask->how.decimal, message)) &&
           (!encoding || read_encoding(encoding, &ask->how.encoding, message));
}

bool load_ask(const Arguments *arguments, const char *path, CellsAsk *ask, Message *message) {
    static const char *const names[] = {"--answer",  "--inputs",    "--separator",
                                        "--decimal", "--no-header", "--encoding"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (path_is_table(path) || !options_given(arguments, names[i])) continue;
        return message_set(message,
                           "%.200s is no table; %s is only for tables (*.csv, *.tsv, *.txt)", path,
                           names[i]);
    }
    return read_ask(arguments, ask, message);
}

void load_say(const char *path, const CellsNotes *notes) {
    char name[256];
    clean_text(path_name(path), strlen(path_name(path)), name, sizeof name);
    for (int i = 0; i < notes->count; i++) {
        fprintf(stderr, "%s: %s\n", name, notes->note[i].text);
    }
}

/* --- The file --- */

/* What messages call it. */
static const char *name_of(const Arguments *arguments) {
    return link_is(arguments->word[0]) ? "link" : arguments->word[0];
}

bool load_scene(Scene *scene, const Arguments *arguments, Message *message) {
    const char *path = arguments->word[0];
    CellsAsk ask;
    CellsNotes notes;
    if (link_is(path)) return scene_read(scene, path, message);
    if (!check_file(path, message) || !load_ask(arguments, path, &ask, message)) return false;
    if (!path_is_table(path)) return scene_read(scene, path, message);
    if (!scene_from_table(scene, path, &ask, &notes, message)) return false;
    load_say(path, &notes);
    return true;
}

/* Until a person stops it: then the run stands where it got to. */
static bool replay(Lab *lab, Message *message) {
    static const double SLICE = 2e8; /* multiplications: a tenth of a second or so */
    bool good = true;
    Progress progress = progress_create(lab->replay.epochs);
    interrupt_listen();
    while (good && lab_replays(lab) && !interrupt_asked()) {
        good = lab_replay(lab, SLICE);
        progress_update(&progress, lab->replay.done, lab->run->score.loss);
    }
    interrupt_end();
    progress_clear(&progress);
    if (good && lab_replays(lab)) {
        lab_replay_stop(lab);
        fprintf(stderr, "halfplane: %s\n", lab->notice.text);
    }
    return good || message_set(message, "%s", lab->notice.text);
}

/* The scene's run up to where it was saved. */
static bool load_replayed(Loaded *loaded, int threads, Message *message) {
    Lab lab = lab_create(threads);
    bool good = lab_load(&lab, &loaded->scene) && replay(&lab, message);
    if (good) {
        loaded->scene = scene_copy(&lab.scene);
        run_move(&loaded->run, lab.run);
        *lab.run = (Run){0};
    } else if (lab.notice.text[0]) {
        *message = lab.notice;
    }
    lab_destroy(&lab);
    return good;
}

bool load_run(Loaded *loaded, const Arguments *arguments, int threads, Message *message) {
    Message reason;
    if (!load_scene(&loaded->scene, arguments, message)) return false;
    if (loaded->scene.run.count > 0 && show_check(&loaded->scene.show, &reason))
        return load_replayed(loaded, threads, &reason) ||
               message_set(message, "%.200s:%.300s", name_of(arguments), reason.text);
    if (show_check(&loaded->scene.show, &reason) &&
        scene_run(&loaded->scene, &loaded->run, threads, &reason))
        return true;
    scene_destroy(&loaded->scene);
    return message_set(message, "%.200s: %.300s", name_of(arguments), reason.text);
}

void load_destroy(Loaded *loaded) {
    run_destroy(&loaded->run);
    scene_destroy(&loaded->scene);
}

/* A graph is not trained; its derivatives are what another command is for. */
static void point_to_graph(const SceneGraph *graph, const char *path, Message *message) {
    char values[256] = "";
    size_t used = 0;
    for (int i = 0; i < graph->values && used < sizeof values - 64; i++) {
        used += (size_t)snprintf(values + used, sizeof values - used, " %s=%.6g", graph->name[i],
                                 graph->value[i]);
    }
    message_set(message,
                "%.120s has an expression and no points to train on; to work it out: halfplane "
                "graph \"%.160s\"%.160s",
                path, graph->expression, values);
}

bool load_points(Loaded *loaded, const Arguments *arguments, int threads, Message *message) {
    const char *path = name_of(arguments);
    if (!load_run(loaded, arguments, threads, message)) return false;
    if (loaded->run.train.count > 0) return true;
    SceneGraph graph = loaded->scene.graph;
    load_destroy(loaded);
    if (graph.expression[0]) {
        point_to_graph(&graph, path, message);
        return false;
    }
    return message_set(
        message, "%.300s has no points to train on; add some, as in data: {set: circles}", path);
}

int load_threads(int64_t asked) {
    int cores = thread_cores();
    return asked > 0 ? (int)asked : cores < MAX_THREADS ? cores : MAX_THREADS;
}
