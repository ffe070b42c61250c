/* Gold arrows are honest: in every panel an arrow points where the coming step goes, as long as the
 * step is on the ruler of what it belongs to; rulers stay, and a knob stays under the pointer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>

#include "called.h"
#include "near.h"
#include "opened.h"
#include "person.h"
#include "scene/scene_file.h"
#include "ui/menu.h"

static const char TRICK[] = "data: {points: [[4, 5, blue], [1, 1, blue], [6, 6, red]]}\n"
                            "network: {layers: [1 step], values: [{w: [[3, 4]], b: [-10]}]}\n"
                            "training: {rule: perceptron, rate: 0.1}\n"
                            "view: {x: [-1, 8], y: [-1, 8]}\nselect: {point: 1}\n";

static const char DEEP[] = "data: {set: circles, count: 80, noise: 0.1, seed: 1}\n"
                           "network: {layers: [4 tanh, 1 sigmoid], start: {seed: 2}}\n"
                           "training: {rate: 0.6}\n";

static const char SLOW[] = "data: {set: circles, count: 80, noise: 0.1, seed: 1}\n"
                           "network: {layers: [4 tanh, 1 sigmoid], start: {seed: 2}}\n"
                           "training: {rate: 0.0001}\n";

static Person person_with(const char *scene) {
    Person p = {.frame = opened_as(scene, ".scene")};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static void show(Person *p, Panel stage, Panel upper, Panel lower) {
    const Panel panel[PLACE_COUNT] = {stage, upper, lower};
    memcpy(p->frame->ui.panel, panel, sizeof panel);
    frame_draw(p->frame);
}

static void set_control(Person *p, Control control, double value) {
    Action action = control_action(&p->frame->lab, control, value);
    assert_true(lab_apply(&p->frame->lab, &action));
    frame_draw(p->frame);
}

static const float *theta_of(const Person *p) {
    return p->frame->lab.run->trainer.net.theta;
}

static const Rulers *rulers(const Person *p) {
    return &p->frame->ui.rulers;
}

/* ---- what is drawn */

/* A gold arrow, or the dot that stands for one, whose tail lies within a rectangle. */
typedef struct Gold {
    Point from;
    float across, up; /* 0 of a dot */
    bool found, dot;
    bool cut;  /* it goes beyond what is shown, and has two heads */
    int signs; /* lines that make a plus (2) or a minus (1) */
} Gold;

static Gold gold_in(const Person *p, int weight, Rect within) {
    const Shapes *shapes = &p->frame->shapes;
    Gold gold = {.found = false};
    for (int i = -1; (i = shapes_find(shapes, "gradient arrow", weight, i)) >= 0;) {
        const Shape *s = &shapes->shape[i];
        const Point *end = shapes->point + s->first;
        Point from = s->kind == SHAPE_DISC ? middle(s->rect) : end[0];
        if (s->kind == SHAPE_LINE) {
            gold.signs += gold.dot && hypotf(from.x - gold.from.x, from.y - gold.from.y) < 12;
            continue;
        }
        if (!rect_holds(within, from)) continue;
        assert_false(gold.found && gold.dot); /* one arrow or one dot, not both */
        if (gold.found) gold.cut = from.x == gold.from.x && from.y == gold.from.y;
        assert_true(!gold.found || gold.cut);
        if (gold.found) continue; /* the second head of one that is cut */
        gold.found = true;
        gold.from = from;
        gold.dot = s->kind == SHAPE_DISC;
        if (gold.dot) continue;
        gold.across = end[1].x - end[0].x;
        gold.up = end[0].y - end[1].y;
    }
    return gold;
}

static const Shape *first(const Person *p, const char *name, int index, ShapeKind kind) {
    const Shapes *shapes = &p->frame->shapes;
    for (int i = -1; (i = shapes_find(shapes, name, index, i)) >= 0;) {
        if (shapes->shape[i].kind == kind) return &shapes->shape[i];
    }
    fail_msg("no %s %d is drawn", name, index);
    return NULL;
}

static bool close_to(float a, float b, float within) {
    return fabsf(a - b) <= within;
}

/* Shorter than this is a dot. */
static const float SEEN = 3;

/* Checks an arrow along one direction: of this length with its sign, or a dot with that sign. */
static void is_as_long(const Gold *gold, float drawn, float expected) {
    if (expected == 0) assert_false(gold->found);
    if (expected == 0) return;
    assert_true(gold->found);
    assert_int_equal(gold->dot, fabsf(expected) < SEEN);
    if (gold->dot)
        assert_int_equal(gold->signs, expected > 0 ? 2 : 1);
    else if (gold->cut)
        assert_true(drawn * expected > 0 && fabsf(drawn) < fabsf(expected));
    else
        assert_true(close_to(drawn, expected, 0.01f + fabsf(expected) * 1e-3f));
}

/* ---- the list */

/* Every row that is drawn: its knob stands at the weight, the arrow goes as far as the step. */
static int list_is_true(const Person *p, const float *move) {
    const Shapes *shapes = &p->frame->shapes;
    float lens = rulers(p)->now.lens[p->frame->ui.arrows.gradient],
          reach = rulers(p)->now.weight.reach;
    int rows = 0;
    for (int i = -1; (i = shapes_find(shapes, "weight line", -1, i)) >= 0; rows++) {
        Rect line = shapes->shape[i].rect;
        int w = shapes->shape[i].tag.index;
        float each = line.w / 2 / reach, zero = line.x + line.w / 2;
        float knob = middle(first(p, "weight knob", w, SHAPE_DISC)->rect).x;
        assert_true(close_to(knob, zero + theta_of(p)[w] * each, 0.01f));
        Rect row = {line.x - 20, line.y, line.w + 40, line.h};
        Gold gold = gold_in(p, w, row);
        is_as_long(&gold, gold.across, move[w] * lens * each);
        if (gold.found) assert_true(close_to(gold.from.x, knob, 0.01f) && gold.up == 0);
    }
    return rows;
}

