/* What comes of whatever hands can do: of many screens everything that can be pressed is pressed,
 * taken twice, dragged and scrolled, each on a screen of its own, and every key is hit. What comes
 * of it is summed up (touched.h): golden/pressed.txt holds what was. Whether it is right other
 * tests say; that it is still the same, this one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "touched.h"

/* ---- what can be done with what stands there */

typedef enum Deed { PRESSED, PRESSED_TWICE, PRESSED_RIGHT, DRAGGED, SCROLLED, DEEDS } Deed;

static void pull(Person *p, Point at) {
    InputEvent event = {.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = 1};
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = at});
    does(p, event);
    for (int i = 1; i <= 2; i++) {
        event.kind = INPUT_MOVE;
        event.at = (Point){at.x + 19 * (float)i, at.y - 11 * (float)i};
        does(p, event);
    }
    event.kind = INPUT_RELEASE;
    does(p, event);
}

static void does_deed(Person *p, Deed deed, Point at) {
    bool right = deed == PRESSED_RIGHT;
    switch (deed) {
    case PRESSED:
    case PRESSED_RIGHT: click(p, at, right ? BUTTON_RIGHT : BUTTON_LEFT, 1); break;
    case PRESSED_TWICE:
        click(p, at, BUTTON_LEFT, 1);
        click(p, at, BUTTON_LEFT, 2);
        break;
    case DRAGGED: pull(p, at); break;
    case SCROLLED:
        does(p, (InputEvent){.kind = INPUT_MOVE, .at = at});
        does(p, (InputEvent){.kind = INPUT_WHEEL, .at = at, .dy = -3});
        break;
    case DEEDS: break;
    }
}

/* ---- all of it */

enum { THINGS = 600, NAMES = 300, OF_ONE_NAME = 2 };

/* Whether things of this name were met on a screen before; they are, from now on. */
static bool is_met(const char *called) {
    static char met[NAMES][64];
    for (int i = 0; i < NAMES; i++) {
        bool new = !met[i][0];
        if (new) snprintf(met[i], sizeof met[i], "%s", called);
        if (strcmp(met[i], called) == 0) return !new;
    }
    fail_msg("there are more than %d names", NAMES);
    return true;
}

static void try_deed(const Screen *screen, Deed deed, Point at, Drawn *drawn) {
    Person p = before(screen);
    does_deed(&p, deed, at);
    note(drawn, &p);
    person_leave(&p);
}

/* Where a name is met first, the first and the last that go by it are pressed and dragged, and one
 * of them is met in every other way. */
static void try_all_of_name(const Screen *screen, const Thing *thing, int things,
                            const char *called) {
    const Thing *same[THINGS];
    char line[128];
    Drawn drawn = DRAWN_NOTHING;
    int count = 0;
    if (is_met(called)) return;
    for (int i = 0; i < things; i++) {
        if (strcmp(thing[i].name, called) == 0) same[count++] = &thing[i];
    }
    int most = count < OF_ONE_NAME ? count : OF_ONE_NAME;
    for (int i = 0; i < most; i++) {
        const Thing *one = same[i * (count - 1) / (most > 1 ? most - 1 : 1)];
        for (int d = 0; d < DEEDS; d++) {
            if (d == PRESSED || d == DRAGGED || i == 0) try_deed(screen, (Deed)d, one->at, &drawn);
        }
    }
    snprintf(line, sizeof line, "%s: %s", screen->name, called);
    compare(line, &drawn);
}

static void whatever_can_be_pressed(void **state) {
    (void)state;
    static Thing thing[THINGS];
    int from = written.failures;
    for (int s = 0; s < SCREENS; s++) {
        Person p = before(&screens[s]);
        int things = things_of(&p, thing, THINGS, false);
        for (int i = 0; i < things; i++) {
            if (!is_among(thing, i, thing[i].name))
                try_all_of_name(&screens[s], thing, things, thing[i].name);
        }
        person_leave(&p);
    }
    end(from);
}

/* One after the other, with an escape between them. */
static void every_key(void **state) {
    (void)state;
    static const char *const where_hit[] = {"perceptron", "deep, numbers", "a lesson", "compared"};
    static const char letters[] = "EBSFRNMXPTLGVYOHCAIKWJQUD0123456789 -+?=/.,";
    static const char *const with[] = {"", "s", "c"};
    enum { LAST = sizeof letters - 1, KEYS = LAST + KEY_F12 - KEY_ENTER };
    int from = written.failures;
    for (int h = 0, s = 0; h < 4; h++) {
        while (strcmp(screens[s].name, where_hit[h]) != 0) s++;
        for (int w = 0; w < (h ? 1 : 3); w++) {
            char line[128];
            Drawn drawn = DRAWN_NOTHING;
            Person p = before(&screens[s]);
            for (int k = 0; k < KEYS; k++) {
                press_key(&p, k < LAST ? letters[k] : KEY_ENTER + k - LAST, with[w]);
                note(&drawn, &p);
                press_key(&p, KEY_ESCAPE, "");
            }
            person_leave(&p);
            snprintf(line, sizeof line, "%s: keys %s", screens[s].name,
                     w == 0   ? "alone"
                     : w == 1 ? "with shift"
                              : "with ctrl");
            compare(line, &drawn);
        }
    }
    end(from);
}

static int begin(void **state) {
    (void)state;
    return read_what_was("pressed");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_can_be_pressed),
        cmocka_unit_test(every_key),
    };
    return cmocka_run_group_tests(tests, begin, forget);
}
