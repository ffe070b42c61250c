/* CSV files, good ones and bad ones. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scene/csv_file.h"

static const CsvFileDef everything = {.label = ""};

static Dataset read_text(const char *text, const CsvFileDef *def) {
    Dataset data;
    Message message = {""};
    if (!csv_file_parse(&data, text, strlen(text), "t.csv", def, &message))
        fail_msg("%s", message.text);
    return data;
}

static void expect_numbers(const float *found, const float *expected, int count) {
    for (int i = 0; i < count; i++) assert_true(found[i] == expected[i]);
}

static void expect_message(const char *text, const CsvFileDef *def, const char *expected) {
    Dataset data;
    Message message = {""};
    assert_false(csv_file_parse(&data, text, strlen(text), "t.csv", def, &message));
    assert_string_equal(message.text, expected);
}

static void a_plain_file_is_read_in_order(void **state) {
    (void)state;
    Dataset data = read_text("cloud,humidity,rain\n0.5,80,1\n0.2,95,0\n", &everything);
    assert_int_equal(data.count, 2);
    assert_int_equal(data.columns, 2);
    assert_string_equal(data.name[0], "cloud");
    assert_string_equal(data.name[1], "humidity");
    assert_string_equal(data.label_name, "rain");
    expect_numbers(data.x, (float[]){0.5f, 80, 0.2f, 95}, 4);
    expect_numbers(data.label, (float[]){1, 0}, 2);
    assert_int_equal(data.kind, LABEL_CLASS);
    assert_int_equal(data.classes, 2);
    dataset_destroy(&data);
}

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
        "a,b,y\n+1,2.,0\n3e0,.4e1,1\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Dataset data = read_text(texts[i], &everything);
        assert_int_equal(data.count, 2);
        assert_string_equal(data.name[0], "a");
        assert_string_equal(data.label_name, "y");
        expect_numbers(data.x, (float[]){1, 2, 3, 4}, 4);
        expect_numbers(data.label, (float[]){0, 1}, 2);
        dataset_destroy(&data);
    }
}

static void quoted_fields_may_hold_commas_quotes_and_lines(void **state) {
    (void)state;
    Dataset data = read_text(
        "\"a, or \"\"b\"\"\",note,y\n1,\"two\nlines, and a comma\",0\n2,x,1\n",
        &(CsvFileDef){.label = "y", .columns = 1, .column = (const char[][32]){"a, or \"b\""}});
    assert_int_equal(data.count, 2);
    assert_string_equal(data.name[0], "a, or \"b\"");
    dataset_destroy(&data);
}

static void columns_are_chosen_by_name_and_keep_their_order(void **state) {
    (void)state;
    const char columns[][32] = {"c", "a"};
    Dataset data = read_text("a,b,y,c\n1,2,0,3\n4,oops,1,6\n",
                             &(CsvFileDef){.label = "y", .columns = 2, .column = columns});
    expect_numbers(data.x, (float[]){3, 1, 6, 4}, 4);
    assert_string_equal(data.name[0], "c");
    assert_string_equal(data.name[1], "a");
    dataset_destroy(&data);
}

static void a_label_may_stand_anywhere(void **state) {
    (void)state;
    Dataset data = read_text("y,a,b\n1,2,3\n0,4,5\n", &(CsvFileDef){.label = "y"});
    expect_numbers(data.x, (float[]){2, 3, 4, 5}, 4);
    expect_numbers(data.label, (float[]){1, 0}, 2);
    dataset_destroy(&data);
}

static void colours_have_classes_of_their_own(void **state) {
    (void)state;
    Dataset data = read_text("a,y\n1,gold\n2,red\n3,blue\n4,green\n", &everything);
    expect_numbers(data.label, (float[]){3, 1, 0, 2}, 4);
    assert_int_equal(data.classes, 4);
    assert_string_equal(data.class_name[1], "red");
    dataset_destroy(&data);
}

static void other_names_are_numbered_in_their_order(void **state) {
    (void)state;
    Dataset data = read_text("a,y\n1,dog\n2,bird\n3,cat\n4,dog\n", &everything);
    expect_numbers(data.label, (float[]){2, 0, 1, 2}, 4);
    assert_int_equal(data.classes, 3);
    assert_string_equal(data.class_name[0], "bird");
    assert_string_equal(data.class_name[2], "dog");
    dataset_destroy(&data);
    data = read_text("a,wine\n1,white\n2,red\n", &everything);
    expect_numbers(data.label, (float[]){1, 0}, 2); /* red is no colour among names */
    assert_string_equal(data.class_name[0], "red");
    dataset_destroy(&data);
}

