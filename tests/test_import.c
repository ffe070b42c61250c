/* The sheet "Your table", used as by a person: what is shown of a table, what is changed by mouse
 * and by keys, and what becomes of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "person.h"
#include "scene/scene_file.h"
#include "ui/target.h"

/* Eight rows of a German spreadsheet: a name, a gap in the weight, an answer in words. */
static const char *const class_table = "name;height;weight;passed\n"
                                       "Ada;1,72;68,5;yes\n"
                                       "Boris;1,84;86,5;no\n"
                                       "Chidi;1,77;76,0;yes\n"
                                       "Deniz;1,82;62,5;yes\n"
                                       "Emma;1,67;;no\n"
                                       "Farid;1,75;76,5;no\n"
                                       "Greta;1,78;76,0;yes\n"
                                       "Hugo;1,64;56,0;yes\n";

static TableSheet *sheet_of(const Person *p) {
    return &p->frame->ui.table;
}

/* A slow machine takes more than one frame to read even a short table. */
static Person opens(const char *path, const char *text) {
    Person p = person_create(1440, 900);
    table_sheet_begin(sheet_of(&p), path, strdup(text), strlen(text));
    p.frame->ui.revision++;
    do frame_step(p.frame, &p.input);
    while (sheet_of(&p)->reading);
    return p;
}

static void uses(Person *p) {
    assert_true(sheet_of(p)->wanted);
    assert_true(frame_use_table(p->frame));
    frame_step(p->frame, &p->input);
}

/* Pressed in the middle of what has two numbers. */
static void gives_role(Person *p, int column, ColumnRole role) {
    press_part(p, "table role", column, (int)role);
}

static Point place_of(const Person *p, const char *mark, int index) {
    const Shapes *shapes = &p->frame->shapes;
    for (int i = -1; (i = shapes_find(shapes, mark, index, i)) >= 0;) {
        const Shape *s = &shapes->shape[i];
        if (s->kind == SHAPE_DISC || s->kind == SHAPE_RING || s->kind == SHAPE_RECT)
            return rect_middle(s->rect);
    }
    fail_msg("there is no %s %d", mark, index);
    return (Point){0, 0};
}

static void it_shows_what_was_found_out(void **state) {
    (void)state;
    Person p = opens("/home/ada/class.csv", class_table);
    assert_true(person_reads(&p, "table about", "class.csv: 8 rows, 4 columns"));
    assert_true(person_reads(&p, "table pill", "semicolon"));
    assert_true(person_reads(&p, "table pill", "comma"));
    assert_true(person_reads(&p, "table pill", "names"));
    assert_true(person_reads(&p, "table pill", "UTF-8"));
    assert_true(person_reads(&p, "table name", "weight"));
    assert_true(person_reads(&p, NULL, "1,64 to 1,84"));
    assert_true(person_reads(&p, "table cell", "68,5"));
    assert_true(person_reads(&p, "table rows", "7 of 8 rows"));
    assert_true(person_reads(&p, "table rows", "1 with gaps"));
    assert_true(person_reads(&p, "table legend", "yes"));
    assert_true(person_reads(&p, "table axis", "height"));
    person_leave(&p);
}

static void times_and_dates_are_shown_as_they_are_written(void **state) {
    (void)state;
    Person p = opens("sleep.csv", "day,bed,wake\n2024-03-05,10:30 PM,6:45\n"
                                  "2024-03-07,9:15 PM,7:10\n2024-03-11,11:00 PM,7:40\n");
    assert_true(person_reads(&p, NULL, "2024-03-05 to 2024-03-11"));
    assert_true(person_reads(&p, NULL, "9:15 PM to 11:00 PM"));
    assert_true(person_reads(&p, NULL, "6:45 to 7:40"));
    assert_true(person_reads(&p, "table legend", "pale 6:45, dark 7:40"));
    person_leave(&p);
}

