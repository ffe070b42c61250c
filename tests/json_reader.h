/* A strict reader of JSON for tests: what it takes is JSON, and all of it. */
#ifndef TESTS_JSON_READER_H
#define TESTS_JSON_READER_H

#include <stdbool.h>

typedef enum JsonKind {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_LIST,
    JSON_OBJECT,
} JsonKind;

typedef struct JsonValue {
    JsonKind kind;
    double number;
    char *text;             /* of JSON_STRING, owned; \u escapes beyond ASCII become '?' */
    int count;              /* of a list or an object */
    struct JsonValue *item; /* [count], owned */
    char **key;             /* [count] of an object, owned */
} JsonValue;

/* The one value in text, with nothing but blanks around it; NULL when it is not JSON. */
JsonValue *json_read(const char *text);
void json_free(JsonValue *value);

/* A value within, by keys and indexes (from 0): "layers/0/w/1/0"; NULL when there is none. */
const JsonValue *json_at(const JsonValue *value, const char *path);

/* The number there; fails the test when there is none. */
double json_number(const JsonValue *value, const char *path);

#endif
