/* Any bytes as a link: refused with a sentence, or a lesson's numbers or a bounded text; and what
 * was a scene goes into a link and comes out again. The bytes are tried as the link, and as the
 * text of one. */
#include <string.h>

#include "base/memory.h"
#include "fuzz.h"
#include "lesson/lesson_file.h"
#include "scene/clean.h"
#include "scene/link.h"
#include "scene/scene_file.h"

static void check_scene(const char *text, size_t length) {
    Scene scene, again;
    Message message = {""};
    if (length > 20000 || !scene_parse(&scene, text, length, "link", 1, "", &message)) return;
    char *full = scene_text_whole(&scene);
    char *link = link_of_scene(&scene, &message);
    PROMISE(link);
    PROMISE(scene_read(&again, link, &message));
    char *second = scene_text_whole(&again);
    PROMISE(strcmp(full, second) == 0);
    free(full);
    free(second);
    free(link);
    scene_destroy(&scene);
    scene_destroy(&again);
}

/* Whatever can be read travels again, and is the same. */
static void check_lesson(const Link *link) {
    Lesson lesson;
    Link again;
    Message message = {""};
    if (link->length > 20000 ||
        !lesson_parse(&lesson, link->text, link->length, "link", "", &message))
        return;
    char *word = lesson_link(&lesson, 1 + link->step % LINK_LESSON_MOST, &message);
    PROMISE(word && link_read(&again, word, &message));
    PROMISE(again.kind == LINK_LESSON && again.length == link->length);
    PROMISE(memcmp(again.text, link->text, link->length) == 0);
    link_destroy(&again);
    lesson_destroy(&lesson);
    free(word);
}

static void check_link(const char *word) {
    Link link;
    Message message = {""};
    if (!link_read(&link, word, &message)) {
        PROMISE(message.text[0] && clean_is(message.text));
        return;
    }
    PROMISE(link.step >= 0 && link.step <= LINK_LESSON_MOST);
    PROMISE((link.kind == LINK_STEP) == (link.text == NULL));
    if (!link.text) {
        PROMISE(link.lesson >= 1 && link.lesson <= LINK_LESSON_MOST);
        return;
    }
    PROMISE(link.length >= 1 && link.length <= LINK_TEXT && link.text[link.length] == '\0');
    if (link.kind == LINK_SCENE) check_scene(link.text, link.length);
    if (link.kind == LINK_LESSON) check_lesson(&link);
    link_destroy(&link);
}

static void check_text(const char *text, size_t length) {
    Link link;
    Message message = {""};
    char *word = length > 0 ? link_of_text(text, length, &message) : NULL;
    if (!word) return;
    PROMISE(link_is(word) && link_read(&link, word, &message));
    PROMISE(link.length == length && memcmp(link.text, text, length) == 0);
    link_destroy(&link);
    free(word);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    char *word = memory_zeroed(size + 24, 1);
    memcpy(word, bytes, size);
    check_link(word);
    snprintf(word, 8, "#scene=");
    memcpy(word + 7, bytes, size);
    check_link(word);
    snprintf(word, 14, "#lesson-text=");
    memcpy(word + 13, bytes, size);
    check_link(word);
    check_text((const char *)bytes, size);
    free(word);
    return 0;
}