static void a_gap_is_marked_in_its_column(void **state) {
    (void)state;
    Person p = opens("class.csv", class_table);
    assert_true(person_reads(&p, "table gap", "empty"));
    assert_true(shapes_find_part(&p.frame->shapes, "table gap", 4, 2, -1) >= 0);
    assert_true(shapes_find_part(&p.frame->shapes, "table gap", 4, 1, -1) < 0);
    assert_int_equal(shapes_find(&p.frame->shapes, "table point", 4, -1), -1);
    /* Left out, its gaps matter no more. */
    gives_role(&p, 2, COLUMN_OUT);
    assert_false(person_reads(&p, "table gap", "empty"));
    assert_true(person_reads(&p, "table rows", "all 8 rows"));
    assert_true(shapes_find(&p.frame->shapes, "table point", 4, -1) >= 0);
    person_leave(&p);
}

static void nothing_changes_behind_it(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    Frame *f = p.frame;
    frame_free_play(f);
    frame_step(f, &p.input);
    int64_t trained = f->lab.trained, points = f->lab.scene.data.count;
    char *bytes = strdup(class_table);
    table_sheet_begin(&f->ui.table, "class.csv", bytes, strlen(bytes));
    f->ui.revision++;
    frame_step(f, &p.input);
    press_key(&p, 'E', "");
    press_key(&p, KEY_SPACE, "");
    press_key(&p, 'Z', "c");
    click(&p, (Point){700, 60}, BUTTON_LEFT, 1);
    click(&p, (Point){60, 400}, BUTTON_LEFT, 1);
    does(&p, (InputEvent){.kind = INPUT_WHEEL, .dy = -1});
    gives_role(&p, 1, COLUMN_OUT);
    assert_true(f->ui.table.open);
    assert_int_equal(f->lab.trained, trained);
    assert_int_equal(f->lab.scene.data.count, points);
    press_key(&p, KEY_ESCAPE, "");
    assert_false(f->ui.table.open);
    assert_null(f->ui.table.bytes);
    assert_int_equal(f->lab.trained, trained);
    person_leave(&p);
}

static void the_table_becomes_a_scene_that_undo_takes_back(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    frame_free_play(p.frame); /* what undo comes back to */
    table_sheet_begin(&p.frame->ui.table, "/home/ada/class.csv", strdup(class_table),
                      strlen(class_table));
    frame_step(p.frame, &p.input);
    Lab *lab = &p.frame->lab;
    int before = lab->scene.data.count;
    assert_int_not_equal(before, 7);
    press(&p, "table test", 0);
    press(&p, "table act", 1);
    uses(&p);
    assert_false(sheet_of(&p)->open);
    assert_string_equal(lab->scene.title, "class.csv");
    assert_int_equal(lab->scene.data.count, 7);
    assert_int_equal(lab->scene.data.columns, 2);
    assert_string_equal(lab->scene.data.name[1], "weight");
    assert_string_equal(lab->scene.data.class_name[1], "yes");
    assert_true(lab->scene.held_out == TABLE_TEST);
    assert_int_equal(lab->tables, 1);
    press_key(&p, 'Z', "c");
    assert_int_equal(lab->scene.data.count, before);
    press_key(&p, 'Z', "cs");
    assert_int_equal(lab->scene.data.count, 7);
    person_leave(&p);
}

/* A cell that is no number, and columns beyond those a network can have, are told of in the
 * sheet. */
static void what_is_left_out_is_said(void **state) {
    (void)state;
    Person p = opens("", "mass,ok\n17,yes\n180,no\nlots,yes\n150,no\n160,yes\n170,no\n");
    assert_true(person_reads(&p, "table doubt", "line 4: 'lots', in the column mass"));
    person_leave(&p);
    p = opens("", "a,b\n1.5,2\n");
    assert_true(person_reads(&p, "table about", "pasted: 1 row, 2 columns"));
    assert_true(person_reads(&p, "table rows", "1 of 1 row"));
    assert_int_equal(count(&p, "table doubt", -1, SHAPE_TEXT), 0);
    person_leave(&p);
}

