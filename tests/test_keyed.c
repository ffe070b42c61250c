/* What the keyboard does to whatever can have the focus: on many screens Tab leads to all that it
 * leads to, and of each kind that was met on none before the first is given arrows, Page up and
 * down, Home and End, then Enter and a number, on a screen of its own. What comes of it is summed
 * up (touched.h): golden/keyed.txt holds what was. Whether it is right other tests say; that it is
 * still the same, this one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "called.h"
#include "touched.h"

/* ---- screens besides */

#define ASKED                                                                                      \
    "---\ntitle: Asked\n---\n## One\n\n```{scene}\ndata: {points: [[4, 5, blue], [1, 1, red]]}\n"  \
    "network: {layers: [1 sigmoid], start: {kind: zeros}}\ntraining: {rate: 0.1}\n"                \
    "show: [plane, network]\n```\n\n```{predict}\nask: How much?\n"

static const Screen more[] = {
    {"a number asked for", ASKED "number: rate * 42\nwithin: 2 %\nwhy: So.\n```\n", 1024, 640,
     NULL},
    {"a line asked for", ASKED "line: any\nright: guess_wrong == 0\nwhy: So.\n```\n", 1024, 640,
     NULL},
    {"a curve asked for",
     ASKED "sketch: {of: loss, epochs: 40, top: 1}\nwithin: 20 %\nwhy: So.\n```\n", 1024, 640,
     NULL},
    {"derivatives asked for",
     "---\ntitle: By hand\n---\n## One\n\n```{scene}\n"
     "data: {points: [[1, 2, 1], [2, 1, 0]]}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"
     "training: {loss: squared, rate: 0.5}\nshow: [numbers]\nselect: {point: 1}\n```\n\n"
     "```{derive}\nsay: Give each\nof: [\"delta[2,1]\", \"w[2,1,1]\"]\n```\n",
     1200, 720, NULL},
};
enum { MORE = sizeof more / sizeof *more };

/* ---- what keys do there */

enum { STOPS = 300, KINDS = 300 };

/* Whether its kind was met before; it is, from now on. Controls are of many kinds. */
static bool is_met(Tag tag) {
    static Tag met[KINDS];
    for (int i = 0; i < KINDS; i++) {
        if (!met[i].target) {
            met[i] = tag;
            return false;
        }
        bool one = strcmp(called(tag), "control") != 0 || met[i].index == tag.index;
        if (met[i].target == tag.target && one) return true;
    }
    fail_msg("there are more than %d kinds", KINDS);
    return true;
}

static void type_a_number(Person *p, const char *number) {
    press_key(p, KEY_ENTER, "");
    types(p, number);
    press_key(p, KEY_ENTER, "");
}

/* One thing after the other, the focus on it again before each. */
static void try_keys(const Screen *screen, Tag tag) {
    static const int keys[] = {KEY_RIGHT, KEY_UP,        KEY_LEFT, KEY_LEFT, KEY_DOWN,
                               KEY_DOWN,  KEY_PAGE_DOWN, KEY_END,  KEY_HOME, KEY_PAGE_UP};
    char line[128];
    Drawn drawn = DRAWN_NOTHING;
    Person p = before(screen), other = before(screen);
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        p.frame->ui.focus = tag;
        press_key(&p, keys[k], "");
        note(&drawn, &p);
    }
    other.frame->ui.focus = tag;
    type_a_number(&other, "2");
    note(&drawn, &other);
    person_leave(&p);
    person_leave(&other);
    snprintf(line, sizeof line, "%s: %s %d", screen->name, called(tag), tag.index);
    compare(line, &drawn);
}

static void whatever_has_the_focus(void **state) {
    (void)state;
    int from = written.failures;
    for (int s = 0; s < SCREENS + MORE; s++) {
        const Screen *screen = s < SCREENS ? &screens[s] : &more[s - SCREENS];
        Tag seen[STOPS];
        Person p = before(screen);
        for (int stops = 0; stops < STOPS; stops++) {
            press_key(&p, KEY_TAB, "");
            seen[stops] = p.frame->ui.focus;
            if (!seen[stops].target || (stops > 0 && tag_same(seen[stops], seen[0]))) break;
            if (!is_met(seen[stops])) try_keys(screen, seen[stops]);
        }
        person_leave(&p);
    }
    end(from);
}

static int begin(void **state) {
    (void)state;
    return read_what_was("keyed");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(whatever_has_the_focus)};
    return cmocka_run_group_tests(tests, begin, forget);
}
