/* Tables as people's spreadsheets write them: how they are read, what is guessed about their
 * columns, what points they become, and what is said about it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scene/cell_number.h"
#include "scene/cells.h"

static Cells parse_bytes(const char *bytes, size_t length) {
    Cells cells;
    Message message = {""};
    if (!cells_parse(&cells, bytes, length, (CellsHow){0}, &message)) fail_msg("%s", message.text);
    return cells;
}

static Cells parse(const char *text) {
    return parse_bytes(text, strlen(text));
}

static Dataset points_of(const Cells *cells, CellsRows *rows) {
    Dataset data;
    Message message = {""};
    if (!cells_points(cells, &data, rows, &message)) fail_msg("%s", message.text);
    return data;
}

static Dataset read_points(const char *text) {
    Cells cells = parse(text);
    CellsRows rows;
    Dataset data = points_of(&cells, &rows);
    cells_destroy(&cells);
    return data;
}

static void expect_numbers(const float *found, const float *expected, int count) {
    for (int i = 0; i < count; i++) assert_true(found[i] == expected[i]);
}

static void expect_refused(const char *text, const char *expected) {
    Cells cells;
    Message message = {""};
    assert_false(cells_parse(&cells, text, strlen(text), (CellsHow){0}, &message));
    assert_string_equal(message.text, expected);
    assert_null(cells.text);
    assert_null(cells.column);
}

/* --- Numbers --- */

static void expect_number(const char *text, char decimal, float expected) {
    float value = NAN;
    if (!cell_number(text, decimal, &value, NULL)) fail_msg("'%s' is no number", text);
    assert_true(value == expected);
}

static void numbers_are_read_as_people_write_them(void **state) {
    (void)state;
    expect_number("1.5", '.', 1.5f);
    expect_number("1,5", ',', 1.5f);
    expect_number("-3", '.', -3);
    expect_number("−3", ',', -3);
    expect_number("+3.", '.', 3);
    expect_number(".5", '.', 0.5f);
    expect_number("1,234.5", '.', 1234.5f);
    expect_number("1.234,5", ',', 1234.5f);
    expect_number("1 234 567,25", ',', 1234567.25f);
    expect_number("1\u00A0234", '.', 1234);
    expect_number("1\u202F234,5", ',', 1234.5f);
    expect_number("12'500", '.', 12500);
    expect_number("12’500.5", '.', 12500.5f);
    expect_number("1e3", '.', 1000);
    expect_number("2,5E-1", ',', 0.25f);
    expect_number("45 %", '.', 45);
    expect_number("45\u00A0%", ',', 45);
    expect_number(" 7 ", '.', 7);
    expect_number("7:45", '.', 7.75f);
    expect_number("07:30", ',', 7.5f);
    expect_number("-1:30", '.', -1.5f);
    expect_number("1:30:36", '.', 1.51f);
    expect_number("0:57,6", ',', 0.96f);
    expect_number("2:15 min", '.', 2.25f);
}

static void what_is_no_number_is_none(void **state) {
    (void)state;
    static const char *const words[] = {
        "",           "x",
        "1x",         "1.2.3",
        "12.03.2021", "2021-03-04",
        "12:3",       "12:60",
        ":30",        "12:300",
        "1:02:03:04", "7:45 %",
        "12345:00",   "-:30",
        "1,5",        "1,23",
        "1,2345",     "1,234,56",
        "0x10",       "inf",
        "nan",        "--1",
        "1 2",        "1 23",
        "1e",         "1'23",
        "%",          "-",
        "1,234'567",  "0,123",
        "1e99999999", "1234567890123456789012345678901234567890123456789012345678901234567890"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        float value = 42;
        if (cell_number(words[i], '.', &value, NULL)) fail_msg("'%s' is a number", words[i]);
        assert_true(value == 42);
    }
}

static void a_cell_tells_what_it_knows_of_the_decimal_sign(void **state) {
    (void)state;
    assert_int_equal(cell_decimal("1.5"), '.');
    assert_int_equal(cell_decimal("1,5"), ',');
    assert_int_equal(cell_decimal("0.123"), '.');
    assert_int_equal(cell_decimal("1,234.5"), '.');
    assert_int_equal(cell_decimal("1.234.567"), ',');
    assert_int_equal(cell_decimal("1,234"), 'x');
    assert_int_equal(cell_decimal("12"), 0);
    assert_int_equal(cell_decimal("a, b."), 0);
}

static void gaps_have_many_names(void **state) {
    (void)state;
    static const char *const gaps[] = {"", "NA", "n/a", "#N/A", "nan", "NULL", "-", "–", "?"};
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) assert_true(cell_is_gap(gaps[i]));
    assert_false(cell_is_gap("0"));
    assert_false(cell_is_gap("none"));
    assert_false(cell_is_gap("-1"));
}

/* --- How a table is written --- */

static void quotes_line_ends_blank_lines_and_a_mark_are_understood(void **state) {
    (void)state;
    const char *const texts[] = {
        "a,b,y\n1,2,0\n3,4,1\n",
        "a,b,y\r\n1,2,0\r\n3,4,1\r\n",
        "a,b,y\r1,2,0\r3,4,1",
        "\uFEFFa,b,y\n1,2,0\n3,4,1",
        "\"a\",\"b\",\"y\"\n\"1\",\"2\",\"0\"\n 3 , 4 , 1 \n",
        "\n\na,b,y\n\n1,2,0\n   \n3,4,1\n\n\n",
        "a;b;y\n1;2;0\n3;4;1\n",
        "a\tb\ty\n1\t2\t0\n3\t4\t1\n",
        "a|b|y\n1|2|0\n3|4|1\n",
        "sep=;\na;b;y\n1;2;0\n3;4;1\n",
        "a,b,y\n+1,2.,0\n3e0,.4e1,1\n",
        "a,b,y,,\n1,2,0,,\n3,4,1,,\n,,,,\n",
        "a;b;y\n1,0;2,0;0\n3,0;4,0;1\n",
        "a\u00a0,\u00a0b, \u00a0 y\u00a0 \n\u00a01,2\u00a0,0\n3,4 \u00a0,\u00a0\u00a01\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Dataset data = read_points(texts[i]);
        assert_int_equal(data.count, 2);
        assert_string_equal(data.name[0], "a");
        assert_string_equal(data.name[1], "b");
        assert_string_equal(data.label_name, "y");
        expect_numbers(data.x, (float[]){1, 2, 3, 4}, 4);
        expect_numbers(data.label, (float[]){0, 1}, 2);
        dataset_destroy(&data);
    }
}

static void each_encoding_gives_the_same_table(void **state) {
    (void)state;
    static const char utf8[] = "H\xC3\xB6he;Preis;\xC3\xBC\n1,5;2;ja\n2;3;nein\n";
    static const char mark[] = "\xEF\xBB\xBFH\xC3\xB6he;Preis;\xC3\xBC\n1,5;2;ja\n2;3;nein\n";
    static const char windows[] = "H\xF6he;Preis;\xFC\n1,5;2;ja\n2;3;nein\n";
    char little[256], big[256], bare[256];
    size_t units = 0;
    const char *latin = windows;
    for (; latin[units]; units++) {
        little[2 + 2 * units] = big[3 + 2 * units] = bare[2 * units] = latin[units];
        little[3 + 2 * units] = big[2 + 2 * units] = bare[2 * units + 1] = 0;
    }
    little[0] = big[1] = '\xFF';
    little[1] = big[0] = '\xFE';
    const struct {
        const char *bytes;
        size_t length;
        Encoding encoding;
    } files[] = {
        {utf8, sizeof utf8 - 1, ENCODING_UTF8},          {mark, sizeof mark - 1, ENCODING_UTF8},
        {windows, sizeof windows - 1, ENCODING_WINDOWS}, {little, 2 + 2 * units, ENCODING_UTF16},
        {big, 2 + 2 * units, ENCODING_UTF16_BIG},        {bare, 2 * units, ENCODING_UTF16}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Cells cells = parse_bytes(files[i].bytes, files[i].length);
        assert_int_equal(cells.how.encoding, files[i].encoding);
        assert_string_equal(cells.column[0].name, "H\xC3\xB6he");
        assert_string_equal(cells.column[2].name, "\xC3\xBC");
        assert_int_equal(cells.rows, 2);
        cells_destroy(&cells);
    }
}

