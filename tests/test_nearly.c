/* What becomes of files that are nearly right: of lessons, scenes and tables each line is left out,
 * doubled, and shortened at either end, and what is read then, or said, or found by the check, is
 * told in golden/nearly.txt (told.h). What should be said other tests say; that it is said of each
 * line, and that all that is read has its place, this one. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <unistd.h>

#include "base/hash.h"
#include "lesson/check.h"
#include "lesson/lesson_file.h"
#include "scene/cells.h"
#include "scene/file.h"
#include "scene/scene_file.h"
#include "told.h"

/* ---- texts with a line that is another */

typedef enum Change {
    AS_IT_IS,
    LEFT_OUT,
    DOUBLED,
    WITHOUT_FIRST,
    WITHOUT_LAST,
    /* of scenes and tables: */
    WITHOUT_ITEM,  /* the last of a list */
    WITH_WORD,     /* in place of the first number, */
    WITH_NEGATIVE, /* and of its digits */
    WITH_MUCH,
    WITH_LIST,
    EMPTIED, /* the first list */
    WRAPPED, /* what a key has, in a list */
    CHANGES
} Change;

static const char *const change_names[CHANGES] = {
    "as it is",           "left out",    "twice",   "without its first", "without its last",
    "with an item less",  "with a word", "with -7", "with 9999999",      "with a list",
    "with an empty list", "in a list"};

static int lines_of(const char *text) {
    int lines = 0;
    for (; *text; text++) lines += *text == '\n';
    return lines;
}

/* The part of a line (that ends before its line end) that a change puts something in place of, and
 * what that is; false where there is nothing of the kind. */
static bool replaced(const char *begin, const char *end, Change change, const char **from,
                     const char **to, const char **by) {
    static const char *const instead[CHANGES] = {
        [WITHOUT_ITEM] = "",     [WITH_WORD] = "word", [WITH_NEGATIVE] = "-7",
        [WITH_MUCH] = "9999999", [WITH_LIST] = "[1]",  [EMPTIED] = "[]"};
    static char wrapped[400];
    *by = instead[change];
    *to = *from = begin;
    if (change == WITHOUT_ITEM) {
        const char *close = end;
        while (close > begin && *close != ']') close--;
        for (*from = *to = close; *from > begin && **from != ',';) --*from;
        return *from > begin;
    }
    if (change == EMPTIED) {
        int depth = 0;
        while (*from < end && **from != '[') ++*from;
        for (*to = *from; *to < end && (depth += (**to == '[') - (**to == ']')) > 0;) ++*to;
        *to += *to < end;
        return *to > *from + 2;
    }
    if (change == WRAPPED) {
        while (*from < end && !(**from == ':' && (*from)[1] == ' ')) ++*from;
        *from += *from < end ? 2 : 0;
        *to = end;
        *by = wrapped;
        snprintf(wrapped, sizeof wrapped, "[%.*s]", (int)(end - *from), *from);
        return *to > *from && strchr("[{", **from) == NULL;
    }
    while (*from < end && !(*from > begin && (*from)[-1] == ' ' && strchr("0123456789", **from)))
        ++*from;
    *to = *from + strspn(*from, "0123456789.");
    return *to > *from;
}

/* A copy, to be freed, with one line (from 0) changed; NULL where there is nothing of
 * what is to be changed. */
static char *changed(const char *text, int line, Change change) {
    const char *begin = text, *end, *from = NULL, *to = NULL, *by = "";
    for (int i = 0; i < line; i++) begin = strchr(begin, '\n') + 1;
    end = strchr(begin, '\n');
    const char *first = begin + strspn(begin, " ");
    if (change == WITHOUT_FIRST || change == WITHOUT_LAST) {
        from = change == WITHOUT_FIRST ? first : end - 1;
        to = from + 1;
        if (first == end) from = to = begin;
    } else if (change > WITHOUT_LAST && !replaced(begin, end, change, &from, &to, &by)) {
        return NULL;
    }
    size_t room = 2 * strlen(text) + 32, used = 0;
    char *copy = malloc(room);
    assert_non_null(copy);
    used += (size_t)snprintf(copy, room, "%.*s", (int)(begin - text), text);
    for (int times = change == DOUBLED ? 2 : change == LEFT_OUT ? 0 : 1; times > 0; times--) {
        const char *head = from ? from : end, *tail = to ? to : end;
        used += (size_t)snprintf(copy + used, room - used, "%.*s%s%.*s\n", (int)(head - begin),
                                 begin, by, (int)(end - tail), tail);
    }
    snprintf(copy + used, room - used, "%s", end + 1);
    return copy;
}