static void rows_show_the_step_on_their_line(void **state) {
    (void)state;
    Person p = person_with(DEEP);
    for (int i = 0; i < 4; i++) {
        assert_true(list_is_true(&p, p.frame->lab.change) > 4);
        press_key(&p, 'E', "");
    }
    person_leave(&p);
}

/* ---- edges */

static float edge_length(const Person *p, float move) {
    int shown = p->frame->ui.arrows.gradient;
    return 20 * move * rulers(p)->now.lens[shown] / rulers(p)->now.edge[shown].reach;
}

static void edges_are_true(const Person *p, const float *move) {
    const Network *net = lab_network(&p->frame->lab);
    Rect card = p->frame->ui.panel[PLACE_STAGE] == PANEL_NETWORK ? (Rect){400, 60, 620, 620}
                                                                 : (Rect){1020, 60, 420, 400};
    for (int i = 0; i < net->count; i++) {
        if (network_is_bias(net, i)) continue;
        Gold gold = gold_in(p, i, card);
        is_as_long(&gold, gold.up, edge_length(p, move[i]));
        assert_true(gold.across == 0);
    }
}

static void edges_share_one_scale(void **state) {
    (void)state;
    Person p = person_with(DEEP);
    show(&p, PANEL_NETWORK, PANEL_NONE, PANEL_WEIGHTS);
    for (int i = 0; i < 4; i++) {
        edges_are_true(&p, p.frame->lab.change);
        press_key(&p, 'E', "");
    }
    person_leave(&p);
}

/* Twice the rate is twice the arrow, in the list and on the edges; the gradient stays. */
static void twice_the_rate_is_twice_the_arrow(void **state) {
    (void)state;
    Person p = person_with(DEEP);
    show(&p, PANEL_NETWORK, PANEL_NONE, PANEL_WEIGHTS);
    const Rect card = {400, 60, 620, 620};
    const Network *net = lab_network(&p.frame->lab);
    int last = network_w(net, 1, 0, 0, 0), found = 0;
    Rulers before = *rulers(&p);
    Gold once = gold_in(&p, last, card);
    assert_true(once.found && !once.dot);
    set_control(&p, CONTROL_RATE, 1.2);
    Gold twice = gold_in(&p, last, card);
    assert_true(close_to(twice.up, 2 * once.up, 0.05f));
    assert_memory_equal(&before.now.edge, &rulers(&p)->now.edge, sizeof before.now.edge);
    assert_memory_equal(&before.now.lens, &rulers(&p)->now.lens, sizeof before.now.lens);
    found = list_is_true(&p, p.frame->lab.change);
    assert_true(found > 0);
    edges_are_true(&p, p.frame->lab.change);
    /* Much more leaves the ruler. It grows, and the legend says what it was. */
    set_control(&p, CONTROL_RATE, 12);
    assert_true(rulers(&p)->now.edge[MOVE_STEP].before == before.now.edge[MOVE_STEP].reach);
    assert_true(person_reads(&p, "legend", "(was "));
    edges_are_true(&p, p.frame->lab.change);
    person_leave(&p);
}

/* Back from a change in the middle of a run, from another set and from another network, all is
 * drawn on the scales on which it was. */
static void undo_leaves_the_scales(void **state) {
    (void)state;
    const Action moons = {.kind = ACTION_SET_POINTS,
                          .set = {.kind = SET_MOONS, .count = 50, .seed = 1}};
    const Action clear = {.kind = ACTION_CLEAR_POINTS};
    for (int i = 0; i < 3; i++) {
        Person p = person_with(DEEP);
        for (int e = 0; e < 60; e++) press_key(&p, 'E', "");
        const Rulers before = *rulers(&p);
        if (i == 0)
            set_control(&p, CONTROL_LAYERS, 4);
        else
            assert_true(lab_apply(&p.frame->lab, i == 1 ? &moons : &clear));
        frame_step(p.frame, &p.input);
        press_key(&p, 'Z', "c");
        assert_int_equal(lab_trainer(&p.frame->lab)->epoch, 60);
        assert_memory_equal(&before.now.edge, &rulers(&p)->now.edge, sizeof before.now.edge);
        assert_memory_equal(&before.now.lens, &rulers(&p)->now.lens, sizeof before.now.lens);
        assert_true(rulers(&p)->now.vector.reach == before.now.vector.reach);
        assert_true(rulers(&p)->now.weight.reach == before.now.weight.reach);
        person_leave(&p);
    }
}

static void the_gradient_points_downhill(void **state) {
    (void)state;
    Person p = person_with(DEEP);
    show(&p, PANEL_NETWORK, PANEL_NONE, PANEL_WEIGHTS);
    press_key(&p, 'G', "");
    float move[64];
    for (int i = 0; i < lab_network(&p.frame->lab)->count; i++) move[i] = -p.frame->lab.gradient[i];
    edges_are_true(&p, move);
    assert_true(list_is_true(&p, move) > 4);
    person_leave(&p);
}

/* A neuron drawn large: its edges, too. */
static void a_neuron_shows_the_trick(void **state) {
    (void)state;
    Person p = person_with(TRICK);
    assert_true(p.frame->lab.change[0] < -0.39f);
    for (int i = 0; i < 3; i++) {
        Gold gold = gold_in(&p, i, (Rect){1020, 60, 420, 400});
        is_as_long(&gold, gold.up, edge_length(&p, p.frame->lab.change[i]));
    }
    person_leave(&p);
}

/* ---- the plane */

