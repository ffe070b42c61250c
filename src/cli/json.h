/* A writer of JSON: one value, straight to a file, nothing kept in memory.
 *
 * Numbers are written in the fewest digits that read back as the same bits: a float as a float, a
 * double as a double. What JSON has no number for (NaN, infinities) becomes null. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct Json {
    FILE *out;
    int depth;
    bool more; /* something stands before the next value at this depth */
    bool line; /* the whole value stands on one line */
} Json;

Json json_create(FILE *out);

/* The value on one line, so that many can follow each other, a line each. */
Json json_lines(FILE *out);

/* key: the name within an object; NULL within an array and for the outermost value. */
void json_object(Json *json, const char *key);
void json_object_end(Json *json);
void json_array(Json *json, const char *key);
void json_array_end(Json *json);

void json_float(Json *json, const char *key, float value);
void json_double(Json *json, const char *key, double value);
void json_integer(Json *json, const char *key, int64_t value);
void json_bool(Json *json, const char *key, bool value);
void json_null(Json *json, const char *key);
void json_string(Json *json, const char *key, const char *text);

/* A list of numbers, and a list of `rows` lists: value is [rows][columns]. */
void json_floats(Json *json, const char *key, const float *value, long count);
void json_doubles(Json *json, const char *key, const double *value, long count);
void json_rows(Json *json, const char *key, const float *value, int rows, int columns);

#endif
