/* See build.h. */
#include "lesson/build.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "scene/reader.h"

enum { PIECE = 16384 };

/* --- Texts --- */

const char *build_text(Build *b, const char *text, size_t length) {
    if (!b->lesson->memory || b->room - b->used <= length) {
        b->room = length < PIECE ? PIECE : length + 1;
        b->used = 0;
        LessonText *piece = memory_resize(NULL, sizeof *piece + b->room);
        piece->next = b->lesson->memory;
        b->lesson->memory = piece;
    }
    char *copy = b->lesson->memory->text + b->used;
    memcpy(copy, text, length);
    copy[length] = '\0';
    b->used += length + 1;
    return copy;
}

void build_span(Build *b, Span span) {
    Lesson *lesson = b->lesson;
    if (lesson->spans == b->span_room) {
        b->span_room = b->span_room < 256 ? 256 : 2 * b->span_room;
        lesson->span = memory_resize(lesson->span, (size_t)b->span_room * sizeof *lesson->span);
    }
    lesson->span[lesson->spans++] = span;
}

/* --- Blocks --- */

LessonStep *build_last(const Build *b) {
    assert(b->lesson->steps > 0);
    return &b->lesson->step[b->lesson->steps - 1];
}

/* What is wrong before the first step waits until there is one. */
static void keep_early(Build *b, int line, const Message *message) {
    if (b->early.text[0] != '\0') return;
    b->early = *message;
    b->early_line = line;
}

bool build_open(Build *b, int line) {
    Message message;
    if (b->lesson->steps > 0) return !b->full && !b->ended;
    build_message(b, line, &message,
                  "nothing but the front matter stands before the first step; begin a step with ## "
                  "and a title");
    keep_early(b, line, &message);
    return false;
}

static Block *add_block(Build *b, BlockKind kind, int line, int depth) {
    LessonStep *step = build_last(b);
    if (step->blocks == b->block_room) {
        b->block_room = b->block_room < 16 ? 16 : 2 * b->block_room;
        step->block = memory_resize(step->block, (size_t)b->block_room * sizeof *step->block);
    }
    Block *block = &step->block[step->blocks++];
    *block =
        (Block){.kind = kind, .line = line, .depth = depth, .hinted = b->hinted, .noted = b->noted};
    return block;
}

static void add_error(Build *b, int line, int depth, const Message *message) {
    Block *block = add_block(b, BLOCK_ERROR, line, depth);
    block->text = build_text(b, message->text, strlen(message->text));
    build_last(b)->broken = true;
    if (b->lesson->error.text[0] == '\0') b->lesson->error = *message;
}

/* The last block of a step that has too many says so. */
static bool has_room(Build *b, int line) {
    Message message;
    if (build_last(b)->blocks < LESSON_BLOCKS - 1) return true;
    build_message(b, line, &message,
                  "this step has more than %d blocks; begin a new one with ## and a title",
                  LESSON_BLOCKS - 1);
    add_error(b, line, 0, &message);
    b->full = true;
    return false;
}

Block *build_block(Build *b, BlockKind kind, int line, int depth) {
    if (!build_open(b, line) || !has_room(b, line)) return NULL;
    return add_block(b, kind, line, depth);
}

/* --- Errors --- */

static void format_message(const Build *b, int line, Message *message, const char *format,
                           va_list args) {
    char what[sizeof message->text];
    Reader r = {.name = b->name, .line = line, .message = message};
    vsnprintf(what, sizeof what, format, args);
    reader_fail(&r, -1, "%s", what);
}

bool build_message(const Build *b, int line, Message *message, const char *format, ...) {
    va_list args;
    va_start(args, format);
    format_message(b, line, message, format, args);
    va_end(args);
    return false;
}

void build_error(Build *b, int line, int depth, const char *format, ...) {
    Message message;
    va_list args;
    va_start(args, format);
    format_message(b, line, &message, format, args);
    va_end(args);
    build_refuse(b, line, depth, &message);
}

void build_refuse(Build *b, int line, int depth, const Message *message) {
    if (b->lesson->steps == 0) {
        keep_early(b, line, message);
    } else if (build_open(b, line) && has_room(b, line)) {
        add_error(b, line, depth, message);
    }
}

/* --- Steps --- */

void build_end_step(Build *b) {
    if (b->lesson->steps == 0) return;
    const LessonStep *step = build_last(b);
    if (step->blocks > 0 || step->scene_line > 0 || b->ended) return;
    build_error(b, step->line, 0,
                "there is nothing under this heading; write what the step shows and asks, or take "
                "it out");
}

void build_step(Build *b, const char *title, size_t length, int line) {
    Lesson *lesson = b->lesson;
    if (b->ended) return;
    build_end_step(b);
    if (lesson->steps == LESSON_STEPS) {
        build_error(b, line, 0, "a lesson has at most %d steps; write two lessons", LESSON_STEPS);
        b->ended = true;
        return;
    }
    size_t steps = (size_t)lesson->steps + 1;
    lesson->step = memory_resize(lesson->step, steps * sizeof *lesson->step);
    lesson->step[lesson->steps++] = (LessonStep){
        .title = build_text(b, title, length), .line = line, .opening = opening_default()};
    b->block_room = 0;
    b->full = false;
    if (b->early.text[0] != '\0') build_refuse(b, b->early_line, 0, &b->early);
    b->early = (Message){""};
    if (length == 0) build_error(b, line, 0, "this step has no title; write one behind ##");
}