/* w stands upright on the line, and the step at its tip on the same scale: their sum is the vector
 * after the step. The rate stretches the step alone. */
static void w_and_the_step_are_tip_to_tail(void **state) {
    (void)state;
    Person p = person_with(TRICK);
    const double rates[] = {0.1, 0.2, 0.62};
    const Point *end = NULL;
    float each = 0;
    for (int i = 0; i < 3; i++) {
        set_control(&p, CONTROL_RATE, rates[i]);
        const Shape *vector = first(&p, "weight vector", 0, SHAPE_ARROW);
        end = p.frame->shapes.point + vector->first;
        float across = end[1].x - end[0].x, up = end[0].y - end[1].y;
        Point foot = camera_to_plane(&p.frame->plane, end[0]);
        assert_true(fabsf(3 * foot.x + 4 * foot.y - 10) < 0.02f);
        assert_true(close_to(across * 4, up * 3, 0.05f) && across > 0);
        if (i) assert_true(close_to(across / 3, each, 0.001f));
        each = across / 3;
        Gold gold = gold_in(&p, 0, p.frame->plane.screen);
        assert_true(close_to(gold.from.x, end[1].x, 0.01f));
        assert_true(close_to(gold.from.y, end[1].y, 0.01f));
        assert_true(close_to(gold.across, -4 * (float)rates[i] * each, 0.02f));
        assert_true(close_to(gold.up, -5 * (float)rates[i] * each, 0.02f));
        const Shape *after = first(&p, "weight vector after", 0, SHAPE_ARROW);
        const Point *sum = p.frame->shapes.point + after->first;
        assert_true(close_to(sum[0].x, end[0].x, 0.01f));
        assert_true(close_to(sum[1].x, end[1].x + gold.across, 0.01f));
        assert_true(close_to(sum[1].y, end[1].y - gold.up, 0.01f));
    }
    assert_true(person_reads(&p, "gradient said", "−αx"));
    /* 0.1 (4, 5) is 13 % of (3, 4): drawn as it is. */
    assert_true(rulers(&p)->now.lens[MOVE_STEP] == 1 && person_reads(&p, "legend", "× 1"));
    person_leave(&p);
}

/* A vector that the plane has room for is as long as its weights; any other says its scale. */
static void a_weight_vector_is_true_or_says_so(void **state) {
    (void)state;
    static const struct {
        const char *weights, *says;
        float each; /* as drawn, of a unit of the plane */
    } cases[] = {{"[0, 2]", "W = (0, 2)", 1}, {"[0.3, 0.4]", "drawn × 6.7", 1 / 0.15f}};
    for (int i = 0; i < 2; i++) {
        char scene[256];
        snprintf(scene, sizeof scene,
                 "data: {points: [[4, 5, red]]}\nnetwork: {layers: [1 step], values: [{w: [%s], b: "
                 "[-2]}]}\ntraining: {rule: perceptron}\nview: {x: [0, 10], y: [0, 10]}\n",
                 cases[i].weights);
        Person p = person_with(scene);
        const Shape *vector = first(&p, "weight vector", 0, SHAPE_ARROW);
        const Point *end = p.frame->shapes.point + vector->first;
        Point foot = camera_to_plane(&p.frame->plane, end[0]);
        Point tip = camera_to_plane(&p.frame->plane, end[1]);
        assert_true(close_to(tip.y - foot.y, theta_of(&p)[1] * cases[i].each, 0.02f));
        assert_true(person_reads(&p, "weights said", cases[i].says));
        assert_int_equal(person_reads(&p, "weights said", "drawn"), i == 1);
        person_leave(&p);
    }
}

static void hidden_units_have_their_steps_at_their_vectors(void **state) {
    (void)state;
    Person p = person_with(DEEP);
    const Network *net = lab_network(&p.frame->lab);
    float lens = rulers(&p)->now.lens[MOVE_STEP];
    int found = 0;
    for (int u = 0; u < 4; u++) {
        int w = network_w(net, 0, 0, u, 0);
        const Shape *vector = first(&p, "weight vector", u, SHAPE_ARROW);
        const Point *end = p.frame->shapes.point + vector->first;
        float each = (end[1].x - end[0].x) / theta_of(&p)[w];
        Gold gold = gold_in(&p, w, p.frame->plane.screen);
        float across = p.frame->lab.change[w] * lens * each,
              up = p.frame->lab.change[w + 1] * lens * each;
        assert_true(gold.found && gold.dot == (hypotf(across, up) < SEEN));
        if (gold.dot) continue;
        assert_true(close_to(gold.across, across, 0.05f) && close_to(gold.up, up, 0.05f));
        found++;
    }
    assert_true(found > 0 && lens > 1);
    show(&p, PANEL_PLANE, PANEL_NONE, PANEL_NONE); /* the plane says itself that they are longer */
    assert_true(person_reads(&p, "legend", "× 10"));
    press_key(&p, 'G', "s");
    assert_false(person_reads(&p, "legend", "×"));
    person_leave(&p);
}

/* ---- the landscape */

static void the_landscape_has_its_own_units(void **state) {
    (void)state;
    Person p = person_with(DEEP);
    show(&p, PANEL_LANDSCAPE, PANEL_NETWORK, PANEL_NONE);
    const Rect area = where(&p, "landscape", 0);
    const float *edge = p.frame->ui.landscape, *change = p.frame->lab.change;
    float lens = rulers(&p)->now.lens[MOVE_STEP];
    Gold gold = gold_in(&p, 0, area);
    float across = change[0] * lens * area.w / (edge[1] - edge[0]),
          up = change[1] * lens * area.h / (edge[3] - edge[2]);
    assert_true(gold.found && gold.dot == (hypotf(across, up) < SEEN));
    set_control(&p, CONTROL_RATE, 6);
    Gold far = gold_in(&p, 0, area);
    assert_true(far.found && !far.dot && !far.cut);
    assert_true(close_to(far.across, across * 10, 0.1f));
    assert_true(close_to(far.up, up * 10, 0.1f));
    set_control(&p, CONTROL_RATE, 90); /* as far as the edge, in the same direction */
    far = gold_in(&p, 0, area);
    Point tip = {far.from.x + far.across, far.from.y - far.up};
    assert_true(far.cut && rect_holds(rect_inset(area, -1), tip));
    assert_true(close_to(far.across * up, far.up * across, 1) && far.across * across > 0);
    person_leave(&p);
}