static void what_was_pasted_travels_in_the_scene(void **state) {
    (void)state;
    Person p = opens("", class_table);
    assert_true(person_reads(&p, "table about", "pasted: 8 rows"));
    press(&p, "table swap", 0);
    press_key(&p, KEY_ENTER, "");
    uses(&p);
    const Scene *s = &p.frame->lab.scene;
    assert_string_equal(s->title, "Pasted table");
    assert_string_equal(s->file, "");
    assert_int_equal(s->points.count, 7);
    assert_string_equal(s->data.class_name[0], "yes"); /* they have changed their marks */
    assert_true(s->data.label[0] == 0 && s->data.label[1] == 1);
    person_leave(&p);
}

/* Not "your own points", which are those that were clicked. */
static void the_rows_of_a_table_are_called_so(void **state) {
    (void)state;
    Person p = opens("", class_table);
    press_key(&p, KEY_ENTER, "");
    uses(&p);
    assert_true(person_reads(&p, "origin", "Rows of a table: 7"));
    assert_false(person_reads(&p, "origin", "Your own"));
    person_leave(&p);
}

static void saved_and_opened_again_the_classes_keep_names_and_marks(void **state) {
    (void)state;
    Person p = opens("", class_table);
    press(&p, "table swap", 0);
    press_key(&p, KEY_ENTER, "");
    uses(&p);
    Scene again, now = lab_scene(&p.frame->lab);
    Message message = {0};
    char *text = scene_text(&now, NULL);
    if (!scene_parse(&again, text, strlen(text), "again", 1, "", &message))
        fail_msg("%s", message.text);
    assert_int_equal(again.data.count, 7);
    assert_string_equal(again.data.name[0], "height");
    for (int i = 0; i < 7; i++) {
        assert_string_equal(again.data.class_name[(int)again.data.label[i]],
                            now.data.class_name[(int)now.data.label[i]]);
        assert_true(again.data.label[i] == now.data.label[i]);
    }
    free(text);
    scene_destroy(&again);
    scene_destroy(&now);
    person_leave(&p);
}

static void classes_change_their_marks(void **state) {
    (void)state;
    Person p = opens("class.csv", class_table);
    TableSpot spot;
    assert_true(table_sheet_spot(sheet_of(&p), 0, &spot));
    assert_true(spot.answer == 1);
    int yes = sheet_of(&p)->of_class[1];
    assert_int_equal(yes, 5);
    press(&p, "table swap", 0);
    assert_true(table_sheet_spot(sheet_of(&p), 0, &spot));
    assert_true(spot.answer == 0);
    assert_int_equal(sheet_of(&p)->of_class[0], yes);
    person_leave(&p);
}

/* Larger values lie to the right and up, whatever their size; a row rings its own point, and a
 * point lights its own row. */
static void a_row_and_its_point_are_one(void **state) {
    (void)state;
    Person p = opens("class.csv", class_table);
    Point ada = place_of(&p, "table point", 0), hugo = place_of(&p, "table point", 7);
    assert_true(hugo.x < ada.x && hugo.y > ada.y);
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = middle(where(&p, "table row", 7))});
    Point ring = place_of(&p, "table ring", 7);
    assert_true(fabsf(ring.x - hugo.x) < 0.6f && fabsf(ring.y - hugo.y) < 0.6f);
    assert_true(shapes_find(&p.frame->shapes, "table row lit", 7, -1) >= 0);
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = ada});
    assert_true(shapes_find(&p.frame->shapes, "table row lit", 0, -1) >= 0);
    assert_true(shapes_find(&p.frame->shapes, "table row lit", 7, -1) < 0);
    assert_true(shapes_find(&p.frame->shapes, "table ring", 0, -1) >= 0);
    /* A row with a gap has no point to ring. */
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = middle(where(&p, "table row", 4))});
    assert_int_equal(shapes_find(&p.frame->shapes, "table ring", -1, -1), -1);
    person_leave(&p);
}