static void letters_beyond_the_plane_and_broken_bytes_are_survived(void **state) {
    (void)state;
    size_t length;
    char *text = encoding_decode(ENCODING_UTF16,
                                 "\x3D\xD8\x00\xDE\x00\xD8"
                                 "a\0b",
                                 9, &length);
    assert_string_equal(text, "\xF0\x9F\x98\x80\xEF\xBF\xBD"
                              "a");
    free(text);
    text = encoding_decode(ENCODING_WINDOWS, "\x80\x81\xFF", 3, &length);
    assert_string_equal(text, "\u20AC\uFFFD\u00FF");
    free(text);
    text = encoding_decode(ENCODING_UTF8, "a\xC3\xE2\x82z", 5, &length);
    assert_string_equal(text, "a\uFFFD\uFFFD\uFFFDz");
    free(text);
}

static void encodings_are_known_by_their_names(void **state) {
    (void)state;
    assert_int_equal(encoding_parse("utf8"), ENCODING_UTF8);
    assert_int_equal(encoding_parse("UTF-16"), ENCODING_UTF16);
    assert_int_equal(encoding_parse("utf-16le"), ENCODING_UTF16);
    assert_int_equal(encoding_parse("utf-16be"), ENCODING_UTF16_BIG);
    assert_int_equal(encoding_parse("windows-1252"), ENCODING_WINDOWS);
    assert_int_equal(encoding_parse("latin-1"), ENCODING_WINDOWS);
    assert_int_equal(encoding_parse("ISO-8859-1"), ENCODING_WINDOWS);
    assert_int_equal(encoding_parse("ebcdic"), ENCODING_UNSAID);
    assert_int_equal(encoding_parse(""), ENCODING_UNSAID);
}

/* "1,234" alone may be either; the rest of the table says which. */
static void the_decimal_sign_is_what_the_whole_table_says(void **state) {
    (void)state;
    static const struct {
        const char *text;
        char decimal;
        float first;
    } tables[] = {
        {"a;y\n1,234;0\n1,5;1\n", ',', 1.234f},    {"a;y\n1,234;0\n1.5;1\n", '.', 1234},
        {"a;y\n1,234;0\n2,345;1\n", ',', 1.234f},  {"a\ty\n1,234\t0\n2,345\t1\n", '.', 1234},
        {"a;y\n1.234;0\n2.345;1\n", '.', 1.234f},  {"a;y\n1.234;0\n2,5;1\n", ',', 1234},
        {"a,y\n\"1,234\",0\n2.5,1\n", '.', 1234},  {"a,y\n\"1,5\",0\n\"2,5\",1\n", ',', 1.5f},
        {"a;y\n12 500,5;0\n3;1\n", ',', 12500.5f},
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        Cells cells = parse(tables[i].text);
        float value = 0;
        assert_int_equal(cells.how.decimal, tables[i].decimal);
        assert_true(cells_number(&cells, 0, 0, &value));
        assert_true(value == tables[i].first);
        cells_destroy(&cells);
    }
}

static void a_header_is_told_from_values(void **state) {
    (void)state;
    Cells cells = parse("1.5;2;yes\n3;4;no\n5;6;no\n");
    assert_int_equal(cells.how.header, HEADER_NONE);
    assert_int_equal(cells.rows, 3);
    assert_string_equal(cells.column[0].name, "column 1");
    cells_destroy(&cells);
    cells = parse("a,name,y\n1,x,0\n");
    assert_int_equal(cells.how.header, HEADER_FIRST);
    assert_int_equal(cells.rows, 1);
    cells_destroy(&cells);
}

static void what_is_said_is_not_guessed(void **state) {
    (void)state;
    static const char text[] = "1;2;0\n3;4,5;1\n";
    Cells cells;
    Message message = {""};
    const CellsHow how = {.separator = ',', .header = HEADER_FIRST};
    assert_true(cells_parse(&cells, text, strlen(text), how, &message));
    assert_int_equal(cells.how.separator, ',');
    assert_int_equal(cells.how.header, HEADER_FIRST);
    assert_string_equal(cells.column[0].name, "1;2;0");
    cells_destroy(&cells);
    assert_true(cells_parse(&cells, text, strlen(text), (CellsHow){.decimal = '.'}, &message));
    assert_int_equal(cells.how.decimal, '.');
    assert_int_equal(cells.column[1].odd, 0); /* half of them: no column of numbers */
    assert_false(cells.column[1].numbers);
    cells_destroy(&cells);
}

static void quoted_cells_may_hold_separators_quotes_and_lines(void **state) {
    (void)state;
    Cells cells =
        parse("\"a, or \"\"b\"\"\",note,y\n1,\"two\nlines, and a comma\",0\n2,5\" wide,1\n");
    assert_string_equal(cells.column[0].name, "a, or \"b\"");
    assert_string_equal(cells_text(&cells, 0, 1), "two lines, and a comma");
    assert_string_equal(cells_text(&cells, 1, 1), "5\" wide");
    assert_int_equal(cells.row[0].line, 2);
    assert_int_equal(cells.row[1].line, 4);
    cells_destroy(&cells);
}

static void names_are_made_fit_to_show_and_different(void **state) {
    (void)state;
    Cells cells = parse("a,a,,caf\xC3\xA9 and a very long name that goes on,a\x1b[31m,y\n"
                        "1,2,3,4,5,0\n1,2,3,4,5,1\n");
    assert_string_equal(cells.column[0].name, "a");
    assert_string_equal(cells.column[1].name, "a 2");
    assert_string_equal(cells.column[2].name, "column 3");
    assert_string_equal(cells.column[3].name, "caf\xC3\xA9 and a very long name that");
    assert_string_equal(cells.column[4].name, "a?[31m");
    cells_destroy(&cells);
}

/* --- What the columns are for --- */

static void expect_roles(const char *text, const char *roles) {
    Cells cells = parse(text);
    char found[CELLS_COLUMNS + 1] = "";
    for (int c = 0; c < cells.columns; c++) found[c] = "oia"[cells_role(&cells, c)];
    if (strcmp(found, roles) != 0) fail_msg("%s where %s should be, for\n%s", found, roles, text);
    cells_destroy(&cells);
}

/* o: left out, i: input, a: answer. */
static void roles_are_guessed(void **state) {
    (void)state;
    expect_roles("a,b,y\n1,2,0\n3,4,1\n", "iia");
    expect_roles("name,height,passed\nAda,1.5,yes\nBo,1.6,no\nCy,1.7,no\n", "oia");
    /* the last with 2 to 8 different values, wherever it stands */
    expect_roles("kind,a,b\nx,1.5,2.25\ny,1.6,3.5\nx,1.7,4.5\n", "aii");
    /* numbers that come again and again are classes */
    expect_roles("a,stars\n1.5,3\n2.5,5\n3.5,3\n4.5,5\n5.5,4\n6.5,4\n", "ia");
    /* numbers that do not are a number: the last is the answer */
    expect_roles("a,b\n1.5,2.25\n1.6,3.5\n1.7,4.5\n", "ia");
    /* counted rows are no input, unless there is nothing else */
    expect_roles("nr,a,y\n1,5,0\n2,7,1\n3,5,0\n4,2,1\n5,9,0\n", "oia");
    expect_roles("nr,y\n1,0\n2,1\n3,0\n4,1\n5,0\n", "ia");
    expect_roles("office,a,y\n101,5,0\n102,7,1\n103,5,0\n104,2,1\n105,9,0\n", "oia");
    expect_roles("size,a,y\n101,5,0\n103,7,1\n104,5,0\n105,2,1\n106,9,0\n", "iia");
    expect_roles("year,a,y\n2001,5,0\n2002,7,1\n2003,5,0\n2004,2,1\n2005,9,0\n", "iia");
    expect_roles("a,student_id,y\n5,4711,0\n7,4715,1\n", "ioa");
    expect_roles("date,a,y\n2021-03-04,1,no\n2021-03-05,2,yes\n", "oia");
    /* a typing error does not make words of a column of numbers */
    expect_roles("a,y\n1,0\n2,1\n3,0\n4,1\nfive,0\n", "ia");
    /* an empty column */
    expect_roles("a,b,y\n1,,0\n2,,1\n", "ioa");
}