/* ---- nothing, and next to nothing */

static int golds(const Person *p) {
    int found = 0;
    for (int i = -1; (i = shapes_find(&p->frame->shapes, "gradient arrow", -1, i)) >= 0;) found++;
    return found;
}

static void a_step_of_zero_has_no_arrow(void **state) {
    (void)state;
    Person p = person_with(TRICK);
    assert_true(golds(&p) > 0);
    for (int i = 0; i < 40; i++) press_key(&p, 'E', "");
    assert_int_equal(p.frame->lab.score.wrong, 0);
    assert_true(p.frame->lab.change[0] == 0 && p.frame->lab.change[2] == 0);
    assert_int_equal(golds(&p), 0);
    set_control(&p, CONTROL_RATE, 0.3);
    assert_int_equal(golds(&p), 0);
    person_leave(&p);
}

static void a_question_hides_them(void **state) {
    (void)state;
    Person p = person_with(DEEP);
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_LOCK, .flag = true});
    frame_draw(p.frame);
    assert_int_equal(golds(&p), 0);
    assert_true(person_reads(&p, "legend", "after your answer"));
    assert_false(person_reads(&p, "legend", "×"));
    person_leave(&p);
}

/* A lesson's lens holds from the first step on, and may be switched as any other. */
static void a_lesson_chooses_the_lens(void **state) {
    (void)state;
    for (int lens = 1; lens <= 1000; lens *= 1000) {
        char lesson[1000], named[16];
        snprintf(lesson, sizeof lesson,
                 "---\ntitle: Small\n---\n\n## One\n\n```{scene}\n%slens: %d\n"
                 "show: [plane, network, weights]\nkeys: [epoch]\n```\n",
                 SLOW, lens);
        Person p = {.frame = opened_as(lesson, ".md")};
        p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
        frame_step(p.frame, &p.input);
        snprintf(named, sizeof named, "× %d", lens);
        assert_true(rulers(&p)->now.lens[MOVE_STEP] == (float)lens);
        assert_true(rulers(&p)->fitting[MOVE_STEP] > (float)lens);
        assert_true(person_reads(&p, "legend", named));
        assert_true(list_is_true(&p, p.frame->lab.change) > 4);
        press_key(&p, 'E', "");
        assert_true(rulers(&p)->now.lens[MOVE_STEP] == (float)lens);
        menu_choose(&p.frame->ui, &p.frame->lab, ENTRY_LENS);
        frame_draw(p.frame);
        assert_true(rulers(&p)->now.lens[MOVE_STEP] == rulers(&p)->fitting[MOVE_STEP]);
        person_leave(&p);
    }
}

/* Of a rate that is far too small all are dots with signs, in every picture; the lens, chosen when
 * the scene was set up, stays and is named, until it is switched. */
static void short_ones_are_dots_or_enlarged(void **state) {
    (void)state;
    Person p = person_with(DEEP);
    float lens = rulers(&p)->now.lens[MOVE_STEP];
    set_control(&p, CONTROL_RATE, 0.0001);
    assert_true(rulers(&p)->now.lens[MOVE_STEP] == lens);
    for (int i = -1; (i = shapes_find(&p.frame->shapes, "gradient arrow", -1, i)) >= 0;)
        assert_int_not_equal(p.frame->shapes.shape[i].kind, SHAPE_ARROW);
    assert_true(list_is_true(&p, p.frame->lab.change) > 4);
    edges_are_true(&p, p.frame->lab.change);
    person_leave(&p);
    p = person_with(SLOW);
    lens = rulers(&p)->now.lens[MOVE_STEP];
    char named[32];
    snprintf(named, sizeof named, "× %.0f", (double)lens);
    assert_true(lens >= 1000 && person_reads(&p, "legend", named));
    edges_are_true(&p, p.frame->lab.change);
    list_is_true(&p, p.frame->lab.change);
    for (int i = 0; i < 20; i++) press_key(&p, 'E', "");
    assert_true(rulers(&p)->now.lens[MOVE_STEP] == lens);
    assert_int_equal(p.frame->lab.scene.lens, 0); /* what is found is not handed over */
    press_key(&p, 'G', "s");
    frame_step(p.frame, &p.input);
    assert_int_equal(p.frame->lab.scene.lens, 1); /* what is chosen is */
    assert_true(rulers(&p)->now.lens[MOVE_STEP] == 1 && person_reads(&p, "legend", "× 1"));
    edges_are_true(&p, p.frame->lab.change);
    press(&p, "entry", ENTRY_LENS);
    assert_true(rulers(&p)->now.lens[MOVE_STEP] == lens);
    list_is_true(&p, p.frame->lab.change);
    edges_are_true(&p, p.frame->lab.change);
    /* Far too weak for what came of the rate, it says so, and a press makes it stronger. */
    set_control(&p, CONTROL_RATE, 0.00001);
    assert_true(rulers(&p)->now.lens[MOVE_STEP] == lens && person_reads(&p, "legend", " · try "));
    press(&p, "entry", ENTRY_LENS);
    assert_true(rulers(&p)->now.lens[MOVE_STEP] >= 9 * lens);
    assert_false(person_reads(&p, "legend", " · try "));
    edges_are_true(&p, p.frame->lab.change);
    person_leave(&p);
}