typedef void (*Tell)(Told *told, const char *text);

/* The text, and each of its lines with each change before `changes`. */
static void every_line(Told *told, const char *name, const char *text, Tell tell, int changes) {
    int lines = lines_of(text);
    told_add(told, "%s: ", name);
    tell(told, text);
    told_end_line(told);
    for (int line = 0; line < lines; line++) {
        for (int change = LEFT_OUT; change < changes; change++) {
            char *other = changed(text, line, (Change)change);
            if (!other) continue;
            told_add(told, "%s, line %d %s: ", name, line + 1, change_names[change]);
            tell(told, other);
            told_end_line(told);
            free(other);
        }
    }
}

static char *read_file(const char *folder, const char *name) {
    char path[600];
    size_t length;
    Message message = {""};
    snprintf(path, sizeof path, "%s/%s/%s", TESTS_FOLDER, folder, name);
    char *text = file_read(path, 1000000, &length, &message);
    if (!text) fail_msg("%s", message.text);
    return text;
}

static uint64_t hash_text(uint64_t hash, const char *text) {
    return text ? hash_bytes(hash, text, strlen(text) + 1) : hash_byte(hash, 1);
}

static uint64_t hash_number(uint64_t hash, long number) {
    char text[32];
    snprintf(text, sizeof text, "%ld", number);
    return hash_text(hash, text);
}

/* ---- lessons */

static uint64_t hash_prose(uint64_t hash, const Lesson *lesson, Prose prose) {
    hash = hash_number(hash, prose.count);
    for (int i = prose.first; i < prose.first + prose.count; i++) {
        const Span *s = &lesson->span[i];
        hash = hash_number(hash, (long)s->kind * 4 + s->bold * 2 + s->italic);
        hash = hash_text(hash_text(hash_number(hash, s->line), s->text), s->link);
    }
    return hash;
}

static uint64_t hash_block(uint64_t hash, const Lesson *lesson, const Block *b) {
    const int all[] = {(int)b->kind,
                       b->line,
                       b->depth,
                       b->number,
                       b->first,
                       b->hinted,
                       b->noted,
                       b->cells,
                       b->kind == BLOCK_PREDICT ? b->predict : 0,
                       b->kind == BLOCK_TASK ? b->first_task : 0,
                       b->kind == BLOCK_TASK ? b->tasks : 0};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) hash = hash_number(hash, all[i]);
    hash = hash_text(hash_prose(hash, lesson, b->prose), b->text);
    for (int c = 0; c < b->cells; c++) hash = hash_prose(hash, lesson, b->cell[c]);
    return hash;
}

static uint64_t hash_predict(uint64_t hash, const Lesson *lesson, const Predict *p) {
    const int all[] = {(int)p->kind,   p->choices,      p->answer,       p->after,
                       (int)p->hidden, p->sought.share, p->sought.epochs};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) hash = hash_number(hash, all[i]);
    hash = hash_prose(hash_prose(hash, lesson, p->ask), lesson, p->why);
    for (int c = 0; c < p->choices; c++)
        hash = hash_prose(hash_text(hash, p->choice[c]), lesson, p->formula[c]);
    for (int c = 0; c < LESSON_CHOICES; c++) {
        if (p->has_reply[c]) hash = hash_prose(hash, lesson, p->reply[c]);
        hash = hash_text(hash, p->reply_when[c]);
    }
    for (int i = 0; i < 3; i++) hash = hash_text(hash, p->sought.truth[i]);
    hash = hash_text(hash_text(hash_text(hash, p->sought.right), p->when), p->proof);
    for (int i = 0; i < p->after; i++) hash = hash_text(hash, p->after_line[i]);
    return hash;
}

