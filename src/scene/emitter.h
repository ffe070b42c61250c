/* YAML, written: keys, texts, numbers, lists and maps in the order they are told. libyaml lays them
 * out and quotes what needs it. */
#ifndef SCENE_EMITTER_H
#define SCENE_EMITTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <yaml.h>

typedef enum EmitterStyle {
    EMITTER_BLOCK, /* an item a line */
    EMITTER_FLOW,  /* [a, b] or {a: b} in a line */
} EmitterStyle;

typedef struct Emitter {
    yaml_emitter_t yaml;
    char *text;
    size_t length, room;
    bool failed; /* memory is short; everything after is ignored */
} Emitter;

/* Not to be moved between begin and end. */
void emitter_begin(Emitter *e);

/* The whole text, to be freed; NULL when anything failed. */
char *emitter_end(Emitter *e);

void emitter_map(Emitter *e, EmitterStyle style);
void emitter_end_map(Emitter *e);
void emitter_list(Emitter *e, EmitterStyle style);
void emitter_end_list(Emitter *e);

/* Texts stand for keys too. They read back as they are, even "" and "null". */
void emitter_text(Emitter *e, const char *text);
void emitter_float(Emitter *e, float value);
void emitter_double(Emitter *e, double value);
void emitter_whole(Emitter *e, uint64_t value);

#endif