/* In the plane's lower right corner: the lens above the buttons of the view, these above the edge,
 * side by side, however many of them are there. */
static void what_stands_in_the_corner_is_apart(void **state) {
    (void)state;
    static const char FAR[] = "data: {points: [[1, 1, blue], [2, -2, red], [300, 200, red]]}\n"
                              "network: {layers: [1 sigmoid]}\ntraining: {rate: 0.00001}\n"
                              "view: {x: [-4, 4], y: [-4, 4]}\n";
    static const float sizes[][2] = {{1440, 900}, {1024, 640}};
    for (int s = 0; s < 4; s++) {
        Person p = person_with(FAR);
        p.input.width = sizes[s / 2][0], p.input.height = sizes[s / 2][1];
        frame_step(p.frame, &p.input);
        if (s % 2) {
            Point away = at(&p, 1, 2.5f);
            does(&p, (InputEvent){.kind = INPUT_MOVE, .at = away});
            does(&p, (InputEvent){.kind = INPUT_WHEEL, .dy = 1});
            assert_true(count(&p, "reset view", 0, SHAPE_TARGET) > 0);
        }
        const Shapes *shapes = &p.frame->shapes;
        Rect plane = p.frame->plane.screen, lens = {0};
        for (int i = -1; (i = shapes_find(shapes, "legend", ENTRY_LENS, i)) >= 0;) {
            for (int k = 0; k < i; k++) { /* what is outlined around it */
                const Shape *border = &shapes->shape[k];
                if (border->kind == SHAPE_BORDER && border->rect.h < plane.h / 4 &&
                    rect_holds(plane, rect_middle(border->rect)) &&
                    rect_holds(border->rect, shapes->shape[i].at))
                    lens = border->rect;
            }
        }
        assert_true(lens.w > 0 && rulers(&p)->now.lens[MOVE_STEP] > 1);
        assert_true(lens.x >= plane.x && lens.x + lens.w <= plane.x + plane.w);
        Rect fit = where(&p, "fit", 0);
        assert_true(lens.y + lens.h < fit.y && fit.y + fit.h < plane.y + plane.h);
        if (s % 2) {
            Rect reset = where(&p, "reset view", 0);
            assert_true(reset.y == fit.y && fit.x + fit.w < reset.x);
        }
        person_leave(&p);
    }
}

/* ---- rulers */

/* One step of the trick: the knob of b moves by a tenth on a line that stays. */
static void number_lines_stay_over_steps(void **state) {
    (void)state;
    Person p = person_with(TRICK);
    Rect line = where(&p, "weight line", 2);
    float reach = rulers(&p)->now.weight.reach;
    float before = middle(first(&p, "weight knob", 2, SHAPE_DISC)->rect).x;
    press_key(&p, 'S', "");
    float after = middle(first(&p, "weight knob", 2, SHAPE_DISC)->rect).x;
    assert_true(rulers(&p)->now.weight.reach == reach);
    assert_true(close_to(before - after, 0.1f * line.w / 2 / reach, 0.01f));
    for (int i = 0; i < 30; i++) press_key(&p, 'E', "");
    assert_true(rulers(&p)->now.weight.reach == reach && rulers(&p)->now.weight.before == 0);
    person_leave(&p);
}

/* Its rulers are those that it has when it is opened first, not the larger ones that were there. */
static void another_scene_sets_them_anew(void **state) {
    (void)state;
    Person p = person_with(TRICK), fresh = person_with(DEEP);
    float large = rulers(&p)->now.weight.reach;
    Scene scene = scene_copy(&fresh.frame->lab.scene);
    lab_load(&p.frame->lab, &scene);
    frame_step(p.frame, &p.input);
    assert_true(rulers(&p)->now.weight.reach < large);
    assert_true(rulers(&p)->now.weight.reach == rulers(&fresh)->now.weight.reach);
    person_leave(&fresh);
    person_leave(&p);
}

/* Nor does the length of a number line that a former run needed stay for another set. */
static void another_set_sets_them_anew(void **state) {
    (void)state;
    Person p = person_with(DEEP);
    float usual = rulers(&p)->now.weight.reach;
    Action far = {.kind = ACTION_SET_WEIGHTS};
    far.weights.count = 1;
    far.weights.value[0] = 80;
    lab_apply(&p.frame->lab, &far);
    frame_step(p.frame, &p.input);
    assert_true(rulers(&p)->now.weight.reach > 50);
    Action set = {.kind = ACTION_SET_POINTS, .set = p.frame->lab.scene.set};
    set.set.kind = set.set.kind == SET_GAUSS ? SET_XOR : SET_GAUSS;
    set.set.count = 40;
    lab_apply(&p.frame->lab, &set);
    frame_step(p.frame, &p.input);
    assert_true(rulers(&p)->now.weight.reach < 2 * usual);
    person_leave(&p);
}

