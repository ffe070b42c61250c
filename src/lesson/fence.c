/* See fence.h. */
#include "lesson/fence.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "lesson/derive.h"
#include "lesson/log_def.h"
#include "lesson/markdown.h"
#include "lesson/predict.h"
#include "lesson/show.h"
#include "lesson/task.h"
#include "scene/clean.h"
#include "scene/hint.h"
#include "scene/scene_file.h"

/* YAML indents by blanks alone; what only looks like one is named. Looked for in the file, as
 * Markdown makes blanks of tabs. */
static bool check_indentation(Build *b, const Fence *fence) {
    static const char NO_BREAK[] = "\xC2\xA0";
    int line = fence->line;
    for (const char *at = strchr(fence->source, '\n'); at; at = strchr(at, '\n')) {
        at += 1 + strspn(at + 1, " >");
        line++;
        if (strncmp(at, "```", 3) == 0 || strncmp(at, "~~~", 3) == 0) break;
        bool tab = *at == '\t';
        if (!tab && strncmp(at, NO_BREAK, 2) != 0) continue;
        build_last(b)->unplayable = true;
        build_error(b, line, fence->depth,
                    "%s stands before the text of this line; write plain blanks instead",
                    tab ? "a tab" : "a no-break space");
        return false;
    }
    return true;
}

/* Reads the text of the fence as YAML and passes it to `take`; what is wrong becomes an error
 * in its place. */
static void take_yaml(Build *b, const Fence *fence,
                      bool (*take)(Build *b, const Fence *fence, Reader *r)) {
    Message message, problem;
    Reader r = {.name = b->name, .line = fence->line + 1, .message = &message};
    if (!check_indentation(b, fence)) return;
    bool good = tree_parse(&r.tree, fence->text, fence->length, &r.line, &problem);
    if (!good) {
        reader_fail(&r, -1, "%s", problem.text);
    } else {
        r.line = fence->line;
        good = take(b, fence, &r);
        tree_destroy(&r.tree);
    }
    if (good) return;
    build_last(b)->unplayable = true;
    build_refuse(b, fence->line, fence->depth, &message);
}

/* --- Scenes --- */

/* The value of a key of the root, -1 when there is none. */
static int find_key(const Reader *r, const char *name) {
    const TreeNode *node = r->tree.node;
    if (node[0].kind != TREE_MAP) return -1;
    for (int key = node[0].first; key >= 0; key = node[node[key].next].next) {
        bool text = node[key].kind == TREE_TEXT;
        if (text && strcmp(tree_text(&r->tree, key), name) == 0) return node[key].next;
    }
    return -1;
}

static bool check_show(Reader *r) {
    Message message;
    int list = find_key(r, "show");
    if (list < 0 || r->tree.node[list].kind != TREE_LIST) return true; /* or scene_parse will say */
    for (int item = reader_first(r, list); item >= 0; item = reader_next(r, item)) {
        const char *name = reader_word(r, item, "a name in show");
        if (!name) return false;
        if (!show_knows(name, &message)) return reader_fail(r, item, "%s", message.text);
    }
    return true;
}

/* Whether it sets nothing up: it only looks at what is there. */
static bool is_look(const Reader *r) {
    static const char *const own[] = {"title",    "data", "inputs", "network",
                                      "training", "view", "graph"};
    if (r->tree.node[0].kind != TREE_MAP) return false;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (find_key(r, own[i]) >= 0) return false;
    }
    return true;
}

static bool take_scene(Build *b, const Fence *fence, Reader *r) {
    LessonStep *step = build_last(b);
    int line = fence->line + 1;
    if (r->tree.nodes == 0 || (r->tree.nodes == 1 && r->tree.node[0].blank)) {
        return reader_fail(r, -1, "this {scene} is empty; give it data, a network, or show");
    }
    if (step->scene_line > 0) {
        return reader_fail(r, -1,
                           "the step has a {scene} already, in line %d; keep one, or begin a new "
                           "step",
                           step->scene_line);
    }
    step->scene_line = fence->line;
    step->scene_hash = hash_bytes(HASH_BEGIN, fence->text, fence->length);
    bool look = is_look(r);
    step->has_look =
        check_show(r) && scene_parse_step(&step->scene, &step->opening, look, fence->text,
                                          fence->length, b->name, line, b->directory, r->message);
    step->has_scene = step->has_look && !look;
    return step->has_look;
}

