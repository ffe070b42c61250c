/* "defaults" beside the sections: each section as free play begins, whatever was done to it, the
 * others as they are, and all of it taken back by one undo. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lab/control.h"
#include "near.h"
#include "person.h"
#include "ui/menu.h"

static Person in_free_play(void) {
    Person p = person_create(1440, 900);
    frame_free_play(p.frame);
    frame_step(p.frame, &p.input);
    return p;
}

static void choose(Person *p, Control control, double value) {
    Action action = control_action(&p->frame->lab, control, value);
    assert_true(lab_apply(&p->frame->lab, &action));
}

static void spoil(Person *p) {
    choose(p, CONTROL_NOISE, 0.7);
    choose(p, CONTROL_HELD_OUT, 0.8);
    choose(p, CONTROL_SCALE, 1);
    choose(p, CONTROL_INPUT + 3, 1);
    choose(p, CONTROL_LAYERS, 3);
    choose(p, CONTROL_RATE, 50);
    choose(p, CONTROL_DROPOUT, 0.5);
    frame_step(p->frame, &p->input);
}

static void each_section_is_set_back_alone(void **state) {
    (void)state;
    Person p = in_free_play();
    const Scene *scene = &p.frame->lab.scene;
    spoil(&p);
    press(&p, "defaults", SECTION_TRAINING);
    assert_near(scene->training.rate, 2, 1e-6);
    assert_same(scene->training.dropout, 0);
    assert_int_equal(scene->network.layers, 4);
    assert_near(scene->set.noise, 0.7, 1e-6);
    press(&p, "defaults", SECTION_NETWORK);
    assert_int_equal(scene->network.layers, 2);
    assert_int_equal(scene->network.units[0], 4);
    assert_int_equal(scene->features.count, 2);
    assert_near(scene->held_out, 0.8, 1e-6);
    press(&p, "defaults", SECTION_DATA);
    assert_near(scene->set.noise, 0.1, 1e-6);
    assert_near(scene->held_out, 0.3, 1e-6);
    assert_false(scene->scale);
    person_leave(&p);
}

static void one_undo_takes_it_back(void **state) {
    (void)state;
    Person p = in_free_play();
    const Scene *scene = &p.frame->lab.scene;
    spoil(&p);
    for (int section = 0; section < SECTION_COUNT; section++) {
        int undos = p.frame->lab.history.undos;
        press(&p, "defaults", section);
        assert_int_equal(p.frame->lab.history.undos, undos + 1);
        press_key(&p, 'Z', "c");
    }
    assert_near(scene->set.noise, 0.7, 1e-6);
    assert_true(scene->scale);
    assert_int_equal(scene->network.layers, 4);
    assert_near(scene->training.rate, 50, 1e-6);
    person_leave(&p);
}

static void they_fit_the_labels(void **state) {
    (void)state;
    Person p = in_free_play();
    const Scene *scene = &p.frame->lab.scene;
    choose(&p, CONTROL_SET, SET_SINE - 1);
    choose(&p, CONTROL_RATE, 50);
    frame_step(p.frame, &p.input);
    for (int section = 0; section < SECTION_COUNT; section++) press(&p, "defaults", section);
    assert_int_equal(scene->set.kind, SET_SINE);
    assert_int_equal(scene->training.loss, LOSS_SQUARED);
    assert_near(scene->training.rate, 0.05, 1e-6);
    assert_int_equal(scene->network.activation[1], ACTIVATION_LINEAR);
    assert_string_equal(p.frame->lab.notice.text, "");
    person_leave(&p);
}

static void a_perceptron_becomes_a_network_by_training_then_network(void **state) {
    (void)state;
    Person p = in_free_play();
    const Scene *scene = &p.frame->lab.scene;
    choose(&p, CONTROL_RULE, RULE_PERCEPTRON);
    frame_step(p.frame, &p.input);
    press(&p, "defaults", SECTION_NETWORK);
    assert_int_equal(scene->network.layers, 1);
    press(&p, "defaults", SECTION_TRAINING);
    assert_int_equal(scene->training.rule, RULE_GRADIENT);
    press(&p, "defaults", SECTION_NETWORK);
    assert_int_equal(scene->network.layers, 2);
    assert_int_equal(scene->network.start.kind, START_XAVIER);
    person_leave(&p);
}

static void the_panels_find_their_places_again(void **state) {
    (void)state;
    Person p = in_free_play();
    UiState *ui = &p.frame->ui;
    ui_put(ui, PANEL_NETWORK, PLACE_STAGE);
    ui->panel[PLACE_UPPER] = ui->panel[PLACE_LOWER] = PANEL_NONE;
    assert_true(menu_offers(&p.frame->player, &p.frame->lab, ENTRY_LAYOUT));
    menu_choose(ui, &p.frame->lab, ENTRY_LAYOUT);
    assert_int_equal(ui->panel[PLACE_STAGE], PANEL_PLANE);
    assert_int_equal(ui->panel[PLACE_UPPER], PANEL_NETWORK);
    assert_int_equal(ui->panel[PLACE_LOWER], PANEL_WEIGHTS);
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_section_is_set_back_alone),
        cmocka_unit_test(one_undo_takes_it_back),
        cmocka_unit_test(they_fit_the_labels),
        cmocka_unit_test(a_perceptron_becomes_a_network_by_training_then_network),
        cmocka_unit_test(the_panels_find_their_places_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