static void answers_that_say_no_come_first(void **state) {
    (void)state;
    static const struct {
        const char *text, *first, *second;
    } tables[] = {
        {"a,y\n1,yes\n2,no\n", "no", "yes"},         {"a,y\n1,Ja\n2,NEIN\n3,ja\n", "NEIN", "Ja"},
        {"a,y\n1,true\n2,FALSE\n", "FALSE", "true"}, {"a,y\n1,pass\n2,fail\n", "fail", "pass"},
        {"a,y\n1,oui\n2,non\n", "non", "oui"},       {"a,y\n1,dog\n2,cat\n", "cat", "dog"},
        {"a,y\n1,red\n2,white\n", "red", "white"},   {"a,y\n1,1\n2,0\n", "0", "1"},
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        Cells cells = parse(tables[i].text);
        assert_int_equal(cells.classes, 2);
        assert_string_equal(cells.class_name[0], tables[i].first);
        assert_string_equal(cells.class_name[1], tables[i].second);
        cells_destroy(&cells);
    }
}

static void spelling_makes_no_class_of_its_own(void **state) {
    (void)state;
    Dataset data = read_points("a,y\n1,Yes\n2,no\n3,YES\n4,No \n");
    assert_int_equal(data.classes, 2);
    expect_numbers(data.label, (float[]){1, 0, 1, 0}, 4);
    assert_string_equal(data.class_name[1], "Yes");
    dataset_destroy(&data);
    data = read_points("a,y\n1,10\n2,9\n3,9,0\n4,10.0\n5,9\n6,10\n");
    assert_int_equal(data.classes, 2); /* 9 comes before 10, and 10.0 is 10 */
    expect_numbers(data.label, (float[]){1, 0, 1, 0, 1}, 5);
    dataset_destroy(&data);
}

static void colours_have_classes_of_their_own(void **state) {
    (void)state;
    Dataset data = read_points("a,y\n1,gold\n2,red\n3,blue\n4,green\n");
    expect_numbers(data.label, (float[]){3, 1, 0, 2}, 4);
    assert_int_equal(data.classes, 4);
    assert_string_equal(data.class_name[1], "red");
    dataset_destroy(&data);
    data = read_points("a,y\n1,gold\n2,blue\n");
    expect_numbers(data.label, (float[]){3, 0}, 2);
    assert_int_equal(data.classes, 4);
    dataset_destroy(&data);
    data = read_points("a,party\n1,Red\n2,BLUE\n"); /* in any case, and written as they are */
    expect_numbers(data.label, (float[]){1, 0}, 2);
    assert_string_equal(data.class_name[0], "BLUE");
    assert_string_equal(data.class_name[1], "Red");
    assert_true(dataset_names_class(&data, 1));
    dataset_destroy(&data);
    data = read_points("a,party\n1,red\n2,blue\n");
    assert_true(dataset_names_class(&data, 0)); /* "blue" is what the column says */
    dataset_destroy(&data);
}

/* What numbers in the answer become for a network. */
static void expect_kind(const char *labels, LabelUse use, LabelKind kind, int classes) {
    char text[256] = "a,b,y\n";
    for (const char *c = labels; *c;) {
        size_t length = strcspn(c, " ");
        sprintf(text + strlen(text), "1,2,%.*s\n", (int)length, c);
        c += length + (c[length] == ' ');
    }
    Cells cells = parse(text);
    Message message = {""};
    CellsRows rows;
    if (!cells_choose(&cells, "y", NULL, 0, &message)) fail_msg("%s", message.text);
    cells_use(&cells, use);
    Dataset data = points_of(&cells, &rows);
    if (data.kind != kind || data.classes != classes)
        fail_msg("%s: kind %d, %d classes", labels, data.kind, data.classes);
    dataset_destroy(&data);
    cells_destroy(&cells);
}

static void numbers_are_classes_where_that_makes_sense(void **state) {
    (void)state;
    const LabelUse unknown = {0}, one = {.outputs = 1}, three = {.outputs = 3};
    const LabelUse line = {.outputs = 1, .regression = true};
    expect_kind("0 1 1", unknown, LABEL_CLASS, 2);
    expect_kind("0 1 1", one, LABEL_CLASS, 2);
    expect_kind("0 1 1", line, LABEL_CLASS, 2);
    expect_kind("0.0 1.0", one, LABEL_CLASS, 2);
    expect_kind("0.0 1.0", line, LABEL_NUMBER, 0);
    expect_kind("0 2 1", unknown, LABEL_CLASS, 3);
    expect_kind("0 2 1", one, LABEL_NUMBER, 0);
    expect_kind("0 2 1", line, LABEL_NUMBER, 0);
    expect_kind("0 2", unknown, LABEL_NUMBER, 0);
    expect_kind("0 2", three, LABEL_CLASS, 3);
    expect_kind("2 3 5", unknown, LABEL_NUMBER, 0);
    expect_kind("2 3 2 3", unknown, LABEL_CLASS, 2);
    expect_kind("2 3 2 3", one, LABEL_CLASS, 2);
    expect_kind("2 3 2 3", line, LABEL_NUMBER, 0);
    expect_kind("0 1 8", three, LABEL_CLASS, 3);
    expect_kind("-1 1", one, LABEL_NUMBER, 0);
    expect_kind("0.5 1", unknown, LABEL_NUMBER, 0);
    expect_kind("0.5 1 2", three, LABEL_NUMBER, 0);
    expect_kind("7 6 5 4 3 2 1 0", unknown, LABEL_CLASS, 8);
    expect_kind("8 7 6 5 4 3 2 1 0", unknown, LABEL_NUMBER, 0);
    expect_kind("1 1", unknown, LABEL_CLASS, 2);
}

static void columns_are_chosen_by_name_and_keep_their_order(void **state) {
    (void)state;
    Cells cells = parse("a,b,y,c\n1,2,0,3\n4,5,1,6\n");
    Message message = {""};
    CellsRows rows;
    assert_true(cells_choose(&cells, "Y", (const char[][32]){"c", "a"}, 2, &message));
    Dataset data = points_of(&cells, &rows);
    assert_int_equal(data.columns, 2);
    expect_numbers(data.x, (float[]){3, 1, 6, 4}, 4);
    assert_string_equal(data.name[0], "c");
    assert_string_equal(data.label_name, "y");
    dataset_destroy(&data);
    cells_destroy(&cells);
}

static void expect_choice_refused(const char *answer, const char (*input)[32], int inputs,
                                  const char *expected) {
    Cells cells = parse("a,humidity,y,day\n1,2,0,Mo\n3,4,1,Tu\n5,6,1,We\n7,8,0,Th\n9,1,0,Fr\n"
                        "2,2,1,Sa\n2,1,1,So\n2,1,1,x\n3,3,0,z\n");
    Message message = {""};
    assert_false(cells_choose(&cells, answer, input, inputs, &message));
    assert_string_equal(message.text, expected);
    cells_destroy(&cells);
}

