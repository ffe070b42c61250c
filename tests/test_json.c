/* The JSON writer, read back by a strict reader. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/json.h"
#include "json_reader.h"

/* A writer into memory. */
typedef struct Sheet {
    char *text;
    size_t length;
    FILE *out;
    Json json;
} Sheet;

static void open_sheet(Sheet *sheet) {
    sheet->out = open_memstream(&sheet->text, &sheet->length);
    assert_non_null(sheet->out);
    sheet->json = json_create(sheet->out);
}

/* What was written, which must be JSON. */
static JsonValue *close_sheet(Sheet *sheet) {
    fclose(sheet->out);
    JsonValue *value = json_read(sheet->text);
    if (!value) fail_msg("this is no JSON: %s", sheet->text);
    free(sheet->text);
    return value;
}

static void objects_and_lists_nest(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s);
    json_object(&s.json, NULL);
    json_integer(&s.json, "epochs", 200);
    json_array(&s.json, "layers");
    for (int i = 0; i < 2; i++) {
        json_object(&s.json, NULL);
        json_rows(&s.json, "w", (const float[]){1, 2, 3, 4, 5, 6}, 2, 3);
        json_floats(&s.json, "b", (const float[]){-1}, 1);
        json_object_end(&s.json);
    }
    json_array_end(&s.json);
    json_bool(&s.json, "yes", true);
    json_bool(&s.json, "no", false);
    json_null(&s.json, "nothing");
    json_object_end(&s.json);
    JsonValue *v = close_sheet(&s);
    assert_int_equal(v->count, 5);
    assert_true(json_number(v, "epochs") == 200);
    assert_true(json_number(v, "layers/1/w/1/2") == 6);
    assert_true(json_number(v, "layers/0/b/0") == -1);
    assert_int_equal(json_at(v, "yes")->kind, JSON_TRUE);
    assert_int_equal(json_at(v, "no")->kind, JSON_FALSE);
    assert_int_equal(json_at(v, "nothing")->kind, JSON_NULL);
    json_free(v);
}

static void empty_lists_and_objects_are_json(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s);
    json_object(&s.json, NULL);
    json_floats(&s.json, "none", NULL, 0);
    json_object(&s.json, "empty");
    json_object_end(&s.json);
    json_object_end(&s.json);
    JsonValue *v = close_sheet(&s);
    assert_int_equal(json_at(v, "none")->count, 0);
    assert_int_equal(json_at(v, "empty")->kind, JSON_OBJECT);
    json_free(v);
}

static void numbers_read_back_to_the_same_bits(void **state) {
    (void)state;
    const float floats[] = {0.1f, -2.6f, 1e-38f, 3.4e38f, 1.0f / 3, 16777217.0f, -0.0f, 1e-45f};
    const double doubles[] = {0.1, 1.0 / 3, 5e-324, 1.7e308, 0.30000000000000004};
    Sheet s;
    open_sheet(&s);
    json_array(&s.json, NULL);
    json_floats(&s.json, NULL, floats, 8);
    json_doubles(&s.json, NULL, doubles, 5);
    json_array_end(&s.json);
    JsonValue *v = close_sheet(&s);
    for (int i = 0; i < 8; i++) {
        float back = (float)v->item[0].item[i].number;
        assert_memory_equal(&back, &floats[i], sizeof back);
    }
    for (int i = 0; i < 5; i++) {
        assert_memory_equal(&v->item[1].item[i].number, &doubles[i], sizeof doubles[i]);
    }
    json_free(v);
}

static void a_float_is_written_as_short_as_a_person_would(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s);
    json_float(&s.json, NULL, 2.6f);
    JsonValue *v = close_sheet(&s);
    assert_true(v->number == 2.6);
    json_free(v);
}

static void what_is_no_number_becomes_null(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s);
    json_floats(&s.json, NULL, (const float[]){NAN, INFINITY, -INFINITY, 1}, 4);
    JsonValue *v = close_sheet(&s);
    for (int i = 0; i < 3; i++) assert_int_equal(v->item[i].kind, JSON_NULL);
    assert_int_equal(v->item[3].kind, JSON_NUMBER);
    json_free(v);
}

static void strings_are_escaped(void **state) {
    (void)state;
    const char *odd = "say \"no\" \\ to\n\ttabs\x01";
    Sheet s;
    open_sheet(&s);
    json_object(&s.json, NULL);
    json_string(&s.json, odd, odd);
    json_object_end(&s.json);
    JsonValue *v = close_sheet(&s);
    assert_string_equal(v->key[0], odd);
    assert_string_equal(v->item[0].text, odd);
    json_free(v);
}

static void utf8_stays_and_broken_bytes_are_replaced(void **state) {
    (void)state;
    Sheet s;
    open_sheet(&s);
    json_array(&s.json, NULL);
    json_string(&s.json, NULL, "caf\xc3\xa9 \xe2\x88\x82L");
    json_string(&s.json, NULL, "a\xff\xc3z");
    json_array_end(&s.json);
    JsonValue *v = close_sheet(&s);
    assert_string_equal(v->item[0].text, "caf\xc3\xa9 \xe2\x88\x82L");
    assert_string_equal(v->item[1].text, "a??z");
    json_free(v);
}

static void the_reader_refuses_what_is_not_json(void **state) {
    (void)state;
    const char *wrong[] = {"",      "{",        "[1,]",  "{\"a\" 1}", "{a: 1}",  "01",
                           "1.",    "nan",      "[1 2]", "\"\n\"",    "\"\\x\"", "{\"a\": 1} x",
                           "+1",    "\"open",   "tru",   "[1}",       "-",       "1e",
                           "'one'", "{\"a\":}", ",",     "[,1]"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_null(json_read(wrong[i]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_and_lists_nest),
        cmocka_unit_test(empty_lists_and_objects_are_json),
        cmocka_unit_test(numbers_read_back_to_the_same_bits),
        cmocka_unit_test(a_float_is_written_as_short_as_a_person_would),
        cmocka_unit_test(what_is_no_number_becomes_null),
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(utf8_stays_and_broken_bytes_are_replaced),
        cmocka_unit_test(the_reader_refuses_what_is_not_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