/* --- Predictions and tasks --- */

static bool take_predict(Build *b, const Fence *fence, Reader *r) {
    Predict predict;
    LessonStep *step = build_last(b);
    if (r->tree.nodes == 0) {
        return reader_fail(r, -1, "this {predict} is empty; give it ask, choices, answer and why");
    }
    if (!predict_read(b, r, 0, &predict)) return false;
    Block *block = build_block(b, BLOCK_PREDICT, fence->line, fence->depth);
    if (!block) return true;
    block->predict = step->predicts++;
    step->predict = memory_resize(step->predict, (size_t)step->predicts * sizeof *step->predict);
    step->predict[block->predict] = predict;
    return true;
}

/* The tasks of a list, or the one of a map. */
static bool read_tasks(Build *b, Reader *r, Task task[LESSON_TASKS], int *count) {
    bool list = r->tree.node[0].kind == TREE_LIST;
    if (!list) return task_read(b, r, 0, &task[(*count)++]);
    for (int item = reader_first(r, 0); item >= 0; item = reader_next(r, item)) {
        if (!task_read(b, r, item, &task[(*count)++])) return false;
    }
    return true;
}

static bool take_tasks(Build *b, const Fence *fence, Reader *r) {
    Task task[LESSON_TASKS];
    LessonStep *step = build_last(b);
    int count = 0;
    int items = r->tree.nodes == 0                  ? 0
                : r->tree.node[0].kind == TREE_LIST ? r->tree.node[0].count
                                                    : 1;
    if (items == 0) {
        return reader_fail(r, -1, "this {task} is empty; give it a list of say, when and solve");
    }
    if (step->tasks + items > LESSON_TASKS) {
        return reader_fail(r, -1, "this step has %d tasks; it may have at most %d",
                           step->tasks + items, LESSON_TASKS);
    }
    if (!read_tasks(b, r, task, &count)) return false;
    Block *block = build_block(b, BLOCK_TASK, fence->line, fence->depth);
    if (!block) return true;
    block->first_task = step->tasks;
    block->tasks = count;
    step->tasks += count;
    step->task = memory_resize(step->task, (size_t)step->tasks * sizeof *step->task);
    memcpy(step->task + block->first_task, task, (size_t)count * sizeof *task);
    return true;
}

static bool take_derive(Build *b, const Fence *fence, Reader *r) {
    Derive derive;
    LessonStep *step = build_last(b);
    if (r->tree.nodes == 0)
        return reader_fail(r, -1, "this {derive} is empty; give it say, and perhaps of");
    if (step->has_derive) return reader_fail(r, -1, "the step has a {derive} already; keep one");
    if (!derive_read(b, r, 0, &derive)) return false;
    if (!build_block(b, BLOCK_DERIVE, fence->line, fence->depth)) return true;
    step->has_derive = true;
    step->derive = derive;
    return true;
}

/* --- Logs --- */

static bool take_log(Build *b, const Fence *fence, Reader *r) {
    LessonStep *step = build_last(b);
    bool empty = r->tree.nodes == 0 || (r->tree.nodes == 1 && r->tree.node[0].blank);
    if (step->has_log)
        return reader_fail(r, -1, "the step has a {log} already; one shows all runs");
    if (!log_def_read(b, r, empty ? -1 : 0, &step->log)) return false;
    step->has_log = build_block(b, BLOCK_LOG, fence->line, fence->depth) != NULL;
    return true;
}

/* --- Hints and notes --- */

/* Prose that is shown apart from the step's own. within: of the build, set while it is read. */
static void take_prose(Build *b, const Fence *fence, BlockKind kind, bool *within) {
    if (strspn(fence->text, " \t\n") == fence->length) {
        const char *name = kind == BLOCK_HINT ? "hint" : "note";
        build_error(b, fence->line, fence->depth,
                    "this {%s} is empty; write the %s between its fences", name, name);
        return;
    }
    if (!build_block(b, kind, fence->line, fence->depth)) return;
    *within = true;
    markdown_parse(b, fence->text, fence->length, fence->line + 1, fence->depth + 1);
    *within = false;
}

