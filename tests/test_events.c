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

static void key(Input *input, SDL_Keycode code, bool down) {
    SDL_Event event = {.type = down ? SDL_KEYDOWN : SDL_KEYUP};
    event.key.keysym.sym = code;
    event.key.state = down ? SDL_PRESSED : SDL_RELEASED;
    events_add(input, &event, 1);
}

static void button(Input *input, bool down) {
    SDL_Event event = {.type = down ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP};
    event.button.state = down ? SDL_PRESSED : SDL_RELEASED;
    event.button.button = SDL_BUTTON_LEFT;
    events_add(input, &event, 1);
}

/* Space plays when it is let go; not if it was held for the pointer, which then pans. */
static void space_is_a_key_or_takes_hold(void **state) {
    (void)state;
    Input input = input_create();
    key(&input, SDLK_SPACE, true);
    key(&input, SDLK_SPACE, true); /* repeated */
    assert_int_equal(input.events, 0);
    key(&input, SDLK_SPACE, false);
    assert_true(input.events == 1 && input.event[0].key == KEY_SPACE);
    key(&input, SDLK_e, true);
    key(&input, SDLK_e, false);
    assert_true(input.events == 2 && input.event[1].key == 'E');
    key(&input, SDLK_SPACE, true);
    button(&input, true);
    assert_true(input.events == 3 && input.event[2].kind == INPUT_PRESS && input.event[2].space);
    button(&input, false);
    key(&input, SDLK_SPACE, false);
    assert_true(input.events == 4 && input.event[3].kind == INPUT_RELEASE);
    button(&input, true);
    assert_false(input.event[4].space);
    key(&input, SDLK_SPACE, true);
    key(&input, SDLK_SPACE, false);
    assert_true(input.events == 6 && input.event[5].key == KEY_SPACE);
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

static void a_file_is_dropped_by_its_path(void **state) {
    (void)state;
    Input input = input_create();
    SDL_Event drop = {.type = SDL_DROPFILE};
    drop.drop.file = SDL_strdup("/home/ada/marks of 9b.csv"); /* which the event owns */
    events_add(&input, &drop, 1);
    assert_true(input.events == 1 && input.event[0].kind == INPUT_DROP);
    assert_string_equal(input.event[0].path, "/home/ada/marks of 9b.csv");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_finger_presses_once),
        cmocka_unit_test(two_fingers_pinch),
        cmocka_unit_test(space_is_a_key_or_takes_hold),
        cmocka_unit_test(a_wheel_turns_by_parts_of_a_line),
        cmocka_unit_test(a_file_is_dropped_by_its_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
