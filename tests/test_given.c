/* Twenty tables as people have them, dropped on the window and pasted into it as cells: each makes
 * the points that the command line makes of the file, and is found again when it was saved. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "person.h"
#include "scene/cells.h"
#include "scene/encoding.h"
#include "scene/scene_file.h"

static char folder[PERSON_FOLDER], home[PERSON_FOLDER + 16];

static int set_up(void **state) {
    (void)state;
    person_settle(folder, home);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    return !person_clears(folder);
}

/* The sheet is read in slices; Enter uses what is on it. */
static void uses_what_is_shown(Person *p, const char *file) {
    TableSheet *sheet = &p->frame->ui.table;
    if (!sheet->open) fail_msg("%s: no sheet is open: %s", file, p->frame->lab.notice.text);
    while (sheet->reading) frame_step(p->frame, &p->input);
    press_key(p, KEY_ENTER, "");
    if (sheet->wanted) files_use_table(&p->files, p->frame);
    frame_step(p->frame, &p->input);
    if (sheet->open) fail_msg("%s: the sheet stays open", file);
}

static void has_the_points_of(const Person *p, const Scene *should, const char *file) {
    const Dataset *a = &p->frame->lab.scene.data, *b = &should->data;
    if (a->count != b->count || a->columns != b->columns || a->kind != b->kind)
        fail_msg("%s: %d points in %d columns, not %d in %d", file, a->count, a->columns, b->count,
                 b->columns);
    assert_memory_equal(a->x, b->x, sizeof(float) * (size_t)(a->count * a->columns));
    assert_memory_equal(a->label, b->label, sizeof(float) * (size_t)a->count);
    for (int c = 0; c < a->columns; c++) assert_string_equal(a->name[c], b->name[c]);
    for (int k = 0; k < a->classes; k++) assert_string_equal(a->class_name[k], b->class_name[k]);
}

static void drops(Person *p, const char *path) {
    InputEvent event = {.kind = INPUT_DROP};
    snprintf(event.path, sizeof event.path, "%s", path);
    does(p, event);
}

/* The clipboard is UTF-8 whatever the file is written in. */
static char *clipboard_of(const char *path) {
    char bytes[1 << 16];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t length = fread(bytes, 1, sizeof bytes, file), decoded;
    fclose(file);
    char *text = encoding_decode(encoding_find(bytes, length), bytes, length, &decoded);
    assert_non_null(text);
    return text;
}

static void pastes(Person *p, const char *path) {
    char *text = clipboard_of(path);
    does(p, (InputEvent){.kind = INPUT_PASTE, .pasted = text});
    free(text);
}

static void saves_and_opens_again(Person *p, const Scene *should, const char *file) {
    Message message;
    Scene again;
    char *text = scene_text(&p->frame->lab.scene, NULL);
    person_puts("again.scene", text);
    free(text);
    if (!scene_read(&again, "again.scene", &message)) fail_msg("%s: %s", file, message.text);
    assert_int_equal(again.data.count, should->data.count);
    scene_destroy(&again);
}

static void tries(const char *path, bool dropped) {
    const CellsAsk nothing = {.inputs = 0};
    CellsNotes notes;
    Message message;
    Scene should;
    if (!scene_from_table(&should, path, &nothing, &notes, &message)) fail_msg("%s", message.text);
    Person p = person_at_home(home);
    frame_free_play(p.frame);
    frame_step(p.frame, &p.input);
    if (dropped)
        drops(&p, path);
    else
        pastes(&p, path);
    uses_what_is_shown(&p, path);
    has_the_points_of(&p, &should, path);
    if (!dropped) saves_and_opens_again(&p, &should, path);
    press_key(&p, 'Z', "c"); /* and what was there is there again */
    assert_int_equal(p.frame->lab.scene.set.kind, SET_CIRCLES);
    scene_destroy(&should);
    frame_destroy(p.frame);
    autosave_release(&p.files.autosave);
    remove("halfplane/unsaved.scene");
}

static void for_each_table(bool dropped) {
    struct dirent **entry;
    int tables = 0, entries = scandir(TESTS_FOLDER "/tables", &entry, NULL, alphasort);
    for (int i = 0; i < entries; i++) {
        char path[1024];
        snprintf(path, sizeof path, TESTS_FOLDER "/tables/%s", entry[i]->d_name);
        bool table = entry[i]->d_name[0] != '.' && path_is_table(path);
        free(entry[i]);
        if (!table) continue;
        tries(path, dropped);
        tables++;
    }
    if (entries >= 0) free(entry);
    assert_true(tables >= 20);
}

static void dropped_tables_become_points(void **state) {
    (void)state;
    for_each_table(true);
}

static void pasted_cells_become_the_same_points(void **state) {
    (void)state;
    for_each_table(false);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(dropped_tables_become_points),
        TEST(pasted_cells_become_the_same_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