/* --- All --- */

typedef enum FenceName {
    FENCE_NONE = -1,
    SCENE,
    PREDICT,
    TASK,
    DERIVE,
    HINT,
    NOTE,
    LOG,
    FENCES
} FenceName;

static const char *const names[FENCES] = {
    [SCENE] = "scene", [PREDICT] = "predict", [TASK] = "task", [DERIVE] = "derive",
    [HINT] = "hint",   [NOTE] = "note",       [LOG] = "log"};
static_assert(FENCES == 7, "a name for each block");

/* Which of the names it is; FENCE_NONE after an error in its place. */
static FenceName find_name(Build *b, const Fence *fence) {
    char info[64], name[64], hint[256];
    clean_text(fence->info, fence->info_length, info, sizeof info);
    size_t length = strcspn(info, "}");
    if (info[length] == '\0') {
        build_error(b, fence->line, fence->depth,
                    "the name of this block has no } behind it; write {scene}, for one");
        return FENCE_NONE;
    }
    snprintf(name, sizeof name, "%.*s", (int)length - 1, info + 1);
    for (int i = 0; i < FENCES; i++) {
        if (strcmp(name, names[i]) == 0) return (FenceName)i;
    }
    build_error(b, fence->line, fence->depth, "there is no block {%s}; %s", name,
                hint_name(name, names, FENCES, hint));
    return FENCE_NONE;
}

/* A block whose last fence is missing takes in the first fence of the next, but not its last: then
 * its line is told. */
static bool check_closed(Build *b, const Fence *fence) {
    const char *open = strstr(fence->text, "```{");
    if (!open || strstr(open + 3, "```")) return true;
    int line = fence->line + 1;
    for (const char *c = fence->text; c < open; c++) line += *c == '\n';
    build_error(b, line, fence->depth,
                "a block begins here, but the one of line %d is still open; close it with ```",
                fence->line);
    return false;
}

/* The first word of what stands behind the fence, without braces. */
static void bare_word(const Fence *fence, char word[32]) {
    char info[64];
    clean_text(fence->info, fence->info_length, info, sizeof info);
    const char *from = info + strspn(info, "{ ");
    snprintf(word, 32, "%.*s", (int)strcspn(from, "} ,\t"), from);
}

/* Languages of code that are one letter away from the name of a block. */
static bool is_language(const char *word) {
    return strcmp(word, "node") == 0;
}

bool fence_lacks_braces(Build *b, const Fence *fence) {
    char word[32];
    if (fence->info_length == 0) return false;
    bare_word(fence, word);
    for (int i = 0; i < FENCES; i++) {
        int changes = hint_distance(word, names[i]);
        bool near = changes == 0 || (changes == 1 && strlen(word) > 3 && !is_language(word));
        if (!near) continue;
        if (!build_open(b, fence->line)) return true;
        build_last(b)->unplayable = true;
        build_error(b, fence->line, fence->depth,
                    "this is shown as code; for the block of that name write ```{%s}", names[i]);
        return true;
    }
    return false;
}

void fence_take(Build *b, const Fence *fence) {
    if (!build_open(b, fence->line)) return;
    FenceName name = find_name(b, fence);
    if (name == FENCE_NONE || !check_closed(b, fence)) {
        build_last(b)->unplayable = true;
        return;
    }
    if (b->hinted || b->noted) {
        build_error(b, fence->line, fence->depth,
                    "a {%s} holds prose and no other block; move this one out of it",
                    b->hinted ? "hint" : "note");
        return;
    }
    switch (name) {
    case SCENE: take_yaml(b, fence, take_scene); break;
    case PREDICT: take_yaml(b, fence, take_predict); break;
    case TASK: take_yaml(b, fence, take_tasks); break;
    case DERIVE: take_yaml(b, fence, take_derive); break;
    case HINT: take_prose(b, fence, BLOCK_HINT, &b->hinted); break;
    case LOG: take_yaml(b, fence, take_log); break;
    case NOTE: take_prose(b, fence, BLOCK_NOTE, &b->noted); break;
    case FENCE_NONE:
    case FENCES: break;
    }
}