/* Whatever a ruler is set anew for, it is as long as one that was never used, and has not grown. */
static void what_is_set_anew_has_not_grown(void **state) {
    (void)state;
    Person p = person_with(DEEP);
    Action far = {.kind = ACTION_SET_WEIGHTS}, output = {.kind = ACTION_SELECT_UNIT};
    for (int other = 0; other < 2; other++) { /* there, and back again */
        output.unit.layer = 1 - other;
        lab_apply(&p.frame->lab, &output);
        frame_step(p.frame, &p.input);
        assert_true(rulers(&p)->now.score.reach == rulers_round(rulers(&p)->now.score.reach));
        assert_true(rulers(&p)->now.score.before == 0 && rulers(&p)->now.score.reach >= 4);
    }
    /* Vectors that were long in one pair of axes are measured again in another. */
    far.weights.count = 2;
    far.weights.value[0] = far.weights.value[1] = 60;
    lab_apply(&p.frame->lab, &far);
    frame_step(p.frame, &p.input);
    assert_true(rulers(&p)->now.vector.before > 0);
    Action look = {.kind = ACTION_LOOK, .plane = p.frame->lab.scene.view};
    look.plane.across = 1, look.plane.up = 0;
    assert_true(lab_apply(&p.frame->lab, &look));
    frame_step(p.frame, &p.input);
    assert_true(rulers(&p)->now.vector.before == 0 && rulers(&p)->now.vector.reach > 0);
    person_leave(&p);
    /* A stronger lens: the arrow that is longest now has its whole length, and no more. */
    p = person_with(DEEP);
    set_control(&p, CONTROL_RATE, 0.00001);
    frame_step(p.frame, &p.input);
    press(&p, "entry", ENTRY_LENS);
    const RulerSet *now = &rulers(&p)->now;
    float most = 0;
    for (int w = 0; w < lab_network(&p.frame->lab)->count; w++)
        most = fmaxf(most, fabsf(p.frame->lab.change[w]));
    assert_true(now->edge[MOVE_STEP].before == 0);
    assert_true(now->edge[MOVE_STEP].reach == rulers_round(most * now->lens[MOVE_STEP]));
    person_leave(&p);
}

static void round_lengths_are_no_shorter(void **state) {
    (void)state;
    for (float size = 1e-6f; size < 1e6f; size *= 1.13f) {
        float round = rulers_round(size);
        assert_true(round >= size && round <= size * 1.52f);
    }
    static const float round[] = {1, 1.2f, 1.5f, 2, 2.5f, 3, 4, 5, 6, 8, 10};
    for (int i = 0; i < 10; i++) {
        for (int power = -3; power < 4; power++) {
            float size = round[i] * powf(10, (float)power), next = size / round[i] * round[i + 1];
            assert_near(rulers_round(size * 0.9999f) / size, 1, 1e-5);
            assert_near(rulers_round(size * 1.0001f) / next, 1, 1e-5);
        }
    }
    assert_true(rulers_round(11) == 12 && rulers_round(0.05f) >= 0.05f && rulers_round(0) == 1);
}

/* The curve's axis stays while a point is dragged, until its score leaves it. */
static void the_curves_axis_stays(void **state) {
    (void)state;
    Person p = person_with("data: {points: [[1, 1, blue], [2, 2, red]]}\n"
                           "network: {layers: [1 sigmoid], values: [{w: [[1, 1]], b: [0]}]}\n"
                           "select: {point: 1}\n");
    show(&p, PANEL_PLANE, PANEL_CURVE, PANEL_WEIGHTS);
    float reach = rulers(&p)->now.score.reach;
    for (float x = 1; x > -2; x -= 0.25f) {
        drag(&p, at(&p, x, x), at(&p, x - 0.25f, x - 0.25f));
        assert_true(rulers(&p)->now.score.reach == reach);
    }
    drag(&p, at(&p, -2, -2), at(&p, 5, 5));
    assert_true(rulers(&p)->now.score.reach > reach && rulers(&p)->now.score.before >= reach);
    person_leave(&p);
}

/* ---- knobs */

static float knob_of(const Person *p, int weight) {
    return middle(first(p, "weight knob", weight, SHAPE_DISC)->rect).x;
}

/* Takes a row where its line is at `from` and goes to `to`; the knob stays as near to the pointer
 * as the rounding of the value allows. */
static void knob_follows(Person *p, float from, float to, float offset) {
    float y = middle(where(p, "weight line", 0)).y;
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = {from, y}});
    does(p, (InputEvent){.kind = INPUT_PRESS, .at = {from, y}, .button = BUTTON_LEFT, .clicks = 1});
    float reach = rulers(p)->now.weight.reach;
    for (int i = 1; i <= 20; i++) {
        float x = from + (to - from) * (float)i / 20;
        does(p, (InputEvent){.kind = INPUT_MOVE, .at = {x, y}});
        if (fabsf(x - from) >= 4) assert_true(close_to(knob_of(p, 0), x + offset, 1));
        assert_true(rulers(p)->now.weight.reach == reach);
    }
    does(p, (InputEvent){.kind = INPUT_RELEASE, .at = {to, y}, .button = BUTTON_LEFT});
}

static void a_knob_stays_under_the_pointer(void **state) {
    (void)state;
    Person p = person_with(TRICK);
    Rect line = where(&p, "weight line", 0);
    float knob = knob_of(&p, 0), half = line.w / 2;
    knob_follows(&p, knob + 3, knob - 60, -3); /* taken beside its middle */
    knob_follows(&p, knob_of(&p, 0), line.x + line.w - 2, 0);
    knob_follows(&p, line.x + 10, line.x + 70, 0); /* it comes along */
    float reach = rulers(&p)->now.weight.reach;
    knob_follows(&p, knob_of(&p, 0), line.x - 300, 0); /* beyond the line's end */
    assert_true(close_to(theta_of(&p)[0], -(half + 300) * reach / half, reach / half));
    assert_true(rulers(&p)->now.weight.reach > -theta_of(&p)[0]); /* let go, the line has grown */
    assert_true(knob_of(&p, 0) >= line.x);
    person_leave(&p);
}

/* Where the knob of a slider is drawn: the one disc on its track. */
static float disc_on(const Person *p, Rect track) {
    const Shapes *shapes = &p->frame->shapes;
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        if (s->kind == SHAPE_DISC && rect_holds(track, rect_middle(s->rect)))
            return rect_middle(s->rect).x;
    }
    fail_msg("the slider has no knob");
    return 0;
}