/* What numbers in the label column become. */
static void expect_kind(const char *labels, LabelUse use, LabelKind kind, int classes) {
    char text[256] = "a,y\n";
    for (const char *c = labels; *c;) {
        size_t length = strcspn(c, " ");
        sprintf(text + strlen(text), "1,%.*s\n", (int)length, c);
        c += length + (c[length] == ' ');
    }
    Dataset data = read_text(text, &(CsvFileDef){.label = "", .use = use});
    assert_int_equal(data.kind, kind);
    assert_int_equal(data.classes, classes);
    dataset_destroy(&data);
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
    expect_kind("0 2", unknown, LABEL_NUMBER, 0);
    expect_kind("0 2", three, LABEL_CLASS, 3);
    expect_kind("2 3 5", unknown, LABEL_NUMBER, 0);
    expect_kind("0 1 8", three, LABEL_NUMBER, 0);
    expect_kind("-1 1", one, LABEL_NUMBER, 0);
    expect_kind("0.5 1", unknown, LABEL_NUMBER, 0);
    expect_kind("7 6 5 4 3 2 1 0", unknown, LABEL_CLASS, 8);
    expect_kind("1 1", unknown, LABEL_CLASS, 2);
}

static void numbers_among_names_are_names(void **state) {
    (void)state;
    Dataset data = read_text("a,y\n1,10\n2,x\n3,2\n", &everything);
    assert_int_equal(data.kind, LABEL_CLASS);
    expect_numbers(data.label, (float[]){0, 2, 1}, 3);
    dataset_destroy(&data);
}

static void names_are_made_fit_to_show(void **state) {
    (void)state;
    Dataset data =
        read_text("h\xF6he,caf\xC3\xA9 and a very long name that goes on,y\n1,2,0\n", &everything);
    assert_string_equal(data.name[0], "h?he");
    assert_string_equal(data.name[1], "caf\xC3\xA9 and a very long name that");
    dataset_destroy(&data);
}

static void bad_headers_are_explained(void **state) {
    (void)state;
    const char ab[][32] = {"a", "hmidity"}, aa[][32] = {"a", "a"}, y[][32] = {"y"};
    expect_message("", &everything,
                   "t.csv:1: the file is empty; its first row must name the columns");
    expect_message("\n\n", &everything,
                   "t.csv:1: the file is empty; its first row must name the columns");
    expect_message("a,y\n", &everything,
                   "t.csv:1: there is no row under the header; give a row a point");
    expect_message("\n1,2,0\n3,4,1\n", &everything,
                   "t.csv:2: the first row holds numbers; it must name the columns, as in "
                   "x1,x2,label");
    expect_message("a\n1\n", &everything,
                   "t.csv:1: there is only one column; at least one input and the label are "
                   "needed, parted by a comma");
    expect_message("a,humidity,y\n1,2,3\n", &(CsvFileDef){.label = "y", .columns = 2, .column = ab},
                   "t.csv:1: there is no column 'hmidity'; did you mean 'humidity'?");
    expect_message("a,b,y\n1,2,3\n", &(CsvFileDef){.label = "rain"},
                   "t.csv:1: there is no column 'rain'; there are a, b and y");
    expect_message("a,b,y\n1,2,3\n", &(CsvFileDef){.label = "y", .columns = 2, .column = aa},
                   "t.csv:1: the column 'a' is chosen twice; name each column once, and not the "
                   "label");
    expect_message("a,b,y\n1,2,3\n", &(CsvFileDef){.label = "y", .columns = 1, .column = y},
                   "t.csv:1: the column 'y' is chosen twice; name each column once, and not the "
                   "label");
    expect_message("a,a,y\n1,2,3\n", &(CsvFileDef){.label = "y", .columns = 1, .column = aa},
                   "t.csv:1: two columns are called 'a'; rename one");
    expect_message("a,a,y\n1,2,3\n", &everything,
                   "t.csv:1: two columns are called 'a'; rename one");
    expect_message("a,y,y\n1,2,3\n", &everything,
                   "t.csv:1: two columns are called 'y'; rename one");
    expect_message(",a,y\n1,2,3\n", &everything, "t.csv:1: column 1 has no name; give it one");
    expect_message("a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,y\n", &everything,
                   "t.csv:1: there are 17 columns beside the label, and at most 16 can be inputs; "
                   "choose some with columns: [...]");
}