static uint64_t hash_step(uint64_t hash, const Lesson *lesson, const LessonStep *step) {
    hash = hash_number(hash_text(hash, step->title), step->line);
    for (int b = 0; b < step->blocks; b++) hash = hash_block(hash, lesson, &step->block[b]);
    for (int p = 0; p < step->predicts; p++) hash = hash_predict(hash, lesson, &step->predict[p]);
    for (int t = 0; t < step->tasks; t++) {
        const Task *task = &step->task[t];
        hash = hash_text(hash_prose(hash, lesson, task->say), task->when);
        for (int i = 0; i < task->solve; i++) hash = hash_text(hash, task->solve_line[i]);
    }
    for (int i = 0; i < (step->has_log ? step->log.columns : 0); i++)
        hash = hash_text(hash, step->log.column[i]);
    if (step->has_log) hash = hash_text(hash_text(hash, step->log.goal), step->log.say);
    for (int i = 0; i < (step->has_look ? step->scene.show.count : 0); i++)
        hash = hash_text(hash, step->scene.show.name[i]);
    if (step->has_scene) {
        char *text = scene_text(&step->scene, NULL);
        hash = hash_text(hash, text);
        free(text);
    }
    return hash_number(hash, step->broken * 2 + step->unplayable);
}

static void tell_lesson(Told *told, const char *text) {
    Lesson lesson;
    Message message = {""};
    if (!lesson_parse(&lesson, text, strlen(text), "a.md", "", &message)) {
        told_add(told, "%s", message.text);
        return;
    }
    uint64_t hash = HASH_BEGIN;
    hash = hash_text(hash_text(hash_text(hash, lesson.title), lesson.summary), lesson.chapter);
    hash = hash_number(hash_number(hash, lesson.minutes), lesson.thumbnail);
    int blocks = 0;
    for (int s = 0; s < lesson.steps; s++) {
        blocks += lesson.step[s].blocks;
        hash = hash_step(hash, &lesson, &lesson.step[s]);
    }
    told_add(told, "%d steps %d blocks %d spans #%016llx %s", lesson.steps, blocks, lesson.spans,
             (unsigned long long)hash, lesson.error.text);
    lesson_destroy(&lesson);
}

static void hear(void *data, const char *text) {
    told_add(data, " %s;", text);
}

