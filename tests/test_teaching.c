/* What authors see of their mistakes in the window, and what teachers are given. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lesson/key_names.h"
#include "opened.h"
#include "person.h"
#include "screen/keys.h"

#define FRONT "---\ntitle: T\n---\n## One\n\n"
#define SCENE                                                                                      \
    "```{scene}\ndata: {points: [[4, 5, blue]]}\n"                                                 \
    "network: {layers: [1 step], values: [{w: [[3, 4]], b: [-10]}]}\n"                             \
    "training: {rule: perceptron, rate: 0.1}\nselect: {point: 1}\n```\n\n"

static Person person_in(const char *text) {
    Person p = {.frame = opened_as(text, ".md")};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

/* The colour of the text that holds these words; 0 when there is none. */
static Color ink_of(const Person *p, const char *words) {
    const Shapes *shapes = &p->frame->shapes;
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        if (s->kind == SHAPE_TEXT && strstr(shapes->text + s->first, words)) return s->color;
    }
    return (Color){0};
}

static bool is_bad(const Person *p, const char *words) {
    Color bad = theme_get(p->frame->ui.theme)->bad, color = ink_of(p, words);
    return memcmp(&bad, &color, sizeof bad) == 0;
}

/* ---- authors */

static void what_cannot_be_read_says_so_in_place(void **state) {
    (void)state;
    Person p =
        person_in(FRONT SCENE "Score {eval}`score`, {eval}`los`, {class}`label`, {class}`9`, "
                              "$\\hot{banana}{w} + \\val{wrang}$, {eval}`old_score`.\n\n"
                              "```{task}\n- say: Less\n  when: los < 0.69\n- say: More\n"
                              "  when: w[2,1,1] > 1\n```\n");
    assert_true(is_bad(&p, "los?") && is_bad(&p, "9?") && is_bad(&p, "wrang?"));
    assert_true(is_bad(&p, "w"));
    assert_false(is_bad(&p, "22") || is_bad(&p, "blue, 0"));
    assert_true(is_bad(&p, "`los"));
    assert_true(person_reads(&p, NULL, "'loss'?"));
    assert_false(person_reads(&p, NULL, "`w[2,1,1]")); /* that layer may be added */
    person_leave(&p);
}

/* The sheet of keys and the names that {key} takes do not part ways. */
static void every_key_of_the_sheet_can_be_named(void **state) {
    (void)state;
    char hint[256];
    for (int i = 0; i < keys_help_rows; i++) {
        char keys[64], *rest = keys;
        snprintf(keys, sizeof keys, "%s", keys_help[i].keys);
        for (char *key = strtok_r(keys, " ", &rest); key; key = strtok_r(NULL, " ", &rest)) {
            bool words = strstr(key, "arrows") || (key[0] >= 'a' && key[0] <= 'z');
            if (!words && !key_names_know(key, hint)) fail_msg("%s: %s", key, hint);
        }
    }
    assert_false(key_names_know("Quux", hint) || key_names_know("I", hint) ||
                 key_names_know("", hint) || key_names_know("Shift+", hint));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_be_read_says_so_in_place),
        cmocka_unit_test(every_key_of_the_sheet_can_be_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
