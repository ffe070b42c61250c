/* See emitter.h. */
#include "scene/emitter.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scene/number.h"

/* libyaml's output, behind what there is. Returns 0 when there is no memory. */
static int take(void *emitter, unsigned char *text, size_t length) {
    Emitter *e = emitter;
    if (e->length + length + 1 > e->room) {
        size_t room = 2 * e->room + length + 1;
        char *grown = realloc(e->text, room);
        if (!grown) return 0;
        e->text = grown;
        e->room = room;
    }
    memcpy(e->text + e->length, text, length);
    e->length += length;
    e->text[e->length] = '\0';
    return 1;
}

/* libyaml takes the event, whether it can write it or not. */
static void emit(Emitter *e, int made, yaml_event_t *event) {
    if (!made) {
        e->failed = true;
    } else if (e->failed) {
        yaml_event_delete(event);
    } else if (!yaml_emitter_emit(&e->yaml, event)) {
        e->failed = true;
    }
}

void emitter_begin(Emitter *e) {
    yaml_event_t event;
    *e = (Emitter){.failed = false};
    if (!yaml_emitter_initialize(&e->yaml)) {
        e->failed = true;
        return;
    }
    yaml_emitter_set_output(&e->yaml, take, e);
    yaml_emitter_set_unicode(&e->yaml, 1);
    yaml_emitter_set_width(&e->yaml, 100);
    emit(e, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING), &event);
    emit(e, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1), &event);
}

char *emitter_end(Emitter *e) {
    yaml_event_t event;
    emit(e, yaml_document_end_event_initialize(&event, 1), &event);
    emit(e, yaml_stream_end_event_initialize(&event), &event);
    yaml_emitter_delete(&e->yaml);
    if (!e->failed) return e->text;
    free(e->text);
    return NULL;
}

void emitter_map(Emitter *e, EmitterStyle style) {
    yaml_event_t event;
    yaml_mapping_style_t own =
        style == EMITTER_FLOW ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE;
    emit(e, yaml_mapping_start_event_initialize(&event, NULL, NULL, 1, own), &event);
}

void emitter_end_map(Emitter *e) {
    yaml_event_t event;
    emit(e, yaml_mapping_end_event_initialize(&event), &event);
}

void emitter_list(Emitter *e, EmitterStyle style) {
    yaml_event_t event;
    yaml_sequence_style_t own =
        style == EMITTER_FLOW ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE;
    emit(e, yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, own), &event);
}

void emitter_end_list(Emitter *e) {
    yaml_event_t event;
    emit(e, yaml_sequence_end_event_initialize(&event), &event);
}

void emitter_text(Emitter *e, const char *text) {
    yaml_event_t event;
    bool blank = text[0] == '\0' || strcmp(text, "~") == 0 || strcmp(text, "null") == 0;
    yaml_scalar_style_t style = blank ? YAML_SINGLE_QUOTED_SCALAR_STYLE : YAML_ANY_SCALAR_STYLE;
    emit(e,
         yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)text,
                                      (int)strlen(text), 1, 1, style),
         &event);
}

void emitter_float(Emitter *e, float value) {
    char text[32];
    emitter_text(e, number_text(value, text));
}

void emitter_double(Emitter *e, double value) {
    char text[32];
    emitter_text(e, number_text_double(value, text));
}

void emitter_whole(Emitter *e, uint64_t value) {
    char text[32];
    snprintf(text, sizeof text, "%" PRIu64, value);
    emitter_text(e, text);
}