/* As it is found in a folder of its own. */
static void tell_check(Told *told, const char *text) {
    FILE *file = fopen("a.md", "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    LessonCheck check = {.report = hear, .data = told};
    bool sound = lesson_check(&check, "a.md", 1);
    told_add(told, " %s: %d steps %d tasks %d proofs %d numbers %d problems",
             sound ? "sound" : "not sound", check.steps, check.tasks, check.proofs, check.numbers,
             check.problems);
}

static void lessons_that_are_nearly_right(void **state) {
    (void)state;
    static const char *const lessons[] = {"whole.md", "predict.md", "steps.md"};
    Told told = told_begin("nearly-lessons");
    for (int l = 0; l < 3; l++) {
        char *text = read_file("lessons", lessons[l]);
        every_line(&told, lessons[l], text, tell_lesson, WITHOUT_ITEM);
        free(text);
    }
    told_end(&told);
}

static void what_the_check_says_of_them(void **state) {
    (void)state;
    static const char *const lessons[] = {"momentum.md", "predict.md", "steps.md"};
    char folder[] = "/tmp/halfplane-nearly-XXXXXX", before[600];
    assert_non_null(getcwd(before, sizeof before));
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    Told told = told_begin("nearly-sound");
    for (int l = 0; l < 3; l++) {
        char *text = read_file("lessons", lessons[l]);
        int lines = lines_of(text);
        for (int line = -1; line < lines; line++) {
            char *other = changed(text, line < 0 ? 0 : line, line < 0 ? AS_IT_IS : LEFT_OUT);
            told_add(&told, "%s without line %d:", lessons[l], line + 1);
            tell_check(&told, other);
            told_end_line(&told);
            free(other);
        }
        free(text);
    }
    remove("a.md");
    assert_int_equal(chdir(before), 0);
    rmdir(folder);
    told_end(&told);
}

/* ---- scenes */

static void tell_scene(Told *told, const char *text) {
    Scene scene;
    Message message = {""};
    if (!scene_parse(&scene, text, strlen(text), "a.scene", 1, "", &message)) {
        told_add(told, "%s", message.text);
        return;
    }
    char *written = scene_text(&scene, NULL), *brief = scene_text_short(&scene);
    uint64_t hash = hash_text(hash_text(HASH_BEGIN, written), brief);
    hash = hash_bytes(hash, scene.data.x,
                      sizeof(float) * (size_t)scene.data.count * (size_t)scene.data.columns);
    told_add(told, "%d points, %d inputs, %d weights, #%016llx", scene.data.count,
             scene.features.count, scene_weights(&scene), (unsigned long long)hash);
    free(written);
    free(brief);
    scene_destroy(&scene);
}

/* With all that the others have not. */
static const char *const own_scenes[] = {
    "data:\n  columns: [a, b]\n  label: y\n  rows:\n    - [1, 2, p]\n    - [3, 4, q]\n"
    "    - [5, 6, p]\n  classes: [p, q]\n  test: 0.25\n  scale: standard\n"
    "inputs: [a, b^2, a*b, sin(b), a - b]\nview: {axes: [b, a], scale: free}\n",
    "data:\n  set: blobs\n  count: 30\n  classes: 3\n  noise: 0.2\n  seed: 4\n"
    "  points:\n    - [1, 2, green]\n    - [0, 1, 2]\n"
    "network:\n  layers: [4 relu, 2 tanh, 3 softmax]\n  dropout: 0.1\n  start: {kind: uniform, "
    "scale: 0.5, seed: "
    "9}\n"
    "  names: [[one, two], [left, right]]\n"
    "training:\n  rate: 0.05\n  optimizer: momentum\n  momentum: 0.8\n  batch: 10\n"
    "  shuffle: false\n  seed: 3\n  l1: 0.01\n  l2: 0.02\n  loss: squared\n"
    "  stop: loss < 0.1\nview: {x: [-3, 3], y: [-2, 2], units: {1: [2, 3, 4]}}\n"
    "show: [plane, network, rate]\nselect: {point: 2, weight: \"w[1,2,1]\", unit: [2, 1]}\n",
    "data:\n  points:\n    - [-2, -1.5]\n    - [-1, -0.7]\n    - [2, 0.9]\n"
    "network: {layers: [1 linear], values: [{w: [[2]], b: [1]}]}\n"
    "training: {rate: 0.1, loss: squared}\nrun:\n  - epochs 3\n  - set rate 0.2\n"
    "  - move 1 3 4\n  - steps 2\n  - set w[1,1,1] 0.5\n",
    "data: {set: formula, where: x2 > 0.5*x1, count: 20}\n"
    "compare:\n  what: rate\n  values: [0.1, 1]\n  until: loss < 0.2\n  epochs: 50\n"
    "experiment:\n  vary: [\"rate=0.1,1\", \"units=2,3\"]\n  starts: 5\n  until: loss < 0.3\n"
    "  epochs: 40\n",
    ("graph:\n  expression: \"(y - w*x)^2\"\n  values: {x: 2, w: 3, y: 4}\n  learn: [w]\n"
     "  walked: forward\n"),
};

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void scenes_that_are_nearly_right(void **state) {
    (void)state;
    char *name[100];
    int names = 0;
    DIR *folder = opendir(TESTS_FOLDER "/scenes");
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        size_t length = strlen(entry->d_name);
        if (length > 6 && strcmp(entry->d_name + length - 6, ".scene") == 0 && names < 100)
            name[names++] = strdup(entry->d_name);
    }
    closedir(folder);
    qsort(name, (size_t)names, sizeof *name, by_name);
    Told told = told_begin("nearly-scenes");
    for (int i = 0; i < names; i++) {
        char *text = read_file("scenes", name[i]);
        if (lines_of(text) <= 40) every_line(&told, name[i], text, tell_scene, CHANGES);
        free(text);
        free(name[i]);
    }
    for (size_t i = 0; i < sizeof own_scenes / sizeof *own_scenes; i++) {
        char own[16];
        snprintf(own, sizeof own, "own %d", (int)i);
        every_line(&told, own, own_scenes[i], tell_scene, CHANGES);
    }
    told_end(&told);
}