static void what_is_read_can_be_changed(void **state) {
    (void)state;
    Person p = opens("class.csv", class_table);
    press(&p, "table pill", 0);
    press_part(&p, "table choice", 0, 0); /* by comma: then 1,72;68 is a cell */
    assert_int_equal(sheet_of(&p)->cells.how.separator, ',');
    assert_true(person_reads(&p, "table pill", "comma"));
    press(&p, "table pill", 0);
    press_part(&p, "table choice", 0, 1);
    assert_true(person_reads(&p, "table rows", "7 of 8 rows"));
    press(&p, "table pill", 2);
    press_part(&p, "table choice", 2, 1);
    assert_int_equal(sheet_of(&p)->cells.rows, 9);
    assert_true(person_reads(&p, "table name", "column 2"));
    press(&p, "table pill", 3);
    press_part(&p, "table choice", 3, 1);
    assert_int_equal(sheet_of(&p)->cells.how.encoding, ENCODING_WINDOWS);
    person_leave(&p);
}

static void what_can_be_no_input_is_refused_with_the_reason(void **state) {
    (void)state;
    Person p = opens("class.csv", class_table);
    gives_role(&p, 0, COLUMN_INPUT);
    assert_int_equal(cells_role(&sheet_of(&p)->cells, 0), COLUMN_OUT);
    assert_true(person_reads(&p, "table said", "holds words"));
    gives_role(&p, 1, COLUMN_OUT);
    assert_false(person_reads(&p, "table said", "holds words"));
    gives_role(&p, 2, COLUMN_OUT);
    assert_true(person_reads(&p, "table rows", "No points yet"));
    assert_int_equal(count(&p, "table act", 1, SHAPE_TARGET), 0);
    press_key(&p, KEY_ENTER, "");
    assert_false(sheet_of(&p)->wanted);
    gives_role(&p, 2, COLUMN_INPUT);
    assert_int_equal(count(&p, "table act", 1, SHAPE_TARGET), 1);
    person_leave(&p);
}

static void numbers_may_be_classes_or_amounts(void **state) {
    (void)state;
    Person p = opens("marks.csv", "hours,mark\n1,3\n2,2\n3,1\n4,1\n5,3\n6,2\n");
    assert_int_equal(sheet_of(&p)->cells.classes, 3);
    press(&p, "table kind", 1);
    assert_int_equal(sheet_of(&p)->cells.classes, 0);
    assert_true(person_reads(&p, "table legend", "dark 3"));
    press(&p, "table kind", 1);
    assert_int_equal(sheet_of(&p)->cells.classes, 3);
    person_leave(&p);
}

static void keys_alone_are_enough(void **state) {
    (void)state;
    Person p = opens("class.csv", class_table);
    UiState *ui = &p.frame->ui;
    for (int i = 0; i < 4; i++) press_key(&p, KEY_TAB, "");
    assert_string_equal(ui->focus.target->name, "table pill");
    assert_int_equal(ui->focus.index, 3);
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(ui->focus.target->name, "table choice");
    press_key(&p, KEY_DOWN, "");
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(sheet_of(&p)->cells.how.encoding, ENCODING_WINDOWS);
    assert_string_equal(ui->focus.target->name, "table pill");
    press_key(&p, KEY_TAB, "");
    assert_string_equal(ui->focus.target->name, "table column");
    press_key(&p, KEY_RIGHT, "");
    press_key(&p, KEY_DOWN, "");
    assert_int_equal(sheet_of(&p)->cells.answer, 1);
    press_key(&p, KEY_UP, "");
    assert_int_equal(cells_role(&sheet_of(&p)->cells, 1), COLUMN_INPUT);
    press_key(&p, KEY_RIGHT, "");
    press_key(&p, KEY_RIGHT, "");
    press_key(&p, KEY_UP, "");
    assert_int_equal(sheet_of(&p)->cells.answer, 3);
    press_key(&p, KEY_TAB, "");
    assert_string_equal(ui->focus.target->name, "table swap");
    press_key(&p, KEY_SPACE, "");
    assert_true(sheet_of(&p)->swapped);
    press_key(&p, KEY_TAB, "");
    assert_string_equal(ui->focus.target->name, "table row");
    press_key(&p, KEY_DOWN, "");
    assert_true(shapes_find(&p.frame->shapes, "table ring", 1, -1) >= 0);
    press_key(&p, KEY_TAB, "");
    press_key(&p, KEY_SPACE, "");
    assert_true(sheet_of(&p)->test);
    press_key(&p, KEY_TAB, "");
    press_key(&p, KEY_ENTER, "");
    uses(&p);
    assert_int_equal(p.frame->lab.scene.data.count, 7);
    person_leave(&p);
}