static void choices_that_cannot_be_are_explained(void **state) {
    (void)state;
    expect_choice_refused("rain", NULL, 0,
                          "there is no column 'rain'; there are a, humidity, y and day");
    expect_choice_refused("y", (const char[][32]){"hmidity"}, 1,
                          "there is no column 'hmidity'; did you mean 'humidity'?");
    expect_choice_refused("y", (const char[][32]){"a", "a"}, 2,
                          "the column 'a' is chosen twice; name each column once, and not the "
                          "answer");
    expect_choice_refused("y", (const char[][32]){"y"}, 1,
                          "the column 'y' is chosen twice; name each column once, and not the "
                          "answer");
    expect_choice_refused("y", (const char[][32]){"day"}, 1,
                          "column 'day' holds words; only numbers can be inputs");
    expect_choice_refused("day", NULL, 0,
                          "column 'day' has more than 8 different words, too many classes; an "
                          "answer has at most 8, or is a number");
}

static void one_column_more_than_can_be_is_refused(void **state) {
    (void)state;
    char text[512] = "";
    for (int row = 0; row < 3; row++) {
        for (int c = 0; c <= MAX_COLUMNS; c++)
            sprintf(text + strlen(text), row == 0 ? "c%d," : "%d.5,", c + row);
        strcat(text, row == 0 ? "y\n" : row == 1 ? "0\n" : "1\n");
    }
    Cells cells = parse(text);
    Message message = {""};
    assert_int_equal(cells.inputs, MAX_COLUMNS);
    assert_int_equal(cells_role(&cells, MAX_COLUMNS), COLUMN_OUT);
    assert_false(cells_assign(&cells, MAX_COLUMNS, COLUMN_INPUT, &message));
    assert_string_equal(message.text,
                        "there are 16 inputs, and there can be no more; leave one out");
    assert_true(cells_assign(&cells, 3, COLUMN_OUT, &message));
    assert_true(cells_assign(&cells, MAX_COLUMNS, COLUMN_INPUT, &message));
    assert_int_equal(cells.inputs, MAX_COLUMNS);
    cells_destroy(&cells);
}

static void a_new_answer_takes_the_place_of_the_old_one(void **state) {
    (void)state;
    Cells cells = parse("a,b,y\n1,2.5,0\n3,4.5,1\n5,6.5,0\n");
    Message message = {""};
    assert_true(cells_assign(&cells, 1, COLUMN_ANSWER, &message));
    assert_int_equal(cells.answer, 1);
    assert_int_equal(cells.classes, 0);
    assert_int_equal(cells_role(&cells, 2), COLUMN_INPUT);
    assert_true(cells_assign(&cells, 2, COLUMN_ANSWER, &message));
    assert_int_equal(cells.classes, 2);
    assert_true(cells_assign(&cells, 2, COLUMN_OUT, &message));
    assert_int_equal(cells.answer, -1);
    assert_int_equal(cells.classes, 0);
    Dataset data;
    CellsRows rows;
    assert_false(cells_points(&cells, &data, &rows, &message));
    assert_string_equal(message.text, "no column can be the answer: it holds numbers, or at most 8 "
                                      "different words");
    cells_destroy(&cells);
}

static void two_classes_change_places(void **state) {
    (void)state;
    Cells cells = parse("a,y\n1,no\n2,yes\n");
    CellsRows rows;
    cells_swap(&cells, 0, 1);
    Dataset data = points_of(&cells, &rows);
    expect_numbers(data.label, (float[]){1, 0}, 2);
    assert_string_equal(data.class_name[0], "yes");
    dataset_destroy(&data);
    cells_destroy(&cells);
}

static void a_number_that_may_be_classes_is_asked_for(void **state) {
    (void)state;
    Cells cells = parse("a,y\n1,1\n2,2\n3,1\n4,2\n");
    Message message = {""};
    assert_int_equal(cells.classes, 2);
    assert_true(cells_as_classes(&cells, false, &message));
    assert_int_equal(cells.classes, 0);
    assert_true(cells_as_classes(&cells, true, &message));
    assert_int_equal(cells.classes, 2);
    cells_destroy(&cells);
    cells = parse("a,y\n1,no\n2,yes\n");
    assert_false(cells_as_classes(&cells, false, &message));
    assert_string_equal(message.text, "column 'y' holds words, and words are classes");
    cells_destroy(&cells);
}

/* --- Rows --- */

static void rows_with_gaps_are_left_out_and_counted(void **state) {
    (void)state;
    Cells cells = parse("id,a,note,y\n1,1,,0\n2,,x,1\n3,3,,NA\n4,4,,1\n5,5,,0,9\n6,6\n7,n/a,,?\n"
                        "8,8,,1\n9,1.x,,1\n10,10,,0\n11,11,,0\n12,12,,0\n13,3,,0\n");
    CellsRows rows;
    Dataset data = points_of(&cells, &rows);
    assert_int_equal(cells.rows, 13);
    assert_int_equal(rows.used, 7);
    assert_int_equal(rows.gaps, 5);
    assert_int_equal(rows.wide, 1);
    expect_numbers(data.x, (float[]){1, 4, 8, 10, 11, 12, 3}, 7);
    assert_true(cells_whole(&cells, 0));
    assert_false(cells_whole(&cells, 1));
    assert_false(cells_whole(&cells, 4));
    dataset_destroy(&data);
    cells_destroy(&cells);
}

/* One row of three, wherever in them: rows that take turns all stay. */
static void a_long_table_gives_points_that_are_evenly_spread(void **state) {
    (void)state;
    enum { ROWS = 3 * MAX_POINTS };
    char *text = malloc(16 + 16 * (size_t)ROWS), *at = text;
    at += sprintf(at, "a,y\n");
    for (int i = 0; i < ROWS; i++) at += sprintf(at, "%d,%d\n", i, i % 3);
    Cells cells = parse(text);
    CellsRows rows;
    Dataset data = points_of(&cells, &rows);
    int turn[3] = {0};
    assert_int_equal(cells.all, ROWS);
    assert_int_equal(cells.rows, CELLS_KEPT);
    assert_false(cells.cut);
    assert_int_equal(data.count, CELLS_KEPT);
    for (int i = 0; i < data.count; i++) {
        assert_int_equal((int)data.x[i] / 3, i);
        turn[(int)data.x[i] % 3]++;
    }
    for (int t = 0; t < 3; t++) assert_in_range(turn[t], 33300, 33400);
    dataset_destroy(&data);
    cells_destroy(&cells);
    free(text);
}

static void counted_rows_of_a_long_table_are_no_input(void **state) {
    (void)state;
    enum { ROWS = 5 * CELLS_KEPT / 2 };
    char *text = malloc(16 + 24 * (size_t)ROWS), *at = text;
    at += sprintf(at, "row,a,y\n");
    for (int i = 0; i < ROWS; i++) at += sprintf(at, "%d,%d,%d\n", i + 1, i % 7, i % 2);
    Cells cells = parse(text);
    assert_int_equal(cells.all, ROWS);
    assert_int_equal(cells_role(&cells, 0), COLUMN_OUT);
    assert_int_equal(cells_role(&cells, 1), COLUMN_INPUT);
    cells_destroy(&cells);
    free(text);
}

