/* See load.h. */
#include "cli/load.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/path.h"
#include "lesson/show.h"
#include "nn/threads.h"
#include "scene/scene_file.h"

/* What no reader can read is said here, before one tries. */
static bool check_file(const char *path, Message *message) {
    struct stat about;
    if (!*path) return message_set(message, "the file's name is empty; give a scene or a CSV");
    if (stat(path, &about) != 0) {
        return message_set(message, "%.300s: %s; give a scene (*.scene) or a CSV", path,
                           errno == ENOENT ? "there is no such file" : strerror(errno));
    }
    if (S_ISDIR(about.st_mode)) {
        return message_set(message, "%.300s is a folder; give a scene (*.scene) or a CSV in it",
                           path);
    }
    return true;
}

static bool load_scene(Scene *scene, const char *path, Message *message) {
    if (!check_file(path, message)) return false;
    return path_ends_with(path, ".csv") ? scene_from_csv(scene, path, message)
                                        : scene_read(scene, path, message);
}

bool load_run(Loaded *loaded, const char *path, int threads, Message *message) {
    Message reason;
    if (!load_scene(&loaded->scene, path, message)) return false;
    if (show_check(&loaded->scene.show, &reason) &&
        scene_run(&loaded->scene, &loaded->run, threads, &reason))
        return true;
    scene_destroy(&loaded->scene);
    return message_set(message, "%.200s: %.300s", path, reason.text);
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

bool load_points(Loaded *loaded, const char *path, int threads, Message *message) {
    if (!load_run(loaded, path, threads, message)) return false;
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
