/* See lesson_file.h. */
#include "lesson/lesson_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lesson/build.h"
#include "lesson/front_matter.h"
#include "lesson/markdown.h"
#include "lesson/source.h"
#include "scene/file.h"
#include "scene/link.h"

static bool check_thumbnail(const Build *b, Message *message) {
    const Lesson *lesson = b->lesson;
    return lesson->thumbnail <= lesson->steps ||
           build_message(b, b->thumbnail_line, message,
                         "thumbnail is %d, but the lesson has %d step%s", lesson->thumbnail,
                         lesson->steps, lesson->steps > 1 ? "s" : "");
}

static bool parse_source(Lesson *lesson, const Source *source, const char *name,
                         const char *directory, Message *message) {
    Build b = {.lesson = lesson, .name = name, .directory = directory};
    int line;
    const char *steps = front_matter_read(&b, source->text, &line, message);
    if (!steps) return false;
    markdown_parse(&b, steps, source->length - (size_t)(steps - source->text), line, 0);
    build_end_step(&b);
    if (lesson->steps > 0) return check_thumbnail(&b, message);
    if (b.early.text[0] == '\0') {
        build_message(&b, line, &b.early, "there is no step; begin one with ## and a title");
    }
    *message = b.early;
    return false;
}

bool lesson_parse(Lesson *lesson, const char *text, size_t length, const char *name,
                  const char *directory, Message *message) {
    Source source;
    Lesson own = {.title = "", .summary = "", .chapter = ""};
    if (!source_create(&source, text, length, name, message)) return false;
    bool good = parse_source(&own, &source, name, directory, message);
    source_destroy(&source);
    if (good) {
        own.source = memcpy(memory_zeroed(length + 1, 1), text, length);
        own.length = length;
        *lesson = own;
    } else {
        lesson_destroy(&own);
    }
    return good;
}

static bool read_link(Lesson *lesson, const char *word, Message *message) {
    Link link;
    if (!link_read(&link, word, message)) return false;
    bool good = link.kind == LINK_LESSON
                    ? lesson_parse(lesson, link.text, link.length, "link", "", message)
                    : message_set(message, "this link holds no lesson's text");
    link_destroy(&link);
    return good;
}

/* What whoever opens the link would be told of, beyond what is told here. */
static bool is_whole_alone(const Lesson *lesson, Message *message) {
    Lesson alone;
    if (!lesson_parse(&alone, lesson->source, lesson->length, "lesson", "", message)) return false;
    bool same = strcmp(alone.error.text, lesson->error.text) == 0 || !alone.error.text[0] ||
                lesson->error.text[0];
    if (!same) *message = alone.error;
    lesson_destroy(&alone);
    return same;
}

char *lesson_link(const Lesson *lesson, int step, Message *message) {
    Message why;
    if (is_whole_alone(lesson, &why))
        return link_of_lesson(lesson->source, lesson->length, step, message);
    message_set(message, "a link holds no files beside a lesson, and this one needs them: %.300s",
                why.text);
    return NULL;
}

bool lesson_read(Lesson *lesson, const char *path, Message *message) {
    if (link_is(path)) return read_link(lesson, path, message);
    char directory[sizeof lesson->step->scene.directory];
    size_t length;
    if (!file_directory(path, directory, sizeof directory)) {
        return message_set(message, "the path %.200s... is too long; move the lesson up", path);
    }
    char *text = file_read(path, LESSON_BYTES, &length, message);
    bool good = text && lesson_parse(lesson, text, length, path, directory, message);
    free(text);
    return good;
}