static void a_slider_stays_under_the_pointer(void **state) {
    (void)state;
    Person p = person_with(DEEP);
    Rect track = where(&p, "control", CONTROL_RATE);
    float y = middle(track).y;
    for (int i = 1; i < 9; i++) {
        float x = track.x + track.w * (float)i / 10;
        drag(&p, (Point){track.x + track.w / 2, y}, (Point){x, y});
        assert_true(close_to(disc_on(&p, track), x, 2));
    }
    person_leave(&p);
}

/* A click on a number types it: the old value is selected, and goes with the first character. */
static void a_click_on_a_number_types_it(void **state) {
    (void)state;
    Person p = person_with(TRICK);
    press(&p, "weight number", 1);
    assert_true(p.frame->ui.editing.old && person_reads(&p, NULL, "4"));
    assert_int_equal(count(&p, "old value", 0, SHAPE_RECT) > 0, 1);
    press_key(&p, KEY_ENTER, "");
    assert_true(theta_of(&p)[1] == 4);
    press(&p, "weight number", 1);
    types(&p, "-2.5");
    assert_false(p.frame->ui.editing.old);
    press_key(&p, KEY_ENTER, "");
    assert_true(theta_of(&p)[1] == -2.5f);
    press(&p, "weight number", 1);
    press_key(&p, KEY_ESCAPE, "");
    assert_true(theta_of(&p)[1] == -2.5f);
    press(&p, "value", CONTROL_RATE); /* of a slider, too */
    assert_string_equal(p.frame->ui.editing.line.text, "0.1");
    types(&p, "0.25");
    press_key(&p, KEY_ENTER, "");
    assert_true(fabs(control_value(&p.frame->lab, CONTROL_RATE) - 0.25) < 1e-6);
    person_leave(&p);
}

/* A dragged edge says its value at the pointer, and its row of the list comes into sight. */
static void a_dragged_edge_says_its_value(void **state) {
    (void)state;
    Person p = person_with(DEEP);
    int last = network_w(lab_network(&p.frame->lab), 1, 0, 0, 2);
    assert_int_equal(count(&p, "weight line", last, SHAPE_TARGET), 0);
    Point from = middle(where(&p, "edge", last)), to = {from.x, from.y - 40};
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = from});
    does(&p, (InputEvent){.kind = INPUT_PRESS, .at = from, .button = BUTTON_LEFT, .clicks = 1});
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = to});
    Point said = first(&p, "held edge", last, SHAPE_TEXT)->at;
    assert_true(fabsf(said.x - to.x) < 45 && fabsf(said.y - to.y) < 35);
    char value[32];
    snprintf(value, sizeof value, "%.2f", fabs((double)theta_of(&p)[last]));
    assert_true(person_reads(&p, "held edge", value));
    assert_int_equal(count(&p, "weight line", last, SHAPE_TARGET), 1);
    does(&p, (InputEvent){.kind = INPUT_RELEASE, .at = to, .button = BUTTON_LEFT});
    assert_int_equal(count(&p, "held edge", last, SHAPE_TEXT), 0);
    /* Point by point it comes by 0, whatever it was. */
    int other = network_w(lab_network(&p.frame->lab), 1, 0, 0, 0);
    from = middle(where(&p, "edge", other));
    float points = roundf(theta_of(&p)[other] * 50);
    assert_true(theta_of(&p)[other] != 0);
    drag(&p, from, (Point){from.x, from.y + points});
    assert_true(theta_of(&p)[other] == 0);
    from = middle(where(&p, "edge", other));
    drag(&p, from, (Point){from.x, from.y - 5});
    assert_true(theta_of(&p)[other] == 0.1f); /* and not 0.099999994 */
    person_leave(&p);
}

/* While nothing moves a weight there is nothing to choose a scale by. */
static void a_scale_waits_for_the_first_move(void **state) {
    (void)state;
    Person p = person_create(1440, 900);
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_CLEAR_POINTS});
    rulers_clear(&p.frame->ui.rulers);
    frame_draw(p.frame);
    const Rulers *r = &p.frame->ui.rulers;
    for (int move = 0; move < MOVE_COUNT; move++) assert_false(r->chosen[move]);
    for (int i = 0; i < 2; i++) {
        Action add = {.kind = ACTION_ADD_POINT, .point = {.x = {3, (float)i}, .label = (float)i}};
        assert_true(lab_apply(&p.frame->lab, &add));
    }
    frame_draw(p.frame);
    for (int move = 0; move < MOVE_COUNT; move++)
        assert_true(r->chosen[move] && r->now.lens[move] == r->fitting[move]);
    person_leave(&p);
}

/* The state as its link or file has it, in another window. */
static Person handed_over(const Person *p) {
    Scene scene = lab_scene(&p->frame->lab);
    char *text = scene_text(&scene, NULL);
    Person other = person_with(text);
    for (int i = 0; i < 100; i++) frame_step(other.frame, &other.input);
    assert_int_equal(lab_now(&other.frame->lab), lab_now(&p->frame->lab));
    free(text);
    scene_destroy(&scene);
    return other;
}

static void scales_are_the_same(const Person *a, const Person *b) {
    const Rulers *r = rulers(a), *s = rulers(b);
    if (r->now.lens[MOVE_STEP] != s->now.lens[MOVE_STEP])
        fail_msg("arrows were × %g and are × %g", (double)r->now.lens[MOVE_STEP],
                 (double)s->now.lens[MOVE_STEP]);
    if (a->frame->lab.scene.lens > 1)
        assert_true(r->now.edge[MOVE_STEP].reach == s->now.edge[MOVE_STEP].reach);
    assert_true(r->now.vector.reach == s->now.vector.reach);
}