/* What is read a little at a time is what is read at once; it may be left anywhere. */
static void a_table_can_be_read_little_by_little(void **state) {
    (void)state;
    enum { ROWS = 400 };
    char *text = malloc(64 + 40 * (size_t)ROWS), *at = text;
    at += sprintf(at, "sep=;\nname;a;y\n");
    for (int i = 0; i < ROWS; i++) at += sprintf(at, "\"row\n%d\";%d,5;%d\n\n", i, i % 7, i % 2);
    size_t length = (size_t)(at - text);
    Cells whole = parse(text), cells;
    for (int stop = 0;; stop++) {
        Message message;
        CellsReading *reading = cells_begin(text, length, (CellsHow){0});
        float before = 0;
        int turns = 0;
        bool more = true;
        while (turns < stop && (more = cells_go_on(reading, 37))) {
            assert_true(cells_done(reading) >= before && cells_done(reading) <= 1);
            before = cells_done(reading);
            turns++;
        }
        if (more) {
            cells_cancel(reading);
            continue;
        }
        assert_true(turns > 20);
        assert_true(cells_end(reading, &cells, &message));
        break;
    }
    assert_int_equal(cells.rows, whole.rows);
    for (int i = 0; i < cells.rows; i++) {
        assert_int_equal(cells.row[i].line, whole.row[i].line);
        for (int c = 0; c < 3; c++)
            assert_string_equal(cells_text(&cells, i, c), cells_text(&whole, i, c));
    }
    assert_memory_equal(cells.column, whole.column, 3 * sizeof *cells.column);
    cells_destroy(&whole);
    cells_destroy(&cells);
    free(text);
}

static void rows_beyond_the_most_are_not_read(void **state) {
    (void)state;
    size_t size = 4 * ((size_t)CELLS_ROWS + 3);
    char *text = malloc(size + 1);
    memcpy(text, "a,y\n", 4);
    for (size_t i = 4; i < size; i += 4) memcpy(text + i, "1,0\n", 4);
    text[size] = '\0';
    Cells cells = parse(text);
    assert_true(cells.cut);
    assert_int_equal(cells.all, CELLS_ROWS - 1); /* and the names */
    cells_destroy(&cells);
    free(text);
}

/* --- What cannot be a table --- */

static void what_can_be_no_table_is_refused(void **state) {
    (void)state;
    expect_refused("", "the table is empty; give a row of names, then a row a point");
    expect_refused("\n \n;;\n", "the table is empty; give a row of names, then a row a point");
    expect_refused("a\n1\n", "there is only one column (its first cell is 'a'); at least one input "
                             "and the answer are needed, parted by a comma, a semicolon or a tab");
    expect_refused("a,b,y\n", "there is no row under the names; give a row a point");
    expect_refused("a,b\n1,\"2\n3,4\n", "a quote that opens in line 2 is never closed; close it");
    Cells cells;
    Message message;
    assert_false(cells_parse(&cells, "a,y\n1\0,2\n", 9, (CellsHow){0}, &message));
    assert_string_equal(message.text, "it holds bytes that are no text; save it as CSV in UTF-8");
}

static void a_table_without_numbers_says_so(void **state) {
    (void)state;
    Cells cells = parse("name,town,y\nAda,Rome,no\nBo,Bonn,yes\n");
    CellsRows rows;
    Dataset data;
    Message message;
    assert_false(cells_points(&cells, &data, &rows, &message));
    assert_string_equal(message.text, "no column can be an input: beside the answer, one must hold "
                                      "numbers");
    cells_destroy(&cells);
    cells = parse("a,b,y\n1,,0\n,2,1\n");
    assert_false(cells_points(&cells, &data, &rows, &message));
    assert_string_equal(message.text, "no row has a value in each of the 3 columns that are used");
    cells_destroy(&cells);
}

static void columns_are_bounded(void **state) {
    (void)state;
    size_t size = 2 * 8 * ((size_t)CELLS_COLUMNS + 1);
    char *text = malloc(size), *at = text;
    for (int i = 0; i < CELLS_COLUMNS; i++) at += sprintf(at, "c%d,", i);
    strcpy(at, "y\n1,2\n");
    expect_refused(text, "there are more than 1024 columns; keep those that are needed");
    free(text);
}

static void a_file_that_is_not_there_is_named(void **state) {
    (void)state;
    Cells cells;
    Message message;
    assert_false(cells_read(&cells, "no-such-folder/t.csv", (CellsHow){0}, &message));
    assert_string_equal(message.text,
                        "no-such-folder/t.csv: cannot be opened: No such file or directory");
    assert_false(cells_read(&cells, ".", (CellsHow){0}, &message));
    assert_string_equal(message.text, ".: cannot be read: Is a directory");
}

/* --- In words --- */

static void what_was_decided_is_said(void **state) {
    (void)state;
    Cells cells = parse("Name;Gr\xF6\xDF"
                        "e;Anteil;bestanden\nAda;1,72;40 %;Ja\nBo;1,84;30%;nein\n"
                        "Cy;1,77;;ja\nDi;1,9;x;ja\nEd;1;50;nein\nFi;1;2;ja\nGo;3;4;ja;zwei\n");
    CellsRows rows;
    CellsNotes notes;
    Dataset data = points_of(&cells, &rows);
    cells_notes(&cells, &rows, &notes);
    static const char *const expected[] = {
        "columns are parted by semicolons",
        "decimals stand after a comma, as in 1,5",
        "its letters are Windows-1252",
        "the answer is bestanden (nein, Ja)",
        "the inputs are Größe and Anteil",
        "left out: Name",
        "percent signs are dropped: 45 % is read as 45",
        "line 5: 'x', in the column Anteil, is no number and counts as a gap",
        "2 of 7 rows have gaps and are left out",
        ("1 of 7 rows has more cells than there are columns and is left out; a text that holds the "
         "separator needs quotes"),
    };
    int count = (int)(sizeof expected / sizeof *expected);
    assert_int_equal(notes.count, count);
    for (int i = 0; i < count; i++) assert_string_equal(notes.note[i].text, expected[i]);
    assert_int_equal(notes.lost, 7);
    dataset_destroy(&data);
    cells_destroy(&cells);
}

/* Wherever it stands. */
static void a_column_of_percent_is_noted(void **state) {
    (void)state;
    static const char *const tables[] = {"p,b,y\n40%,2,1\n50%,3,0\n", "a,p,y\n1,40%,1\n2,50%,0\n",
                                         "a,b,p\n1,2,40%\n2,3,50%\n"};
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        Cells cells = parse(tables[t]);
        CellsRows rows;
        CellsNotes notes;
        Dataset data = points_of(&cells, &rows);
        cells_notes(&cells, &rows, &notes);
        int told = 0;
        for (int i = 0; i < notes.count; i++)
            told +=
                strcmp(notes.note[i].text, "percent signs are dropped: 45 % is read as 45") == 0;
        assert_int_equal(told, 1);
        dataset_destroy(&data);
        cells_destroy(&cells);
    }
}

/* Six of a class by their names are not six classes; two kinds are. */
static void names_of_rows_are_no_answer(void **state) {
    (void)state;
    expect_roles("name,height,weight\nAda,1.6,55\nBo,1.7,62\nCy,1.75,70\nDi,1.8,77\n", "oia");
    expect_roles("name,height,weight\nAda,1.6,55\nBo,1.7,62\nAda,1.75,70\n", "aii");
    expect_roles("name,height\nAda,1.6\nBo,1.7\nCy,1.75\n", "ai");
    expect_roles("height,weight,name\n1.6,55,Ada\n1.7,62,Bo\n1.75,70,Cy\n", "iia");
}

/* Of runners: words they were, and there was no input left. */
static void times_are_numbers(void **state) {
    (void)state;
    char text[400];
    size_t used = (size_t)snprintf(text, sizeof text, "runner,time,distance\n");
    for (int i = 0; i < 10; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%c,%d:%02d,1.%d\n", 'A' + i,
                                 6 + i / 3, 7 * i % 60, 3 + i % 7);
    Cells cells = parse(text);
    CellsRows rows;
    CellsNotes notes;
    Dataset data = points_of(&cells, &rows);
    cells_notes(&cells, &rows, &notes);
    assert_int_equal(notes.count, 4);
    assert_string_equal(notes.note[0].text, "the answer is distance (a number)");
    assert_string_equal(notes.note[1].text, "the inputs are time");
    assert_string_equal(notes.note[3].text,
                        "what stands behind a colon are sixtieths: 7:45 is read as 7.75");
    assert_int_equal(data.count, 10);
    dataset_destroy(&data);
    cells_destroy(&cells);
}

