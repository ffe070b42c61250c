/* See lesson_file.h. */
#include "lesson/lesson_file.h"

#include <stdlib.h>

#include "lesson/build.h"
#include "lesson/front_matter.h"
#include "lesson/markdown.h"
#include "lesson/source.h"
#include "scene/file.h"

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
        *lesson = own;
    } else {
        lesson_destroy(&own);
    }
    return good;
}

bool lesson_read(Lesson *lesson, const char *path, Message *message) {
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