static void bad_rows_are_told_by_line_and_column(void **state) {
    (void)state;
    expect_message("a,b,y\n1,2,0\n1,,0\n", &everything,
                   "t.csv:3: column 'b' has no value here; give a number, or leave the row out");
    expect_message("a,b,y\r\n\r\n1,2,0\r\n1,2,\r\n", &everything,
                   "t.csv:4: column 'y', the label, has no value here; give one, or leave the row "
                   "out");
    expect_message("a,b,y\n1,two,0\n", &everything,
                   "t.csv:2: column 'b' holds 'two', which is no number; write it like 12.5, or "
                   "choose other columns");
    expect_message("a;b;y\n1;2,5;0\n", &everything,
                   "t.csv:2: column 'b' holds '2,5', which is no number; write it like 12.5, or "
                   "choose other columns");
    expect_message("a,b,y\n1,nan,0\n", &everything,
                   "t.csv:2: column 'b' holds 'nan', which is no number; write it like 12.5, or "
                   "choose other columns");
    expect_message("a,b,y\n1,inf,0\n", &everything,
                   "t.csv:2: column 'b' holds 'inf', which is no number; write it like 12.5, or "
                   "choose other columns");
    expect_message("a,b,y\n1,0x10,0\n", &everything,
                   "t.csv:2: column 'b' holds '0x10', which is no number; write it like 12.5, or "
                   "choose other columns");
    expect_message("a,b,y\n1,2e12,0\n", &everything,
                   "t.csv:2: column 'b' holds '2e12'; numbers must lie within 1e12 of 0");
    expect_message("a,b,y\n1,1e99,0\n", &everything,
                   "t.csv:2: column 'b' holds '1e99', which is no number; write it like 12.5, or "
                   "choose other columns");
    expect_message("a,b,y\n1,2,-2e12\n", &everything,
                   "t.csv:2: column 'y': the label '-2e12' is too large; it must lie within 1e12 "
                   "of 0");
    expect_message("a,b,y\n1,2\n", &everything,
                   "t.csv:2: this row has 2 fields, the header has 3; a text that holds a comma "
                   "needs quotes");
    expect_message("a,b,y\n1,x,2,3\n", &everything,
                   "t.csv:2: this row has 4 fields, the header has 3; a text that holds a comma "
                   "needs quotes");
    expect_message("a,b,y\n1\n", &everything,
                   "t.csv:2: this row has 1 field, the header has 3; a text that holds a comma "
                   "needs quotes");
    expect_message("a,b,y\n1,\"2\"x,0\n", &everything,
                   "t.csv:2: a quote stands within a field; put quotes around the whole field, and "
                   "write a quote within as two");
    expect_message("a,b,y\n1,2,0\n1,\"2,0\n3,4,1\n", &everything,
                   "t.csv:3: a quote that opens here is never closed; close it");
    expect_message("a,b,y\n\"1\n\",2,0\nx,2,0\n", &everything,
                   "t.csv:2: column 'a' holds '1?', which is no number; write it like 12.5, or "
                   "choose other columns");
    expect_message("a,y\n1,\x1b[31mred\n", &everything,
                   "t.csv:2: column 'y': the label '?[31mred' is no number and no name of a class, "
                   "which has at most 31 plain letters");
    expect_message("a,y\n1,0\n1,n1\n1,n2\n1,n3\n1,n4\n1,n5\n1,n6\n1,n7\n1,n8\n", &everything,
                   "t.csv:10: there are more than 8 different labels, and 'n1' is no number; give "
                   "numbers only, or at most 8 names");
}

