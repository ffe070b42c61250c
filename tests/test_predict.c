/* Predictions: formulas among the choices, and what is given by a line, a curve or a number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "opened.h"
#include "person.h"

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

static void a_sentence_may_have_forms_within_a_form(void **state) {
    (void)state;
    Person p = person_in(FRONT SCENE "Press {key}`S`. {if}`wrong == 0`Right.{else}Wrong{if}`steps "
                                     "== 0`, untouched{else}, still{end}.{end} Always.");
    assert_true(person_reads(&p, NULL, "untouched") && person_reads(&p, NULL, "Always."));
    assert_false(person_reads(&p, NULL, "still") || person_reads(&p, NULL, "Right."));
    press_key(&p, 'S', "");
    assert_true(person_reads(&p, NULL, "still") && person_reads(&p, NULL, "Always."));
    for (int i = 0; i < 5; i++) press_key(&p, 'S', "");
    assert_true(person_reads(&p, NULL, "Right.") && person_reads(&p, NULL, "Always."));
    assert_false(person_reads(&p, NULL, "still") || person_reads(&p, NULL, "untouched"));
    person_leave(&p);
}

/* Set as formulas in the choice, in what is said to it, and in the recap. */
static void a_choice_may_hold_a_formula(void **state) {
    (void)state;
    Person p = person_in(FRONT SCENE "```{predict}\nask: Which?\nchoices: ['$w_1 x_1$', '"
                                     "$\\frac{w_1}{x_1}$', '5']\nanswer: '$w_1 x_1$'\nwhy: So.\n"
                                     "```\n");
    assert_false(person_reads(&p, NULL, "$"));
    assert_true(person_reads(&p, "choice", "w") && person_reads(&p, "choice", "5"));
    press_key(&p, 'B', "");
    assert_true(person_reads(&p, NULL, "“"));
    assert_false(person_reads(&p, NULL, "frac"));
    press_key(&p, 'A', "");
    press_key(&p, KEY_PAGE_DOWN, "");
    assert_true(person_reads(&p, "missed", "“") && person_reads(&p, "missed", "w"));
    assert_false(person_reads(&p, NULL, "frac") || person_reads(&p, NULL, "$"));
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_may_have_forms_within_a_form),
        cmocka_unit_test(a_choice_may_hold_a_formula),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