static void many_rows_and_columns_are_scrolled(void **state) {
    (void)state;
    char *text = malloc(400 * 200), *at = text;
    for (int r = 0; r < 200; r++) {
        for (int c = 0; c < 30; c++) at += sprintf(at, "%d,", (r * 7 + c) % 50);
        at += sprintf(at, "%s\n", r % 2 ? "no" : "yes");
    }
    Person p = opens("wide.csv", text);
    assert_true(person_reads(&p, "table columns", "columns 1 to"));
    int below = 0;
    for (int i = -1; (i = shapes_find(&p.frame->shapes, "table more", -1, i)) >= 0;)
        below = p.frame->shapes.shape[i].mark.index;
    assert_true(below > 150);
    does(&p, (InputEvent){.kind = INPUT_WHEEL, .dy = -1});
    assert_int_equal(sheet_of(&p)->row, 3);
    press(&p, "table side", 1);
    assert_int_equal(sheet_of(&p)->column, 1);
    for (int i = 0; i < 5; i++) press_key(&p, KEY_TAB, "");
    for (int i = 0; i < 40; i++) press_key(&p, KEY_RIGHT, "");
    assert_int_equal(p.frame->ui.focus.index, 30);
    assert_int_equal(count(&p, "table column", 30, SHAPE_TARGET), 1);
    /* The row of a point that is out of sight stands below. */
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = place_of(&p, "table point", 199)});
    assert_true(table_sheet_spot(sheet_of(&p), 199, &(TableSpot){0}));
    free(text);
    person_leave(&p);
}

static void what_is_no_table_says_what_was_seen(void **state) {
    (void)state;
    Person p = opens("letter.txt", "Dear all;this is\nno table;at all\nYours;\n");
    assert_true(person_reads(&p, "table rows", "No points yet"));
    press_key(&p, KEY_ENTER, "");
    assert_true(sheet_of(&p)->open && !sheet_of(&p)->wanted);
    person_leave(&p);
    p = opens("letter.txt", "Dear all\nthis is no table\n");
    assert_true(person_reads(&p, "table wrong", "only one column"));
    assert_true(person_reads(&p, "table seen", "Dear all"));
    person_leave(&p);
    /* One that was read wrongly is put right where it stands. */
    p = opens("odd.csv", "a|b\n1,5|0\n2,5|1\n");
    press(&p, "table pill", 0);
    press_part(&p, "table choice", 0, 2);
    assert_true(person_reads(&p, "table wrong", "only one column"));
    press(&p, "table pill", 0);
    press_part(&p, "table choice", 0, 3);
    assert_true(sheet_of(&p)->read && sheet_of(&p)->usable);
    person_leave(&p);
}

static void hostile_tables_do_no_harm(void **state) {
    (void)state;
    char *garbage = malloc(300000), *line = malloc(2000001), *wide = malloc(60000), *at = wide;
    uint64_t seed = 1;
    for (int i = 0; i < 300000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        garbage[i] = (char)(seed >> 33);
    }
    memset(line, 'x', 2000000);
    line[2000000] = '\0';
    for (int i = 0; i < 10000; i++) at += sprintf(at, "%d,", i);
    Person p = person_create(1024, 640);
    struct {
        char *bytes;
        size_t length;
    } tables[] = {{garbage, 300000}, {line, 2000000}, {wide, (size_t)(at - wide)}};
    for (int i = 0; i < 3; i++) {
        table_sheet_begin(sheet_of(&p), "hostile.csv", tables[i].bytes, tables[i].length);
        p.frame->ui.revision++;
        do frame_step(p.frame, &p.input);
        while (sheet_of(&p)->reading);
        assert_false(sheet_of(&p)->read);
        assert_true(person_reads(&p, "table wrong", "This cannot be a table"));
        press_key(&p, KEY_ENTER, "");
        assert_false(sheet_of(&p)->wanted);
    }
    person_leave(&p);
}