static void times_of_twelve_hours_are_those_of_a_day(void **state) {
    (void)state;
    static const char *const none[] = {"13:00 PM", "0:30 AM",  "-7:45 AM", "7:45 xm",
                                       "7:45 P",   "7:45 PM1", "PM",       "7:45 AM min"};
    char text[32];
    float value = 0;
    CellSigns signs;
    expect_number("7:45 AM", '.', 7.75f);
    expect_number("7:45 PM", '.', 19.75f);
    expect_number("7:45pm", ',', 19.75f);
    expect_number("7:45 p.m.", '.', 19.75f);
    expect_number("7:45\u202FPM", '.', 19.75f);
    expect_number("12:30 AM", '.', 0.5f);
    expect_number("12:30:00 PM", '.', 12.5f);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (cell_number(none[i], '.', &value, NULL)) fail_msg("'%s' is a time", none[i]);
    assert_true(cell_number("7:45 PM", '.', &value, &signs) && signs.clock && signs.half);
    assert_true(cell_number("7:45", '.', &value, &signs) && signs.clock && !signs.half);
    assert_string_equal(cell_clock_text(7.75f, false, text), "7:45");
    assert_string_equal(cell_clock_text(19.75f, true, text), "7:45 PM");
    assert_string_equal(cell_clock_text(0.5f, true, text), "12:30 AM");
    assert_string_equal(cell_clock_text(12.5f, true, text), "12:30 PM");
    assert_string_equal(cell_clock_text(25.5f, true, text), "25:30"); /* of no day */
    assert_string_equal(cell_clock_text(-3, true, text), "−3:00");
    assert_string_equal(cell_clock_text(600000, false, text), "600000:00");
    assert_string_equal(cell_clock_text(1.51f, false, text), "1:30:36");
    assert_string_equal(cell_clock_text(-1.5f, false, text), "−1:30");
}

static void expect_date(const char *text, DateOrder order, const char *expected) {
    float day;
    char found[32];
    if (!cell_date(text, order, &day)) fail_msg("'%s' is no date", text);
    assert_string_equal(cell_date_text(day, found), expected);
}

static void dates_are_read_as_people_write_them(void **state) {
    (void)state;
    static const char *const none[] = {"2024-02-30", "2023-02-29", "1900-02-29", "29.02.2023",
                                       "2024-13-01", "05.13.2024", "2024-3",     "2024-03-05x",
                                       "2024-03/05", "24-03-05",   "5.3.24",     "0000-01-01",
                                       "12024-1-1",  "",           "20240305",   "2024-03-05 7:45"};
    float day = 0, before;
    expect_date("2024-03-05", DATES_UNSAID, "2024-03-05");
    expect_date("2024/3/5", DATES_MONTH, "2024-03-05");
    expect_date("05.03.2024", DATES_MONTH, "2024-03-05");
    expect_date("5.3.2024", DATES_UNSAID, "2024-03-05");
    expect_date("3/5/2024", DATES_MONTH, "2024-03-05");
    expect_date("3/5/2024", DATES_DAY, "2024-05-03");
    expect_date("05-03-2024", DATES_DAY, "2024-03-05");
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (cell_date(none[i], DATES_DAY, &day)) fail_msg("'%s' is a date", none[i]);
    assert_false(cell_date("3/5/2024", DATES_UNSAID, &day));
    assert_false(cell_date("3/5/2024", DATES_BOTH, &day));
    assert_int_equal(cell_date_order("13/5/2024"), DATES_DAY);
    assert_int_equal(cell_date_order("5/13/2024"), DATES_MONTH);
    assert_int_equal(cell_date_order("5/3/2024"), DATES_UNSAID);
    assert_int_equal(cell_date_order("13.5.2024"), DATES_UNSAID);
    assert_true(cell_date("1970-01-01", DATES_UNSAID, &day) && day == 0);
    assert_true(cell_date("2000-02-29", DATES_UNSAID, &day) && day == 11016);
    assert_true(cell_date("2000-03-01", DATES_UNSAID, &day) && day == 11017);
    /* Each day is one more than that before, and comes back as it was, for four centuries. */
    assert_true(cell_date("1799-12-31", DATES_UNSAID, &before));
    for (int i = 0; i < 146097; i++, before = day) {
        char text[32];
        cell_date_text(before + 1, text);
        assert_true(cell_date(text, DATES_UNSAID, &day) && day == before + 1);
    }
}

static void dates_are_days_since_the_first_one(void **state) {
    (void)state;
    Cells cells = parse("day,height\n3/5/2024,1.5\n3/14/2024,2.5\n,3\n3/1/2024,0.5\n");
    CellsRows rows;
    CellsNotes notes;
    char text[32];
    Dataset data = points_of(&cells, &rows);
    cells_notes(&cells, &rows, &notes);
    expect_numbers(data.x, (const float[]){4, 13, 0}, 3);
    assert_string_equal(data.name[0], "day");
    assert_true(cells_say(&cells, 0, cells.column[0].most, text));
    assert_string_equal(text, "2024-03-14");
    assert_false(cells_say(&cells, 1, 0.5f, text));
    assert_string_equal(
        notes.note[2].text,
        "dates in the column day are read as days since 2024-03-01, the month first");
    dataset_destroy(&data);
    cells_destroy(&cells);
}

/* So scenes that name no columns have the inputs that they had. */
static void dates_are_left_out_where_there_are_other_numbers(void **state) {
    (void)state;
    expect_roles("day,a,y\n2024-03-05,1,0.5\n2024-03-06,3,1.5\n2024-03-09,5,7\n", "oia");
    expect_roles("a,y,day\n1,0.5,2024-03-05\n3,1.5,2024-03-06\n5,7,2024-03-09\n", "iao");
    expect_roles("day,y\n2024-03-05,0.5\n2024-03-06,1.5\n2024-03-09,7\n", "ia");
    /* Days that come again and again are classes; two that follow each other are not 0 and 1. */
    Cells cells = parse("a,day\n1,2.1.2024\n3,1.1.2024\n5,1.1.2024\n7,2.1.2024\n");
    assert_int_equal(cells.answer, 1);
    assert_int_equal(cells.classes, 2);
    assert_string_equal(cells.class_name[0], "1.1.2024");
    assert_int_equal(cells_class(&cells, "02.01.2024"), 1);
    cells_destroy(&cells);
}

static void dates_that_cannot_be_told_are_told_of(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"day,a,y\n3/5/2024,1,0.5\n4/5/2024,3,1.5\n5/5/2024,5,7\n",
         "'3/5/2024', in the column day, may begin with the day or the month; write 2024-03-05"},
        {"day,a,y\n3/14/2024,1,0.5\n31/3/2024,3,1.5\n3/15/2024,5,7\n",
         "some dates begin with the day and some with the month, so those in the column day are "
         "words; write 2024-03-05"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Cells cells = parse(cases[i][0]);
        CellsRows rows;
        CellsNotes notes;
        Dataset data = points_of(&cells, &rows);
        cells_notes(&cells, &rows, &notes);
        assert_false(cells.column[0].numbers);
        assert_string_equal(notes.note[notes.lost].text, cases[i][1]);
        dataset_destroy(&data);
        cells_destroy(&cells);
    }
}

