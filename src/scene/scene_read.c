/* From a file, or text, to a scene. See scene_file.h. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scene/draft.h"
#include "scene/file.h"
#include "scene/link.h"
#include "scene/scene_file.h"

/* --- YAML --- */

bool draft_run(Draft *d) {
    Reader *r = d->reader;
    int list = d->key[KEY_RUN];
    char text[SCRIPT_LINE];
    if (d->opening || list < 0) return true;
    if (reader_list(r, list, "run", SCRIPT_LINES) < 0) return false;
    if (d->scene->graph.expression[0] != '\0') {
        return reader_fail(r, list,
                           "run is what training did, and a graph is not trained; leave out "
                           "one of the two");
    }
    for (int node = reader_first(r, list); node >= 0; node = reader_next(r, node)) {
        if (!reader_text(r, node, "a line of run", text, sizeof text)) return false;
        if (text[strspn(text, " ")] == '\0') {
            return reader_fail(r, node,
                               "a line of run is empty; write what happened, as in epochs 60");
        }
        script_add(&d->scene->run, text, r->tree.node[node].line);
    }
    return true;
}

static bool read_parts(Draft *d) {
    return draft_network(d) && draft_training(d) && draft_data(d) && draft_inputs(d) &&
           draft_settle(d) && draft_values(d) && draft_names(d) && draft_view(d) && draft_show(d) &&
           draft_select(d) && draft_graph(d) && draft_compare(d) && draft_experiment(d) &&
           draft_run(d) && draft_opening(d);
}

static const char *const key_names[KEY_COUNT] = {
    [KEY_TITLE] = "title",     [KEY_DATA] = "data",         [KEY_INPUTS] = "inputs",
    [KEY_NETWORK] = "network", [KEY_TRAINING] = "training", [KEY_VIEW] = "view",
    [KEY_SHOW] = "show",       [KEY_SELECT] = "select",     [KEY_GRAPH] = "graph",
    [KEY_FROM] = "from",       [KEY_RUN] = "run",           [KEY_HAND] = "hand",
    [KEY_SPEED] = "speed",     [KEY_LENS] = "lens",         [KEY_KEYS] = "keys",
    [KEY_HIDE] = "hide",       [KEY_COMPARE] = "compare",   [KEY_EXPERIMENT] = "experiment"};
static_assert(KEY_COUNT == 18, "a name for each key");

static bool read_tree(Draft *d) {
    Reader *r = d->reader;
    Scene *scene = d->scene;
    bool empty = r->tree.nodes == 0 || (r->tree.nodes == 1 && r->tree.node[0].blank);
    int count = d->opening ? KEY_COUNT : KEY_FROM; /* a file of its own does not open a step */
    for (int i = count; i < KEY_COUNT; i++) d->key[i] = -1;
    return reader_map(r, empty ? -1 : 0, "a scene", key_names, count, d->key) &&
           reader_text(r, d->key[KEY_TITLE], "title", scene->title, sizeof scene->title) &&
           read_parts(d);
}

/* Only what is looked at and tried, and how the step opens. */
static bool read_look(Draft *d) {
    static const DraftKey all[] = {KEY_SHOW, KEY_SELECT,  KEY_FROM,      KEY_RUN,
                                   KEY_HAND, KEY_SPEED,   KEY_LENS,      KEY_KEYS,
                                   KEY_HIDE, KEY_COMPARE, KEY_EXPERIMENT};
    enum { KEYS = sizeof all / sizeof *all };
    const char *keys[KEYS];
    int at[KEYS];
    d->look = true;
    for (int i = 0; i < KEY_COUNT; i++) d->key[i] = -1;
    for (int i = 0; i < KEYS; i++) keys[i] = key_names[all[i]];
    if (!reader_map(d->reader, d->reader->tree.nodes == 0 ? -1 : 0, "a look", keys, KEYS, at)) {
        return false;
    }
    for (int i = 0; i < KEYS; i++) d->key[all[i]] = at[i];
    return draft_show(d) && draft_select(d) && draft_compare(d) && draft_experiment(d) &&
           draft_opening(d);
}

/* The scene that the text holds, when it passes `read`. opening may be NULL. */
static bool parse(Scene *scene, Opening *opening, const char *text, size_t length, Reader r,
                  const char *directory, bool (*read)(Draft *d)) {
    Message problem;
    Scene own = scene_default();
    Draft d = {.reader = &r, .scene = &own, .layers = -1, .values = -1, .rule = -1, .loss = -1};
    if (opening) *opening = opening_default();
    d.opening = opening;
    bool good = strlen(directory) < sizeof own.directory;
    if (!good) {
        reader_fail(&r, -1, "the path to the scene's folder is too long; move it up");
    } else if (!tree_parse(&r.tree, text, length, &r.line, &problem)) {
        good = reader_fail(&r, -1, "%s", problem.text);
    } else {
        snprintf(own.directory, sizeof own.directory, "%s", directory);
        good = read(&d);
        tree_destroy(&r.tree);
    }
    if (good) {
        *scene = own;
    } else {
        scene_destroy(&own);
    }
    return good;
}

bool scene_parse(Scene *scene, const char *text, size_t length, const char *name, int line,
                 const char *directory, Message *message) {
    Reader r = {.name = name, .line = line, .message = message};
    return parse(scene, NULL, text, length, r, directory, read_tree);
}

bool scene_parse_step(Scene *scene, Opening *opening, bool look, const char *text, size_t length,
                      const char *name, int line, const char *directory, Message *message) {
    Reader r = {.name = name, .line = line, .message = message};
    return parse(scene, opening, text, length, r, look ? "" : directory,
                 look ? read_look : read_tree);
}

static bool read_link(Scene *scene, const char *word, Message *message) {
    Link link;
    if (!link_read(&link, word, message)) return false;
    if (link.kind != LINK_SCENE) {
        link_destroy(&link);
        return message_set(message, "this link leads to a lesson; give one that holds a scene");
    }
    bool good = scene_parse(scene, link.text, link.length, "link", 1, "", message);
    link_destroy(&link);
    return good;
}

bool scene_read(Scene *scene, const char *path, Message *message) {
    if (link_is(path)) return read_link(scene, path, message);
    char directory[sizeof scene->directory];
    size_t length;
    if (!file_directory(path, directory, sizeof directory)) {
        return message_set(message, "the path %.200s... is too long; move the scene up", path);
    }
    char *text = file_read(path, SCENE_BYTES, &length, message);
    bool good = text && scene_parse(scene, text, length, path, 1, directory, message);
    free(text);
    return good;
}