/* ---- tables */

static void tell_table(Told *told, const char *text) {
    Cells cells;
    CellsRows rows;
    CellsNotes notes;
    Dataset data;
    Message message = {""};
    if (!cells_parse(&cells, text, strlen(text), (CellsHow){.separator = 0}, &message)) {
        told_add(told, "%s", message.text);
        return;
    }
    told_add(told, "%d rows of %d, '%c' '%c' header %d, answer %d of %d;", cells.rows,
             cells.columns, cells.how.separator == '\t' ? 't' : cells.how.separator,
             cells.how.decimal, (int)cells.how.header, cells.answer, cells.classes);
    for (int c = 0; c < cells.columns && c < 12; c++) {
        const CellsColumn *column = &cells.column[c];
        told_add(told, " %s role %d numbers %d gaps %d odd %d different %d unit %d,", column->name,
                 (int)cells_role(&cells, c), column->numbers, column->gaps, column->odd,
                 column->different, column->unit);
    }
    if (cells_points(&cells, &data, &rows, &message)) {
        told_add(told, " %d points of %d, gaps %d wide %d.", data.count, data.columns, rows.gaps,
                 rows.wide);
        cells_notes(&cells, &rows, &notes);
        for (int n = 0; n < notes.count; n++) told_add(told, " %s", notes.note[n].text);
        dataset_destroy(&data);
    } else {
        told_add(told, " %s", message.text);
    }
    cells_destroy(&cells);
}

static void tables_that_are_nearly_right(void **state) {
    (void)state;
    static const char *const tables[] = {
        "name;height;weight;passed\nAda;1,72;68,5;yes\nBoris;1,84;86,5;no\nEmma;1,67;;no\n"
        "Kim;1,7;60;yes\n",
        "Weather in May\n\nday,temperature,wind,rain next day\n1,20.5 C,10 %,0\n2,21.25 C,5 %,1.5\n"
        "3,18 C,7 %,12\n4,,8 %,0\n5,17 C,warm,1\n",
        "5.1\t3.5\tsetosa\n4.9\t3.0\tsetosa\n6.3\t3.3\tvirginica\n5.8\t2.7\tvirginica\n",
        "\"a \"\"b\"\"\",\"c, d\",class\n1,2,red\n3,4,blue\n5,6,red\n7,8,blue\n",
        "x | y\n1.000 | 2\n2.500 | 4\n\n3.250 | 6 | 7\n",
        /* no-break spaces behind and before */
        "height\xC2\xA0;says \xC2\xA0 \n1,72\xC2\xA0;yes\xC2\xA0\xC2\xA0\n\xC2\xA0;no\n"
        "1,9 \xC2\xA0;\xC2\xA0yes\n1,8;no \n",
    };
    Told told = told_begin("nearly-tables");
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        char name[16];
        snprintf(name, sizeof name, "table %d", (int)t);
        every_line(&told, name, tables[t], tell_table, CHANGES);
    }
    told_end(&told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lessons_that_are_nearly_right),
        cmocka_unit_test(what_the_check_says_of_them),
        cmocka_unit_test(scenes_that_are_nearly_right),
        cmocka_unit_test(tables_that_are_nearly_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
