/* A scene in few letters: what it holds without what is understood. See scene_file.h.
 *
 * Nothing here knows what a scene's keys are: a line is left out where the text without it reads
 * back as the same scene. So a key that is added later is shortened as well. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scene/scene_file.h"

/* Longer texts stay as they are: trying each line would take a while, and saves little. */
enum { SHORT_TEXT = 256 * 1024, LINES = 128 };

typedef struct Lines {
    const char *line[LINES + 1]; /* each begins here; the last: the end */
    bool left_out[LINES];
    int count;
} Lines;

/* The lines of a text; false when there are too many. An item of a list belongs to the line before:
 * points are all needed. */
static bool cut(Lines *lines, const char *text) {
    *lines = (Lines){.count = 0};
    for (const char *at = text; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        bool item = at[strspn(at, " ")] == '-';
        if (item && lines->count > 0) continue;
        if (lines->count == LINES) return false;
        lines->line[lines->count++] = at;
        lines->line[lines->count] = at + strlen(at);
    }
    return true;
}

static size_t depth(const char *line) {
    return strspn(line, " ");
}

/* Whether lines that stay stand below it: then it stays. */
static bool heads(const Lines *lines, int i) {
    int next = i + 1;
    while (next < lines->count && lines->left_out[next]) next++;
    return next < lines->count && depth(lines->line[next]) > depth(lines->line[i]);
}

/* The lines that stay, in out, which is as long as the text. */
static void join(const Lines *lines, char *out) {
    for (int i = 0; i < lines->count; i++) {
        size_t length = (size_t)(lines->line[i + 1] - lines->line[i]);
        if (lines->left_out[i]) continue;
        memcpy(out, lines->line[i], length);
        out += length;
    }
    *out = '\0';
}

/* What the text says, in full; to be freed. NULL when it cannot be read. */
static char *understood(const char *text) {
    Scene scene;
    if (!scene_parse(&scene, text, strlen(text), "", 1, "", NULL)) return NULL;
    char *full = scene_text(&scene, NULL);
    scene_destroy(&scene);
    return full;
}

static bool means(const char *text, const char *full) {
    char *again = understood(text);
    bool same = again && strcmp(again, full) == 0;
    free(again);
    return same;
}

/* From the last line up: a heading goes when nothing is left below it. */
static void shorten(Lines *lines, char *text, const char *full) {
    for (int i = lines->count - 1; i >= 0; i--) {
        if (heads(lines, i)) continue;
        lines->left_out[i] = true;
        join(lines, text);
        if (!text[0] || !means(text, full)) lines->left_out[i] = false;
    }
    join(lines, text);
}

char *scene_text_short(const Scene *scene) {
    Scene whole = *scene;
    whole.beside = false; /* nothing lies beside a link */
    Lines lines;
    char *text = scene_text_whole(&whole), *full = text ? understood(text) : NULL;
    if (full && strlen(text) <= SHORT_TEXT && cut(&lines, text)) {
        char *brief = memory_resize(NULL, strlen(text) + 1);
        shorten(&lines, brief, full);
        free(text);
        text = brief;
    }
    free(full);
    return text;
}
