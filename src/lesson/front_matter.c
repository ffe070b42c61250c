/* See front_matter.h. */
#include "lesson/front_matter.h"

#include <assert.h>
#include <string.h>

#include "scene/reader.h"

enum { TITLE_BYTES = 128, SUMMARY_BYTES = 400 };

/* Whether the line is --- and blanks; *next: where the line after it begins. */
static bool is_fence(const char *line, const char **next) {
    size_t length = strcspn(line, "\n");
    *next = line + length + (line[length] == '\n');
    return strncmp(line, "---", 3) == 0 && 3 + strspn(line + 3, " \t") == length;
}

static bool read_keys(Build *b, Reader *r) {
    enum { TITLE, SUMMARY, MINUTES, CHAPTER, THUMBNAIL, KEYS };
    static const char *const keys[KEYS] = {[TITLE] = "title",
                                           [SUMMARY] = "summary",
                                           [MINUTES] = "minutes",
                                           [CHAPTER] = "chapter",
                                           [THUMBNAIL] = "thumbnail"};
    static_assert(KEYS == 5, "a name for each key");
    char title[TITLE_BYTES] = "", summary[SUMMARY_BYTES] = "", chapter[TITLE_BYTES] = "";
    int at[KEYS], minutes = 0, thumbnail = 0;
    bool empty = r->tree.nodes == 0 || (r->tree.nodes == 1 && r->tree.node[0].blank);
    if (!reader_map(r, empty ? -1 : 0, "the front matter", keys, KEYS, at) ||
        !reader_text(r, at[TITLE], "title", title, sizeof title) ||
        !reader_text(r, at[SUMMARY], "summary", summary, sizeof summary) ||
        !reader_int(r, at[MINUTES], "minutes", 1, 240, &minutes) ||
        !reader_text(r, at[CHAPTER], "chapter", chapter, sizeof chapter) ||
        !reader_int(r, at[THUMBNAIL], "thumbnail", 1, LESSON_STEPS, &thumbnail)) {
        return false;
    }
    if (title[0] == '\0') {
        return reader_fail(r, at[TITLE],
                           "the lesson has no title; write one, as in title: Push the line");
    }
    b->lesson->title = build_text(b, title, strlen(title));
    b->lesson->summary = build_text(b, summary, strlen(summary));
    b->lesson->chapter = build_text(b, chapter, strlen(chapter));
    b->lesson->minutes = minutes;
    b->lesson->thumbnail = thumbnail;
    if (thumbnail) b->thumbnail_line = r->tree.node[at[THUMBNAIL]].line;
    return true;
}

const char *front_matter_read(Build *b, const char *text, int *line, Message *message) {
    const char *begin, *end, *after;
    if (!is_fence(text, &begin)) {
        build_message(
            b, 1, message,
            "a lesson begins with its front matter; write ---, title: and a title, and --- "
            "in the first three lines");
        return NULL;
    }
    *line = 3;
    for (end = begin; !is_fence(end, &after); end = after, ++*line) {
        if (*after != '\0') continue;
        build_message(b, 1, message,
                      "the front matter does not end; write --- in the line below it");
        return NULL;
    }
    Message problem;
    Reader r = {.name = b->name, .line = 2, .message = message};
    if (!tree_parse(&r.tree, begin, (size_t)(end - begin), &r.line, &problem)) {
        reader_fail(&r, -1, "%s", problem.text);
        return NULL;
    }
    r.line = 1;
    bool good = read_keys(b, &r);
    tree_destroy(&r.tree);
    return good ? after : NULL;
}