static void the_first_bad_row_is_the_one_told(void **state) {
    (void)state;
    expect_message("a,b,y\n1,2,0\nx,2,0\n1\n", &everything,
                   "t.csv:3: column 'a' holds 'x', which is no number; write it like 12.5, or "
                   "choose other columns");
}

static void bytes_that_are_no_text_are_refused(void **state) {
    (void)state;
    Dataset data;
    Message message;
    static const char text[] = "a,y\n1\0,2\n";
    assert_false(csv_file_parse(&data, text, sizeof text - 1, "t.csv", &everything, &message));
    assert_string_equal(message.text,
                        "t.csv:1: the file holds bytes that are no text; save it as CSV in UTF-8");
}

static void rows_and_columns_are_bounded(void **state) {
    (void)state;
    Dataset data;
    Message message;
    size_t size = 8 + 4 * (MAX_POINTS + 1);
    char *text = malloc(size + 1);
    strcpy(text, "a,y\n");
    char *at = text + strlen(text);
    for (int i = 0; i <= MAX_POINTS; i++, at += 4) memcpy(at, "1,0\n", 5);
    assert_false(csv_file_parse(&data, text, strlen(text), "t.csv", &everything, &message));
    assert_string_equal(message.text,
                        "t.csv:100002: there are more than 100000 rows; leave some out");
    at[-4] = '\0';
    assert_true(csv_file_parse(&data, text, strlen(text), "t.csv", &everything, &message));
    assert_int_equal(data.count, MAX_POINTS);
    dataset_destroy(&data);

    text[0] = '\0';
    at = text;
    for (int i = 0; i < CSV_FILE_FIELDS; i++) at += sprintf(at, "c%d,", i);
    strcpy(at, "y\n");
    assert_false(csv_file_parse(&data, text, strlen(text), "t.csv", &everything, &message));
    assert_string_equal(message.text, "t.csv:1: the header has more than 1024 columns; keep those "
                                      "that are needed");
    free(text);
}

static void a_file_that_is_not_there_is_named(void **state) {
    (void)state;
    Dataset data;
    Message message;
    assert_false(csv_file_read(&data, "no-such-folder/t.csv", &everything, &message));
    assert_string_equal(message.text,
                        "no-such-folder/t.csv: cannot be opened: No such file or directory");
    assert_false(csv_file_read(&data, ".", &everything, &message));
    assert_string_equal(message.text, ".: cannot be read: Is a directory");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_file_is_read_in_order),
        cmocka_unit_test(quotes_line_ends_blank_lines_and_a_mark_are_understood),
        cmocka_unit_test(quoted_fields_may_hold_commas_quotes_and_lines),
        cmocka_unit_test(columns_are_chosen_by_name_and_keep_their_order),
        cmocka_unit_test(a_label_may_stand_anywhere),
        cmocka_unit_test(colours_have_classes_of_their_own),
        cmocka_unit_test(other_names_are_numbered_in_their_order),
        cmocka_unit_test(numbers_are_classes_where_that_makes_sense),
        cmocka_unit_test(numbers_among_names_are_names),
        cmocka_unit_test(names_are_made_fit_to_show),
        cmocka_unit_test(bad_headers_are_explained),
        cmocka_unit_test(bad_rows_are_told_by_line_and_column),
        cmocka_unit_test(the_first_bad_row_is_the_one_told),
        cmocka_unit_test(bytes_that_are_no_text_are_refused),
        cmocka_unit_test(rows_and_columns_are_bounded),
        cmocka_unit_test(a_file_that_is_not_there_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