/* As in a table that has a column for each month. */
static void dates_above_numbers_are_names(void **state) {
    (void)state;
    Cells cells = parse("city,2024-01-01,2024-02-01,2024-03-01\nA,1,2,3\nB,4,5,7\nC,7,9,2\n");
    assert_string_equal(cells.column[0].name, "city");
    assert_string_equal(cells.column[3].name, "2024-03-01");
    assert_int_equal(cells.rows, 3);
    assert_int_equal(cells.answer, 3);
    assert_int_equal(cells.column[3].odd, 0);
    cells_destroy(&cells);
    cells = parse("2024-01-01,5\n2024-01-02,6\n2024-01-03,8\n"); /* above dates it is one */
    assert_int_equal(cells.rows, 3);
    cells_destroy(&cells);
}

static void a_plain_table_says_only_what_it_is_for(void **state) {
    (void)state;
    Cells cells = parse("a,b,y\n1,2,0.5\n3,4,1.5\n5,6,7\n");
    CellsRows rows;
    CellsNotes notes;
    Dataset data = points_of(&cells, &rows);
    cells_notes(&cells, &rows, &notes);
    assert_int_equal(notes.count, 2);
    assert_string_equal(notes.note[0].text, "the answer is y (a number)");
    assert_string_equal(notes.note[1].text, "the inputs are a and b");
    assert_int_equal(notes.lost, 2);
    dataset_destroy(&data);
    cells_destroy(&cells);
}

/* ---- tables as schools have them (tests/tables, made up) */

typedef struct People {
    const char *file;
    char separator, decimal;
    Header header;
    const char *answer, *inputs;
    int classes;     /* 0: the answer is a number */
    int rows, whole; /* those that are read; those without gaps, which are used */
} People;

static const People people[] = {
    {"cities.tsv", '\t', '.', HEADER_FIRST, "capital", "population, area km2", 2, 12, 12},
    {"excel-sep.csv", ';', ',', HEADER_FIRST, "Sportart", "Größe, Gewicht", 2, 16, 16},
    {"heights-us.csv", ',', '.', HEADER_FIRST, "Sex", "Height (in), Weight (lb)", 2, 20, 20},
    {"kantone.csv", ';', '.', HEADER_FIRST, "Mehrheit", "Einwohner, Fläche", 2, 10, 10},
    {"marks-de.csv", ';', ',', HEADER_FIRST, "bestanden", "Stunden, Fehlzeiten, Note Klausur", 2,
     24, 24},
    {"no-header.csv", ',', '.', HEADER_NONE, "column 3", "column 1, column 2", 2, 15, 15},
    {"pandas.csv", ',', '.', HEADER_FIRST, "kind", "sepal, petal", 3, 18, 18},
    {"penguins.csv", ',', '.', HEADER_FIRST, "sex",
     "bill_length_mm, bill_depth_mm, flipper_length_mm, body_mass_g", 2, 30, 27},
    {"prices-de.csv", ';', ',', HEADER_FIRST, "rooms", "m2, price", 6, 20, 20},
    {"quoted.csv", ',', '.', HEADER_FIRST, "fan", "points, minutes", 2, 10, 10},
    {"room-de.csv", ';', ',', HEADER_FIRST, "Fenster", "Temperatur, Luftfeuchte", 2, 16, 16},
    {"science.csv", ',', '.', HEADER_FIRST, "side", "x, y", 2, 14, 14},
    {"shop.csv", ',', '.', HEADER_FIRST, "cheap", "price, weight", 2, 12, 12},
    {"titanic.csv", ',', '.', HEADER_FIRST, "class", "survived, age, fare", 3, 20, 18},
    {"titled.csv", ',', '.', HEADER_FIRST, "fit", "hours of sport, hours of screen, sleep", 2, 15,
     15},
    {"trailing.csv", ',', '.', HEADER_FIRST, "passed", "hours, slept", 2, 12, 12},
    {"uci.data.txt", ',', '.', HEADER_FIRST, "party", "a, b", 4, 20, 19},
    {"unicode.txt", '\t', '.', HEADER_FIRST, "hot", "temp, ice creams", 2, 14, 14},
    {"votes-fr.csv", ';', ',', HEADER_FIRST, "Élu", "Électeurs, Participation, Voix A", 2, 18, 18},
    {"weather.csv", ',', '.', HEADER_FIRST, "rain", "cloud, humidity, pressure hPa", 2, 28, 28},
};

static void expect_people(const People *p) {
    char path[1000], inputs[400] = "";
    Cells cells;
    Message message = {""};
    Dataset data;
    CellsRows rows;
    snprintf(path, sizeof path, TESTS_FOLDER "/tables/%s", p->file);
    if (!cells_read(&cells, path, (CellsHow){.separator = 0}, &message))
        fail_msg("%s: %s", p->file, message.text);
    for (int i = 0; i < cells.inputs; i++)
        snprintf(inputs + strlen(inputs), sizeof inputs - strlen(inputs), "%s%s", i ? ", " : "",
                 cells.column[cells.input[i]].name);
    const char *answer = cells.answer < 0 ? "" : cells.column[cells.answer].name;
    bool same = cells.how.separator == p->separator && cells.how.decimal == p->decimal &&
                cells.how.header == p->header && strcmp(answer, p->answer) == 0 &&
                strcmp(inputs, p->inputs) == 0 && cells.classes == p->classes;
    if (!same)
        fail_msg("%s: '%c' '%c' header %d, %s (%d classes) of %s", p->file, cells.how.separator,
                 cells.how.decimal, (int)cells.how.header, answer, cells.classes, inputs);
    if (!cells_points(&cells, &data, &rows, &message)) fail_msg("%s: %s", p->file, message.text);
    if (cells.rows != p->rows || data.count != p->whole)
        fail_msg("%s: %d of %d rows are used", p->file, data.count, cells.rows);
    dataset_destroy(&data);
    cells_destroy(&cells);
}

static void tables_of_schools_are_read(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) expect_people(&people[i]);
}

static Cells of_text(const char *text) {
    Cells cells;
    Message message = {""};
    if (!cells_parse(&cells, text, strlen(text), (CellsHow){.separator = 0}, &message))
        fail_msg("%s", message.text);
    return cells;
}

/* A title stands alone above the names; a row with one number, or a lone name, is none. */
static void titles_above_the_names_are_left_out(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int titles, rows;
        const char *first;
    } cases[] = {
        {"Survey\n\na,b,c\n1,2,x\n3,4,y\n", 1, 2, "a"},
        {"Survey,,\n,,\na,b,c\n1,2,x\n3,4,y\n", 1, 2, "a"},
        {"Survey,\nhours,passed\n1,yes\n2,no\n", 1, 2, "hours"},
        {"2024-03-05\nheight,weight,kind\n1,2,a\n2,3,b\n3,4,a\n", 1, 3, "height"},
        {"hours,\n1,yes\n2,no\n", 0, 2, "hours"},
        {"5,,\n1,2,x\n3,4,y\n", 0, 3, "column 1"},
        {"a,b,c\n1,2,x\n3,4,y\n", 0, 2, "a"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Cells cells = of_text(cases[i].text);
        if (cells.titles != cases[i].titles || cells.rows != cases[i].rows)
            fail_msg("case %zu: %d titles, %d rows", i, cells.titles, cells.rows);
        assert_string_equal(cells.column[0].name, cases[i].first);
        cells_destroy(&cells);
    }
}

/* "176 g" is 176, and it is said; another unit in the same column is no number that could be
 * compared with it. */
/* Whoever wants numbers gets numbers, in the first column, too, and of few that differ. */
static void an_answer_in_the_first_column_can_be_a_number(void **state) {
    (void)state;
    Cells cells = parse("passed,day\n0,2024-01-01\n1,2024-01-05\n1,2024-02-01\n0,2024-03-01\n"
                        "1,2024-03-09\n");
    for (int numbers = 0; numbers < 2; numbers++) {
        cells_guess(&cells, numbers);
        assert_int_equal(cells.answer, 0);
        assert_int_equal(cells.classes, numbers ? 0 : 2);
        assert_int_equal(cells.inputs, 1);
    }
    cells_destroy(&cells);
}