static void a_long_table_is_read_while_the_window_lives(void **state) {
    (void)state;
    enum { ROWS = 1000000 };
    char *text = malloc(16 + 16 * (size_t)ROWS), *at = text;
    at += sprintf(at, "a,y\n");
    for (int i = 0; i < ROWS; i++) at += sprintf(at, "%d,%d\n", i % 1000, i % 2);
    Person p = person_create(1024, 640);
    table_sheet_begin(sheet_of(&p), "long.csv", text, (size_t)(at - text));
    p.frame->ui.revision++;
    int frames = 0;
    while (sheet_of(&p)->reading) {
        frame_step(p.frame, &p.input);
        bool reading = sheet_of(&p)->reading != NULL;
        assert_true(!reading || person_reads(&p, "table progress", "Reading a long table"));
        frames++;
    }
    assert_true(frames > 3);
    assert_true(person_reads(&p, "table about", "1000000 rows"));
    assert_true(person_reads(&p, "table rows", "100000 of 1000000 rows"));
    assert_true(sheet_of(&p)->spots <= TABLE_SPOTS && sheet_of(&p)->spots > TABLE_SPOTS / 2);
    /* Begun again, it can be left at any moment. */
    table_sheet_say(sheet_of(&p), (CellsHow){.separator = ','});
    p.frame->ui.revision++;
    frame_step(p.frame, &p.input);
    assert_non_null(sheet_of(&p)->reading);
    press(&p, "table act", 0);
    assert_false(sheet_of(&p)->open);
    assert_null(sheet_of(&p)->reading);
    person_leave(&p);
}

/* Lesson 18 holds points out, and one's own table goes on so; in free play nobody asked for it. */
static void from_a_lesson_points_are_held_out(void **state) {
    (void)state;
    Message message;
    char folder[PERSON_FOLDER], home[PERSON_FOLDER + 16];
    person_settle(folder, home);
    person_puts("class.csv", class_table);
    for (int lesson = 0; lesson < 2; lesson++) {
        Person p = person_at_home(home);
        const char *from = TESTS_FOLDER "/../lessons/18-will-i-pass-this-class.md#7";
        if (lesson && !frame_open(p.frame, from, &message)) fail_msg("%s", message.text);
        frame_step(p.frame, &p.input);
        files_open(&p.files, p.frame, "class.csv");
        assert_true(sheet_of(&p)->open);
        assert_int_equal(sheet_of(&p)->test, lesson);
        person_leave(&p);
    }
    assert_true(person_clears(folder));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_shows_what_was_found_out),
        cmocka_unit_test(times_and_dates_are_shown_as_they_are_written),
        cmocka_unit_test(a_gap_is_marked_in_its_column),
        cmocka_unit_test(nothing_changes_behind_it),
        cmocka_unit_test(the_table_becomes_a_scene_that_undo_takes_back),
        cmocka_unit_test(what_is_left_out_is_said),
        cmocka_unit_test(what_was_pasted_travels_in_the_scene),
        cmocka_unit_test(the_rows_of_a_table_are_called_so),
        cmocka_unit_test(saved_and_opened_again_the_classes_keep_names_and_marks),
        cmocka_unit_test(classes_change_their_marks),
        cmocka_unit_test(a_row_and_its_point_are_one),
        cmocka_unit_test(what_is_read_can_be_changed),
        cmocka_unit_test(what_can_be_no_input_is_refused_with_the_reason),
        cmocka_unit_test(numbers_may_be_classes_or_amounts),
        cmocka_unit_test(keys_alone_are_enough),
        cmocka_unit_test(many_rows_and_columns_are_scrolled),
        cmocka_unit_test(what_is_no_table_says_what_was_seen),
        cmocka_unit_test(hostile_tables_do_no_harm),
        cmocka_unit_test(a_long_table_is_read_while_the_window_lives),
        cmocka_unit_test(from_a_lesson_points_are_held_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