/* Whoever gets a state sees its arrows as whoever made it: on the scales of the run's beginning, or
 * through the lens that they chose. */
static void arrows_are_handed_over_as_they_are(void **state) {
    (void)state;
    static const char scene[] = "data: {set: circles, count: 160, noise: 0.1}\n"
                                "network: {layers: [4 tanh, 1 sigmoid], start: {seed: 11}}\n"
                                "training: {rate: 2}\n";
    int others = 0;
    for (int epochs = 0; epochs <= 300; epochs += 60) {
        for (int switched = 0; switched <= 2; switched++) {
            Person p = person_with(scene);
            for (int i = 0; i < epochs; i++) {
                press_key(&p, 'E', "");
            }
            float before = rulers(&p)->now.lens[MOVE_STEP];
            for (int i = 0; i < switched; i++) press_key(&p, 'G', "s");
            frame_draw(p.frame);
            others += rulers(&p)->now.lens[MOVE_STEP] != before;
            assert_int_equal(p.frame->lab.scene.lens > 0, switched > 0);
            Person other = handed_over(&p), third = handed_over(&other);
            scales_are_the_same(&p, &other);
            scales_are_the_same(&p, &third);
            person_leave(&p);
            person_leave(&other);
            person_leave(&third);
        }
    }
    assert_true(others > 3);
}

/* Also where the plane was zoomed and moved, for which other vectors would be chosen. */
static void vectors_are_handed_over_as_they_are(void **state) {
    (void)state;
    static const char *const scenes[] = {
        "data: {set: circles, count: 60}\nnetwork: {layers: [3 tanh, 1 sigmoid]}\n",
        "data: {set: gauss, count: 60}\nnetwork: {layers: [1 sigmoid]}\n"};
    for (int i = 0; i < 2; i++) {
        Person p = person_with(scenes[i]);
        for (int e = 0; e < 20; e++) press_key(&p, 'E', "");
        const float reach = rulers(&p)->now.vector.reach;
        assert_false(scene_has_vectors(&p.frame->lab.scene));
        Plane view = p.frame->lab.scene.view;
        view.left /= 5, view.right /= 4, view.bottom /= 5, view.top /= 4;
        lab_apply(&p.frame->lab, &(Action){.kind = ACTION_LOOK, .plane = view});
        frame_draw(p.frame);
        assert_true(rulers(&p)->now.vector.reach == reach);
        assert_true(scene_has_vectors(&p.frame->lab.scene));
        Person other = handed_over(&p), third = handed_over(&other);
        scales_are_the_same(&p, &other);
        scales_are_the_same(&p, &third);
        set_control(&third, CONTROL_SET, SET_MOONS - 1); /* they were for what was there before */
        frame_draw(third.frame);
        assert_false(scene_has_vectors(&third.frame->lab.scene));
        person_leave(&p);
        person_leave(&other);
        person_leave(&third);
    }
}

/* It was for the arrows of then. */
static void a_chosen_lens_ends_with_another_set(void **state) {
    (void)state;
    Person p = person_with("data: {set: circles}\nview: {lens: 1000}\n");
    assert_true(rulers(&p)->now.lens[MOVE_STEP] == 1000);
    set_control(&p, CONTROL_SET, SET_MOONS - 1);
    frame_draw(p.frame);
    assert_true(rulers(&p)->now.lens[MOVE_STEP] == rulers(&p)->fitting[MOVE_STEP]);
    assert_int_equal(p.frame->lab.scene.lens, 0);
    person_leave(&p);
    Scene wrong;
    Message why;
    static const char text[] = "view: {lens: 0.5}\n";
    assert_false(scene_parse(&wrong, text, strlen(text), "x", 1, "", &why));
    if (!strstr(why.text, "lens is '0.5'; it must be a whole number from 1"))
        fail_msg("%s", why.text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_show_the_step_on_their_line),
        cmocka_unit_test(edges_share_one_scale),
        cmocka_unit_test(twice_the_rate_is_twice_the_arrow),
        cmocka_unit_test(undo_leaves_the_scales),
        cmocka_unit_test(the_gradient_points_downhill),
        cmocka_unit_test(a_neuron_shows_the_trick),
        cmocka_unit_test(w_and_the_step_are_tip_to_tail),
        cmocka_unit_test(a_weight_vector_is_true_or_says_so),
        cmocka_unit_test(hidden_units_have_their_steps_at_their_vectors),
        cmocka_unit_test(the_landscape_has_its_own_units),
        cmocka_unit_test(a_step_of_zero_has_no_arrow),
        cmocka_unit_test(a_question_hides_them),
        cmocka_unit_test(a_lesson_chooses_the_lens),
        cmocka_unit_test(short_ones_are_dots_or_enlarged),
        cmocka_unit_test(number_lines_stay_over_steps),
        cmocka_unit_test(what_stands_in_the_corner_is_apart),
        cmocka_unit_test(another_set_sets_them_anew),
        cmocka_unit_test(another_scene_sets_them_anew),
        cmocka_unit_test(what_is_set_anew_has_not_grown),
        cmocka_unit_test(round_lengths_are_no_shorter),
        cmocka_unit_test(the_curves_axis_stays),
        cmocka_unit_test(a_knob_stays_under_the_pointer),
        cmocka_unit_test(a_slider_stays_under_the_pointer),
        cmocka_unit_test(a_click_on_a_number_types_it),
        cmocka_unit_test(arrows_are_handed_over_as_they_are),
        cmocka_unit_test(vectors_are_handed_over_as_they_are),
        cmocka_unit_test(a_chosen_lens_ends_with_another_set),
        cmocka_unit_test(a_scale_waits_for_the_first_move),
        cmocka_unit_test(a_dragged_edge_says_its_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
