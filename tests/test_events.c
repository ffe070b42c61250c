/* SDL's events as input: what a mouse, a wheel and fingers come to. No window is opened. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "sdl/events.h"

static Input input_create(void) {
    return (Input){.width = 1000, .height = 500, .density = 1};
}

/* A finger comes as a mouse from SDL, and must not press a second time. */
static void one_finger_presses_once(void **state) {
    (void)state;
    Input input = input_create();
    SDL_Event down = {.type = SDL_FINGERDOWN}, mouse = {.type = SDL_MOUSEBUTTONDOWN};
    mouse.button.which = SDL_TOUCH_MOUSEID;
    mouse.button.state = SDL_PRESSED;
    mouse.button.button = SDL_BUTTON_LEFT;
    mouse.button.clicks = 1;
    mouse.button.x = 30;
    mouse.button.y = 40;
    events_add(&input, &down, 1);
    events_add(&input, &mouse, 1);
    assert_int_equal(input.events, 1);
    const InputEvent *e = &input.event[0];
    assert_true(e->kind == INPUT_PRESS && e->button == BUTTON_LEFT && e->clicks == 1);
    assert_true(e->at.x == 30 && e->at.y == 40);
}

static void two_fingers_pinch(void **state) {
    (void)state;
    Input input = input_create();
    SDL_Event apart = {.type = SDL_MULTIGESTURE};
    apart.mgesture.numFingers = 2;
    apart.mgesture.x = 0.5f;
    apart.mgesture.y = 0.2f;
    apart.mgesture.dDist = 0.05f;
    events_add(&input, &apart, 1);
    apart.mgesture.dDist = -0.05f;
    events_add(&input, &apart, 1);
    apart.mgesture.numFingers = 3;
    events_add(&input, &apart, 1);
    assert_int_equal(input.events, 2);
    const InputEvent *e = input.event;
    assert_true(e[0].kind == INPUT_PINCH && e[0].at.x == 500 && e[0].at.y == 100);
    assert_true(e[0].dy > 1 && fabsf(e[0].dy * e[1].dy - 1) < 1e-5f); /* there and back */
}

static void a_wheel_turns_by_parts_of_a_line(void **state) {
    (void)state;
    Input input = input_create();
    SDL_Event wheel = {.type = SDL_MOUSEWHEEL};
    wheel.wheel.preciseY = 0.25f;
    events_add(&input, &wheel, 1);
    assert_true(input.events == 1 && input.event[0].kind == INPUT_WHEEL);
    assert_true(input.event[0].dy == 0.25f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_finger_presses_once),
        cmocka_unit_test(two_fingers_pinch),
        cmocka_unit_test(a_wheel_turns_by_parts_of_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