/* What large and small answers are called by: their power of ten where it would be long. */
static void a_unit_is_written_as_short_as_it_is(void **state) {
    (void)state;
    static const char *const units[] = {"1e-6", "1e-5", "1e-4", "0.001", "0.01",   "0.1", NULL,
                                        "10",   "100",  "1000", "10000", "100000", "1e6", "1e7"};
    Cells cells = parse("size,price\n1,2\n2,4\n3,9\n4,16\n5,21\n6,30\n7,44\n8,61\n9,70\n");
    for (int i = 0; i < 14; i++) {
        char name[32], expected[32];
        const CellsRows rows = {.unit = pow(10, i - 6)};
        snprintf(expected, sizeof expected, "price%s%s", units[i] ? " / " : "",
                 units[i] ? units[i] : "");
        assert_string_equal(cells_answer_name(&cells, &rows, name), expected);
    }
    cells_destroy(&cells);
}

static void units_are_dropped_and_told(void **state) {
    (void)state;
    CellSigns signs;
    float value;
    assert_true(cell_number("176 g", '.', &value, &signs) && value == 176);
    assert_string_equal(cell_unit(signs.unit), "g");
    assert_true(cell_number("1,8km/h ", ',', &value, &signs) && value == 1.8f);
    assert_false(cell_number("7 a", '.', &value, NULL));
    assert_false(cell_number("12 May", '.', &value, NULL));
    Cells cells = parse("mass,ok\n176 g,yes\n180,no\n1.2 kg,yes\n150 g,no\n160g,yes\n170 g,no\n");
    Dataset data;
    CellsRows rows;
    CellsNotes notes;
    assert_true(cells_points(&cells, &data, &rows, NULL));
    assert_int_equal(rows.used, 5);
    assert_true(data.x[0] == 176 && data.x[1] == 180 && data.x[2] == 150);
    cells_notes(&cells, &rows, &notes);
    bool unit = false, left = false;
    for (int i = 0; i < notes.count; i++) {
        unit |= strstr(notes.note[i].text, "mass are in g: 45 g is read as 45") != NULL;
        left |= strstr(notes.note[i].text, "line 4: '1.2 kg', in the column mass") != NULL;
    }
    assert_true(unit && left);
    assert_int_equal(notes.doubts, 1);
    dataset_destroy(&data);
    cells_destroy(&cells);
}

/* Nothing is left out in silence. */
static void columns_beyond_the_inputs_are_told_of(void **state) {
    (void)state;
    char text[16000] = "", *at = text;
    for (int row = 0; row < 6; row++) {
        for (int c = 0; c < 300; c++)
            at += row ? sprintf(at, "%d.5,", (row * 7 + c * 3) % 100) : sprintf(at, "c%d,", c);
        at += row ? sprintf(at, "%d\n", row % 2) : sprintf(at, "y\n");
    }
    Cells cells = parse(text);
    CellsRows rows = {.used = 5};
    CellsNotes notes;
    cells_notes(&cells, &rows, &notes);
    assert_true(notes.doubts > 0);
    assert_non_null(strstr(notes.note[notes.lost].text, "300 columns hold numbers"));
    assert_non_null(strstr(notes.note[notes.lost].text, "at most 16"));
    cells_destroy(&cells);
}

static void currencies_are_dropped(void **state) {
    (void)state;
    static const struct {
        const char *text;
        char decimal;
        float value;
    } cases[] = {{"$12.50", '.', 12.5f},       {"-$3", '.', -3},     {"$-3", '.', -3},
                 {"1.234,50 €", ',', 1234.5f}, {"€ 7,5", ',', 7.5f}, {"£1,200", '.', 1200}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        float value = 0;
        CellSigns signs;
        if (!cell_number(cases[i].text, cases[i].decimal, &value, &signs))
            fail_msg("%s is no number", cases[i].text);
        assert_true(value == cases[i].value && !signs.percent && signs.unit == 0);
    }
    float value;
    assert_false(cell_number("$", '.', &value, NULL));
    assert_false(cell_number("$x", '.', &value, NULL));
    assert_false(cell_number("5 $ 5", '.', &value, NULL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_as_people_write_them),
        cmocka_unit_test(what_is_no_number_is_none),
        cmocka_unit_test(a_cell_tells_what_it_knows_of_the_decimal_sign),
        cmocka_unit_test(gaps_have_many_names),
        cmocka_unit_test(quotes_line_ends_blank_lines_and_a_mark_are_understood),
        cmocka_unit_test(each_encoding_gives_the_same_table),
        cmocka_unit_test(letters_beyond_the_plane_and_broken_bytes_are_survived),
        cmocka_unit_test(encodings_are_known_by_their_names),
        cmocka_unit_test(the_decimal_sign_is_what_the_whole_table_says),
        cmocka_unit_test(a_header_is_told_from_values),
        cmocka_unit_test(what_is_said_is_not_guessed),
        cmocka_unit_test(quoted_cells_may_hold_separators_quotes_and_lines),
        cmocka_unit_test(names_are_made_fit_to_show_and_different),
        cmocka_unit_test(roles_are_guessed),
        cmocka_unit_test(answers_that_say_no_come_first),
        cmocka_unit_test(spelling_makes_no_class_of_its_own),
        cmocka_unit_test(colours_have_classes_of_their_own),
        cmocka_unit_test(numbers_are_classes_where_that_makes_sense),
        cmocka_unit_test(columns_are_chosen_by_name_and_keep_their_order),
        cmocka_unit_test(choices_that_cannot_be_are_explained),
        cmocka_unit_test(one_column_more_than_can_be_is_refused),
        cmocka_unit_test(a_new_answer_takes_the_place_of_the_old_one),
        cmocka_unit_test(two_classes_change_places),
        cmocka_unit_test(a_number_that_may_be_classes_is_asked_for),
        cmocka_unit_test(rows_with_gaps_are_left_out_and_counted),
        cmocka_unit_test(a_long_table_gives_points_that_are_evenly_spread),
        cmocka_unit_test(counted_rows_of_a_long_table_are_no_input),
        cmocka_unit_test(a_table_can_be_read_little_by_little),
        cmocka_unit_test(rows_beyond_the_most_are_not_read),
        cmocka_unit_test(what_can_be_no_table_is_refused),
        cmocka_unit_test(a_table_without_numbers_says_so),
        cmocka_unit_test(columns_are_bounded),
        cmocka_unit_test(a_file_that_is_not_there_is_named),
        cmocka_unit_test(what_was_decided_is_said),
        cmocka_unit_test(a_column_of_percent_is_noted),
        cmocka_unit_test(names_of_rows_are_no_answer),
        cmocka_unit_test(times_are_numbers),
        cmocka_unit_test(times_of_twelve_hours_are_those_of_a_day),
        cmocka_unit_test(dates_are_read_as_people_write_them),
        cmocka_unit_test(dates_are_days_since_the_first_one),
        cmocka_unit_test(dates_are_left_out_where_there_are_other_numbers),
        cmocka_unit_test(dates_that_cannot_be_told_are_told_of),
        cmocka_unit_test(dates_above_numbers_are_names),
        cmocka_unit_test(a_plain_table_says_only_what_it_is_for),
        cmocka_unit_test(tables_of_schools_are_read),
        cmocka_unit_test(titles_above_the_names_are_left_out),
        cmocka_unit_test(an_answer_in_the_first_column_can_be_a_number),
        cmocka_unit_test(a_unit_is_written_as_short_as_it_is),
        cmocka_unit_test(units_are_dropped_and_told),
        cmocka_unit_test(columns_beyond_the_inputs_are_told_of),
        cmocka_unit_test(currencies_are_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
