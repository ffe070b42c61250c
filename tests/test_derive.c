/* Walking back by hand on the screen and in lessons: the card, the replies, the keyboard alone;
 * that nothing tells a derivative before it is given; the block {derive} and its check. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/frame.h"
#include "called.h"
#include "draw/theme.h"
#include "fonts.h"
#include "lab/by_hand.h"
#include "lab/panel_names.h"
#include "lesson/answer.h"
#include "lesson/check.h"
#include "panels/derive/derive_words.h"
#include "scene/scene_file.h"
#include "ui/layout.h"

/* Values and slopes that no derivative equals: 1.75, 0.4, ... are told by nothing else. */
static const char GRAPH[] =
    "graph: {expression: \"m = x*w; gap = m - y; loss = gap^2\", values: {x: "
    "1.25, w: 3, y: 2.5}, walked: forward, learn: [w]}\n";
static const char ROADS[] = "graph: {expression: \"x = s^2; y = 3*s; z = x*y\", values: {s: 2}, "
                            "walked: forward}\n";

static void turn(Frame *frame, const InputEvent *event) {
    Input input = {
        .seconds = 1.0 / 60, .width = frame->ui.width, .height = frame->ui.height, .density = 1};
    if (event) input.event[input.events++] = *event;
    frame_step(frame, &input);
}

static void key(Frame *frame, int which) {
    turn(frame, &(InputEvent){.kind = INPUT_KEY, .key = which});
}

/* As a keyboard does: a key, then what it types. */
static void type(Frame *frame, const char *text) {
    for (const char *c = text; *c; c++) {
        InputEvent typed = {.kind = INPUT_TEXT, .text = {*c, '\0'}};
        key(frame, *c == '-' ? KEY_MINUS : *c);
        turn(frame, &typed);
    }
}

static void answer(Frame *frame, const char *text) {
    type(frame, text);
    key(frame, KEY_ENTER);
}

static void click(Frame *frame, const char *name) {
    int i = shapes_find(&frame->shapes, name, 0, -1);
    while (i >= 0 && frame->shapes.shape[i].kind != SHAPE_TARGET)
        i = shapes_find(&frame->shapes, name, 0, i);
    if (i < 0) fail_msg("there is no %s", name);
    Rect r = frame->shapes.shape[i].rect;
    Point at = {r.x + r.w / 2, r.y + r.h / 2};
    turn(frame, &(InputEvent){.kind = INPUT_MOVE, .at = at});
    turn(frame, &(InputEvent){.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = 1});
    turn(frame, &(InputEvent){.kind = INPUT_RELEASE, .at = at, .button = BUTTON_LEFT});
}

static Frame *frame_with(const char *text, float width, float height) {
    Frame *frame = frame_create(&fonts_boxes, 1);
    Scene scene;
    Message message;
    assert_true(scene_parse(&scene, text, strlen(text), "test", 1, "", &message));
    assert_true(lab_load(&frame->lab, &scene));
    ui_put(&frame->ui, PANEL_GRAPH, PLACE_STAGE);
    ui_put(&frame->ui, PANEL_WEIGHTS, PLACE_UPPER);
    frame->ui.width = width;
    frame->ui.height = height;
    lab_apply(&frame->lab, &(Action){.kind = ACTION_BY_HAND, .flag = true});
    turn(frame, NULL);
    return frame;
}

static const char *text_of(const Frame *frame, const char *name) {
    for (int i = -1; (i = shapes_find(&frame->shapes, name, -1, i)) >= 0;) {
        const Shape *s = &frame->shapes.shape[i];
        if (s->kind == SHAPE_TEXT) return frame->shapes.text + s->first;
    }
    return "";
}

static bool shows(const Frame *frame, const char *text) {
    for (int i = 0; i < frame->shapes.shapes; i++) {
        const Shape *s = &frame->shapes.shape[i];
        if (s->kind == SHAPE_TEXT && strstr(frame->shapes.text + s->first, text)) return true;
    }
    return false;
}

static int open_item(const Frame *frame) {
    return demand_open(&frame->lab.demand);
}

static bool focused(const Frame *frame, const char *name) {
    return called(frame->ui.focus) && strcmp(called(frame->ui.focus), name) == 0;
}

static bool tab_to(Frame *frame, const char *name) {
    for (int i = 0; i < 120; i++) {
        key(frame, KEY_TAB);
        if (focused(frame, name)) return true;
    }
    return false;
}

/* Digits go to the card wherever the focus is; Enter gives, Escape leaves; Tab reaches the card
 * and "show me". */
static void a_keyboard_is_enough(void **state) {
    (void)state;
    Frame *frame = frame_with(GRAPH, 1024, 640);
    answer(frame, "1");
    assert_int_equal(open_item(frame), 1);
    type(frame, "2");
    assert_string_equal(text_of(frame, "derive field"), "2|");
    key(frame, KEY_ESCAPE);
    assert_string_equal(text_of(frame, "derive field"), "?");
    assert_int_equal(frame->lab.demand.wrong, 0);
    answer(frame, "2*1.25");
    assert_int_equal(open_item(frame), 2);
    assert_true(tab_to(frame, "derive"));
    key(frame, KEY_ENTER);
    answer(frame, "-2.5");
    assert_int_equal(open_item(frame), 3);
    assert_true(tab_to(frame, "show me"));
    key(frame, KEY_ENTER);
    assert_int_equal(open_item(frame), 4);
    assert_int_equal(demand_number(&frame->lab.demand, DEMAND_SHOWN), 1);
    assert_true(tab_to(frame, "walker"));
    frame_destroy(frame);
}

/* Until all is given, each road shows the slope that is to be multiplied by: from the first answer
 * to the last, and not only before it. */
static void a_slope_stands_on_every_road(void **state) {
    (void)state;
    static const char *const given[] = {"1", "4", "6", "36"};
    Frame *frame = frame_with(ROADS, 1440, 900);
    for (int i = 0; i < 4; i++) {
        int slopes = 0;
        for (int s = 0; s < frame->shapes.shapes; s++) {
            const Shape *shape = &frame->shapes.shape[s];
            slopes += shape->kind == SHAPE_TEXT &&
                      strncmp(frame->shapes.text + shape->first, "×", strlen("×")) == 0 &&
                      frame->shapes.text[shape->first + (int)strlen("×")] != '\0';
        }
        assert_int_equal(open_item(frame), i);
        assert_int_equal(slopes, 4);
        answer(frame, given[i]);
    }
    assert_int_equal(open_item(frame), -1);
    frame_destroy(frame);
}

static void the_mouse_is_enough_to_begin(void **state) {
    (void)state;
    Frame *frame = frame_with(GRAPH, 1440, 900);
    click(frame, "derive");
    type(frame, "1");
    key(frame, KEY_ENTER);
    assert_int_equal(open_item(frame), 1);
    click(frame, "show me");
    assert_int_equal(open_item(frame), 2);
    key(frame, 'D');
    assert_non_null(strstr(frame->lab.notice.text, "Walk forward and back"));
    click(frame, "walker"); /* watch */
    assert_int_equal(frame->lab.demand.count, 0);
    frame_destroy(frame);
}

/* What cannot be read is no answer. */
static void nonsense_is_refused(void **state) {
    (void)state;
    Frame *frame = frame_with(GRAPH, 1440, 900);
    answer(frame, "1-");
    assert_non_null(strstr(frame->lab.notice.text, "is not a number"));
    assert_int_equal(frame->lab.demand.wrong, 0);
    assert_int_equal(open_item(frame), 0);
    frame_destroy(frame);
}

typedef struct Reply {
    const char *scene;
    int right; /* so many are given first */
    const char *typed, *reply;
} Reply;

static void give_first(Frame *frame, int count) {
    for (int i = 0; i < count; i++) {
        Action give = {.kind = ACTION_GIVE};
        Derivation d = by_hand_derivation(&frame->lab, &frame->lab.demand.item[i]);
        snprintf(give.text, sizeof give.text, "%.6g", d.truth);
        assert_true(lab_apply(&frame->lab, &give));
    }
}

/* Each slip has its reply, in the names and numbers of this graph. */
static void every_slip_has_its_reply(void **state) {
    (void)state;
    static const Reply replies[] = {
        {GRAPH, 0, "1.5625", "The way back begins here. How fast does loss move when loss itself"},
        {GRAPH, 1, "1", "That is ∂loss/∂loss, handed on as it came. Multiply it by the slope of"},
        {GRAPH, 1, "1.25", "That is the value of gap. The derivative says how fast loss moves"},
        {GRAPH, 1, "2.4", "Not yet."}, /* no rounding of 2.5 */
        {GRAPH, 4, "-3.125", "The size is right, the sign is not."},
        {GRAPH, 2, "-1",
         "That is the slope of the road to gap alone. Multiply it by what came "
         "from the right: ∂loss/∂gap is 2.5."},
        {GRAPH, 4, "2.5", "That is ∂loss/∂m, handed on as it came."},
        {GRAPH, 4, "2.5 + 1.25", "That is 2.5 and 1.25, added. Along a road, rates multiply."},
        {GRAPH, 4, "7.5", "Not yet."}, /* ∂loss/∂x, which is still to come */
        {GRAPH, 3, "7.5", "That is one slope too many, and leads on to ∂loss/∂x. Stop at m."},
        {GRAPH, 4, "100", "Not yet. Multiply what came from the right, ∂loss/∂m, by the slope"},
        {ROADS, 3, "12", "That is what the road with ∂z/∂y brings. s has 2 roads to z: add up"},
        {ROADS, 3, "288", "That is what the roads bring, multiplied."},
        {ROADS, 3, "5", "Not yet. 2 roads lead from s to z."},
    };
    for (size_t i = 0; i < sizeof replies / sizeof *replies; i++) {
        const Reply *r = &replies[i];
        Frame *frame = frame_with(r->scene, 1440, 900);
        char text[DERIVE_REPLY];
        give_first(frame, r->right);
        Action give = {.kind = ACTION_GIVE};
        snprintf(give.text, sizeof give.text, "%s", r->typed);
        assert_true(lab_apply(&frame->lab, &give));
        derive_words_reply(&frame->lab, text);
        if (!strstr(text, r->reply)) fail_msg("%s\nis not the reply %s", text, r->reply);
        frame_draw(frame);
        assert_true(strlen(text_of(frame, "derive reply")) > 0);
        frame_destroy(frame);
    }
}

/* Of a linear output under a squared error: the 2 is what is forgotten, and there is no slope of an
 * activation to speak of. */
static void an_output_without_a_bend_is_told_of_its_square(void **state) {
    (void)state;
    static const char scene[] = "data: {points: [[2, -1, red]]}\n"
                                "network: {layers: [1 linear], values: [{w: [[1, 6]], b: [1]}]}\n"
                                "training: {loss: mean-squared}\nselect: {point: 1}\n";
    static const char *const said[][2] = {
        {"-4", "That is half of it. The loss is a square"}, /* 2 - 6 + 1 = -3, and 1 is right */
        {"8", "The size is right, the sign is not."},
        {"-7", "Not yet. The loss is (ŷ − y)², with the slope 2(ŷ − y)."},
        {"1", "Not yet. The loss is"},
    };
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        Frame *frame = frame_with(scene, 1440, 900);
        char text[DERIVE_REPLY];
        Demand demand = {.lesson = true, .count = 1, .item = {{.kind = DEMAND_DELTA}}};
        Action give = {.kind = ACTION_GIVE};
        lab_demand(&frame->lab, &demand);
        snprintf(give.text, sizeof give.text, "%s", said[i][0]);
        assert_true(lab_apply(&frame->lab, &give));
        derive_words_reply(&frame->lab, text);
        if (!strstr(text, said[i][1])) fail_msg("%s\nis not %s", text, said[i][1]);
        assert_null(strstr(text, "activation"));
        frame_destroy(frame);
    }
}

/* The names of what is still open, from the one after the next: a reply that says one gives away a
 * number that is asked for. */
static void names_nothing_open(const Lab *lab, const char *reply) {
    char name[DERIVE_NAME];
    for (int i = by_hand_turn(lab) + 1; i < lab->demand.count; i++) {
        derive_words_name(lab, &lab->demand.item[i], name);
        if (strstr(reply, "leads on to")) continue; /* one slope too many was given */
        if (strstr(reply, name)) fail_msg("%s\ntells %s", reply, name);
    }
}

static void is_well_said(Lab *lab, double given) {
    char reply[DERIVE_REPLY];
    Action give = {.kind = ACTION_GIVE};
    snprintf(give.text, sizeof give.text, "%.6g", given);
    int turn = by_hand_turn(lab);
    if (slip_accepts(by_hand_derivation(lab, &lab->demand.item[turn]).truth, given)) return;
    assert_true(lab_apply(lab, &give));
    assert_int_equal(by_hand_turn(lab), turn);
    derive_words_reply(lab, reply);
    static const char *const bad[] = {",.", "..", "  ", " .", " ,", "()", ")(", "?.", ":."};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_null(strstr(reply, bad[i]));
    names_nothing_open(lab, reply);
}

/* What people give in place of it. */
static void slips_are_answered(Lab *lab) {
    const Demanded *item = &lab->demand.item[by_hand_turn(lab)];
    const Derivation d = by_hand_derivation(lab, item);
    double sum = 0, product = 1;
    for (int i = 0; i < d.roads; i++) {
        const Road *r = &d.road[i];
        const double given[] = {r->incoming,
                                r->slope,
                                r->incoming + r->slope,
                                d.own * r->incoming,
                                d.own * r->slope,
                                r->incoming * r->slope,
                                d.own * r->incoming * r->slope};
        sum += r->incoming * r->slope;
        product *= r->incoming * r->slope;
        for (size_t k = 0; k < sizeof given / sizeof *given; k++) is_well_said(lab, given[k]);
    }
    const double given[] = {sum, product, -d.truth, d.value, 0, 1, 17.3, 17.4};
    for (size_t k = 0; k < sizeof given / sizeof *given; k++) is_well_said(lab, given[k]);
    for (int i = 0; i < lab->demand.count; i++)
        is_well_said(lab, by_hand_derivation(lab, &lab->demand.item[i]).truth);
}

/* Every reply to every usual slip in the lessons is whole, and tells no number that is
 * asked for. */
static void replies_of_the_lessons_are_well_said(void **state) {
    (void)state;
    static const char *const paths[] = {"12-the-chain-rule-on-a-graph.md",
                                        "13-backpropagation-by-hand.md",
                                        "14-backpropagation-at-work.md"};
    int asked = 0;
    for (int l = 0; l < 3; l++) {
        Lab lab = lab_create(1);
        Player player = {0};
        char path[300];
        snprintf(path, sizeof path, TESTS_FOLDER "/../lessons/%s", paths[l]);
        assert_true(player_open(&player, &lab, path, 0, NULL));
        for (int s = 0; s < player.lesson.steps; s++) {
            player_go(&player, &lab, s);
            const LessonStep *step = &player.lesson.step[s];
            for (int p = 0; p < step->predicts; p++) answer_give_truth(&player, &lab, p);
            if (!step->has_derive) continue;
            lab_apply(&lab, &(Action){.kind = ACTION_SEEK, .epoch = lab_last(&lab)});
            while (by_hand_turn(&lab) >= 0) {
                slips_are_answered(&lab);
                assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SHOW}));
                asked++;
            }
        }
        player_destroy(&player);
        lab_destroy(&lab);
    }
    assert_true(asked > 40);
}

/* Nothing on the screen tells what is open: neither its value nor its sign, in no panel. */
static void nothing_tells_what_is_open(void **state) {
    (void)state;
    Frame *frame = frame_with(GRAPH, 1440, 900);
    static const char *const value[] = {NULL, NULL, "−2.5", NULL, "3.125", "7.5"};
    for (int at = 0; at < frame->lab.demand.count; at++) {
        frame_draw(frame);
        for (int i = at; i < frame->lab.demand.count; i++) {
            int node = frame->lab.demand.item[i].index;
            assert_int_equal(shapes_find(&frame->shapes, "graph derivative", node, -1), -1);
            assert_int_equal(shapes_find(&frame->shapes, "node derivative", node, -1), -1);
            if (value[i]) assert_false(shows(frame, value[i]));
        }
        for (int i = 0; i < at; i++) {
            int node = frame->lab.demand.item[i].index;
            assert_true(shapes_find(&frame->shapes, "graph derivative", node, -1) >= 0);
        }
        Action give = {.kind = ACTION_GIVE};
        Derivation d = by_hand_derivation(&frame->lab, &frame->lab.demand.item[at]);
        snprintf(give.text, sizeof give.text, "%.6g", d.truth);
        assert_true(lab_apply(&frame->lab, &give));
    }
    frame_draw(frame);
    assert_true(shows(frame, "3.125") && shows(frame, "7.5") && shows(frame, "−2.5"));
    assert_true(shapes_find(&frame->shapes, "node derivative", -1, -1) >= 0);
    frame_destroy(frame);
}

/* The card stands by its node, within the panel, and off the node's own box. */
static void the_card_stands_by_its_node(void **state) {
    (void)state;
    static const Point sizes[] = {{1440, 900}, {1024, 640}};
    for (int s = 0; s < 2; s++) {
        Frame *frame = frame_with(GRAPH, sizes[s].x, sizes[s].y);
        for (int at = 0; at < frame->lab.demand.count; at++) {
            frame_draw(frame);
            Rect card = {0}, box = {0};
            int node = frame->lab.demand.item[at].index;
            for (int i = -1; (i = shapes_find(&frame->shapes, "derive", -1, i)) >= 0;)
                if (frame->shapes.shape[i].kind == SHAPE_TARGET) card = frame->shapes.shape[i].rect;
            int i = shapes_find(&frame->shapes, "graph node", node, -1);
            assert_true(i >= 0);
            box = frame->shapes.shape[i].rect;
            assert_true(card.w > 0 && card.h > 0);
            bool apart = card.x >= box.x + box.w || box.x >= card.x + card.w ||
                         card.y >= box.y + box.h || box.y >= card.y + card.h;
            assert_true(apart);
            assert_true(card.x >= 0 && card.x + card.w <= sizes[s].x);
            lab_apply(&frame->lab, &(Action){.kind = ACTION_SHOW});
        }
        frame_destroy(frame);
    }
}

/* What a change hands on: old value, new value, and by how much, at every node. */
static void a_change_is_seen_at_every_node(void **state) {
    (void)state;
    Frame *frame = frame_create(&fonts_boxes, 1);
    static const char text[] =
        "graph: {expression: \"y = 2*x; z = 3*y\", values: {x: 1}, walked: forward}\n";
    static const char *const changes[] = {"+1", "+2", "+6"}, *const was[] = {"1", "2", "6"};
    static const char *const nodes[] = {"x", "y", "z"};
    Scene scene;
    Message message;
    assert_true(scene_parse(&scene, text, strlen(text), "test", 1, "", &message));
    assert_true(lab_load(&frame->lab, &scene));
    ui_put(&frame->ui, PANEL_GRAPH, PLACE_STAGE);
    frame->ui.width = 1440;
    frame->ui.height = 900;
    lab_apply(&frame->lab, &(Action){.kind = ACTION_SET_LEAF, .leaf = {0, 2}});
    frame_draw(frame);
    const GraphRun *g = frame->lab.graph;
    for (int k = 0; k < 3; k++) {
        int node = 0;
        while (strcmp(g->expression.node[node].name, nodes[k]) != 0) node++;
        const char *marks[] = {"graph change", "graph was"};
        for (int m = 0; m < 2; m++) {
            int i = shapes_find(&frame->shapes, marks[m], node, -1);
            assert_true(i >= 0);
            assert_string_equal(frame->shapes.text + frame->shapes.shape[i].first,
                                m ? was[k] : changes[k]);
        }
    }
    frame_destroy(frame);
}

/* ---- lessons */

static const char LESSON[] =
    "---\ntitle: Back\n---\n\n## Walk back\n\nIt is {eval}`d_w`.\n\n```{scene}\n%sshow: [graph, "
    "weights]\n```\n\n```{derive}\nsay: Give every node its derivative\n%s```\n\n```{task}\n- say: "
    "Go down\n  when: loss < 1\n  solve: [descend 3]\n```\n";

static void write_lesson(const char *path, const char *scene, const char *of) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, LESSON, scene, of);
    fclose(file);
}

static void report(void *data, const char *text) {
    snprintf(data, 512, "%s", text);
}

static bool sound(const char *path, char problem[512]) {
    LessonCheck check = {.report = report, .data = problem};
    problem[0] = '\0';
    return lesson_check(&check, path, 1);
}

static void a_lesson_asks_and_its_check_answers(void **state) {
    (void)state;
    const char *path = "derive-test.md";
    char problem[512];
    write_lesson(path, GRAPH, "");
    if (!sound(path, problem)) fail_msg("%s", problem);
    write_lesson(path, GRAPH, "of: [w, m]\n");
    if (!sound(path, problem)) fail_msg("%s", problem);
    write_lesson(path, GRAPH, "of: [w, v]\n");
    assert_false(sound(path, problem));
    assert_non_null(strstr(problem, "of has 'v', which is no node"));
    /* at a kink no derivative can be proved */
    write_lesson(path, "graph: {expression: \"m = x*w; loss = abs(m)\", values: {x: 1, w: 0}}\n",
                 "");
    assert_false(sound(path, problem));
    assert_non_null(strstr(problem, "kink"));
    unlink(path);
}

static void the_page_lists_what_is_given(void **state) {
    (void)state;
    const char *path = "derive-page.md";
    Message message;
    write_lesson(path, GRAPH, "");
    Frame *frame = frame_create(&fonts_boxes, 1);
    frame->ui.width = 1440;
    frame->ui.height = 900;
    if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
    turn(frame, NULL);
    assert_true(frame->lab.demand.lesson && shows(frame, "your turn") && shows(frame, "then"));
    assert_false(shows(frame, "3.125"));
    answer(frame, "3");
    assert_true(shows(frame, "second try"));
    assert_true(tab_to(frame, "show me"));
    click(frame, "walker"); /* watching would tell */
    assert_int_equal(frame->lab.demand.wrong, 1);
    assert_true(frame->lab.demand.count > 0);
    for (int i = 0; i < 6; i++) lab_apply(&frame->lab, &(Action){.kind = ACTION_SHOW});
    turn(frame, NULL);
    assert_true(frame->player.state[0].derived && shows(frame, "3.125"));
    assert_false(player_step_done(&frame->player, 0));
    for (int i = 0; i < 3; i++) key(frame, 'D');
    turn(frame, NULL);
    assert_true(player_step_done(&frame->player, 0));
    unlink(path);
    frame_destroy(frame);
}

/* To the step before and back: its scene begins anew, and what was answered in it is not asked
 * again, unless the person begins the step again. */
static void what_was_answered_stays_so(void **state) {
    (void)state;
    const char *path = "derive-left.md";
    Message message;
    write_lesson(path, GRAPH, "");
    FILE *file = fopen(path, "a");
    assert_non_null(file);
    fprintf(file, "\n## And on\n\nText.\n\n```{scene}\n%s```\n", ROADS);
    fclose(file);
    Frame *frame = frame_create(&fonts_boxes, 1);
    Lab *lab = &frame->lab;
    frame->ui.width = 1440;
    frame->ui.height = 900;
    if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
    turn(frame, NULL);
    answer(frame, "9");
    answer(frame, "1"); /* of the loss by itself */
    lab_apply(lab, &(Action){.kind = ACTION_SHOW});
    assert_int_equal(demand_open(&lab->demand), 2);
    int walked = lab->graph->walked;
    player_go(&frame->player, lab, 1);
    assert_int_equal(lab->demand.count, 0);
    player_go(&frame->player, lab, 0);
    assert_int_equal(demand_open(&lab->demand), 2);
    assert_int_equal(lab->demand.item[0].state, DEMAND_FOUND);
    assert_int_equal(lab->demand.item[1].state, DEMAND_SHOWN);
    assert_int_equal(lab->demand.wrong, 1);
    assert_int_equal(lab->graph->walked, walked);
    for (int i = 2; i < 6; i++) lab_apply(lab, &(Action){.kind = ACTION_SHOW});
    turn(frame, NULL);
    player_go(&frame->player, lab, 1);
    player_go(&frame->player, lab, 0);
    assert_true(demand_open(&lab->demand) < 0 && lab->demand.count == 6);
    if (!player_reload(&frame->player, lab, &message)) fail_msg("%s", message.text);
    assert_true(demand_open(&lab->demand) < 0);
    player_reset(&frame->player, lab);
    assert_int_equal(demand_open(&lab->demand), 0);
    /* Of other numbers it is not the same. */
    lab_apply(lab, &(Action){.kind = ACTION_SHOW});
    lab_apply(lab, &(Action){.kind = ACTION_SHOW});
    player_go(&frame->player, lab, 1);
    frame->player.state[0].given.item[1].value += 1;
    player_go(&frame->player, lab, 0);
    assert_int_equal(demand_open(&lab->demand), 1);
    unlink(path);
    frame_destroy(frame);
}

/* Only what is named is asked for; the walk shows the rest as it comes by. */
static void only_what_is_named_is_asked(void **state) {
    (void)state;
    const char *path = "derive-named.md";
    Message message;
    write_lesson(path, GRAPH, "of: [w, gap]\n");
    Frame *frame = frame_create(&fonts_boxes, 1);
    if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
    turn(frame, NULL);
    assert_int_equal(frame->lab.demand.count, 2);
    lab_apply(&frame->lab, &(Action){.kind = ACTION_STEP});
    assert_int_equal(frame->lab.graph->walked, 4); /* the loss; then gap is asked for */
    lab_apply(&frame->lab, &(Action){.kind = ACTION_GIVE, .text = "2.5"});
    assert_int_equal(frame->lab.graph->walked, 7); /* y and m are shown */
    lab_apply(&frame->lab, &(Action){.kind = ACTION_GIVE, .text = "3.125"});
    assert_int_equal(frame->lab.graph->walked, 9);
    unlink(path);
    frame_destroy(frame);
}

/* Of a lesson that its author changes: what was given stays given while the scene is what it was. */
static void another_scene_asks_anew(void **state) {
    (void)state;
    const char *path = "derive-anew.md";
    char other[400];
    Message message;
    snprintf(other, sizeof other, "%sselect: {leaf: w}\n", GRAPH);
    for (int changed = 0; changed < 2; changed++) {
        write_lesson(path, GRAPH, "of: [w]\n");
        Frame *frame = frame_create(&fonts_boxes, 1);
        if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
        lab_apply(&frame->lab, &(Action){.kind = ACTION_GIVE, .text = "3.125"});
        assert_int_equal(by_hand_turn(&frame->lab), -1);
        write_lesson(path, changed ? other : GRAPH, changed ? "of: [w]\n" : "of:  [w]\n");
        if (!player_reload(&frame->player, &frame->lab, &message)) fail_msg("%s", message.text);
        assert_int_equal(frame->lab.demand.count, 1);
        assert_int_equal(by_hand_turn(&frame->lab) >= 0, changed);
        unlink(path);
        frame_destroy(frame);
    }
}

/* A dash ends beside the number of a row, on its right. */
static bool has_dash(const Shapes *shapes, Point number) {
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *shape = &shapes->shape[i];
        if (shape->kind != SHAPE_LINE || shape->dash <= 0) continue;
        Point end = shapes->point[shape->first + shape->count - 1];
        if (end.x > number.x && end.x < number.x + 120 && fabsf(end.y - number.y) < 12) return true;
    }
    return false;
}

/* A derivative that is not known yet has a dash in its row, also where a single one is asked for. */
static void what_is_not_known_has_a_dash(void **state) {
    (void)state;
    const char *path = "derive-dash.md";
    for (int asked = 1; asked <= 2; asked++) {
        Message message;
        write_lesson(path, GRAPH, asked == 1 ? "of: [w]\n" : "of: [w, gap]\n");
        Frame *frame = frame_create(&fonts_boxes, 1);
        if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
        turn(frame, NULL);
        assert_int_equal(frame->lab.demand.count, asked);
        const GraphRun *g = frame->lab.graph;
        const Demanded *open = &frame->lab.demand.item[by_hand_turn(&frame->lab)];
        int rows = 0;
        for (int node = 0; node < g->expression.nodes; node++) {
            int i = shapes_find(&frame->shapes, "node value", node, -1);
            if (i < 0 || node == open->index) continue;
            bool known = shapes_find(&frame->shapes, "node derivative", node, -1) >= 0;
            assert_int_equal(known, graph_shown_grad(g, node));
            assert_int_equal(has_dash(&frame->shapes, frame->shapes.shape[i].at), !known);
            rows++;
        }
        assert_true(rows > 3);
        unlink(path);
        frame_destroy(frame);
    }
}

/* ---- networks */

static const char NETWORK[] =
    "data: {points: [[1, 2, 1], [3, 1, 0]]}\nnetwork: {layers: [2 tanh, 1 sigmoid], values: [{w: "
    "[[0.5, -0.3], [0.2, 0.4]], b: [0.1, -0.2]}, {w: [[0.7, -1.1]], b: [0.3]}]}\ntraining: {loss: "
    "squared, rate: 0.5}\nselect: {point: 1}\n";

static Frame *network_frame(const char *path) {
    Message message;
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file,
            "---\ntitle: Back\n---\n\n## Back\n\nIt is {eval}`delta[2,1]`, {eval}`dw[2,1,2]`.\n\n"
            "```{scene}\n%sshow: [network, weights, numbers]\n```\n\n```{derive}\nof: "
            "[\"delta[2,1]\", \"w[2,1,2]\", \"delta[1,2]\", \"w[1,2,1]\", \"b[1,2]\"]\nsay: Give "
            "them\n```\n",
            NETWORK);
    fclose(file);
    Frame *frame = frame_create(&fonts_boxes, 1);
    frame->ui.width = 1440;
    frame->ui.height = 900;
    if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
    turn(frame, NULL);
    return frame;
}

static bool same_color(Color a, Color b) {
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

/* Numbers in gold, and gold arrows. */
static int gold_shapes(const Frame *frame) {
    const Theme *t = theme_get(frame->ui.theme);
    int count = 0;
    for (int i = 0; i < frame->shapes.shapes; i++) {
        const Shape *s = &frame->shapes.shape[i];
        const char *text = frame->shapes.text + s->first;
        if (s->kind == SHAPE_TEXT && same_color(s->color, t->gold_text) &&
            strpbrk(text, "0123456789"))
            count += strncmp(text, "slope", 5) != 0; /* of the activation: no derivative of L */
        bool legend = s->mark.name && strcmp(s->mark.name, "legend") == 0;
        if (s->kind == SHAPE_ARROW && same_color(s->color, t->gold)) count += !legend;
    }
    return count;
}

/* In every panel in turn: nothing in gold has a number, and no arrow tells a sign. */
static void no_panel_tells_a_network_s_derivatives(void **state) {
    (void)state;
    const char *path = "derive-network.md";
    Frame *frame = network_frame(path);
    assert_true(frame->lab.demand.lesson);
    for (int p = 0; p < PANEL_COUNT; p++) {
        ui_put(&frame->ui, (Panel)p, PLACE_STAGE);
        frame_draw(frame);
        if (gold_shapes(frame) > 0) fail_msg("the panel %s tells", panel_name((Panel)p));
    }
    assert_true(shows(frame, "?"));
    ui_put(&frame->ui, PANEL_NUMBERS, PLACE_STAGE);
    for (int i = 0; i < 5; i++) lab_apply(&frame->lab, &(Action){.kind = ACTION_SHOW});
    turn(frame, NULL);
    assert_true(gold_shapes(frame) > 5);
    assert_true(frame->player.state[0].derived);
    unlink(path);
    frame_destroy(frame);
}

/* The page holds the field; what is asked for is lit; what was given stands in gold. */
static void a_network_is_answered_on_the_page(void **state) {
    (void)state;
    const char *path = "derive-network-page.md";
    char text[32], problem[512];
    Message message;
    Frame *frame = network_frame(path);
    if (!sound(path, problem)) fail_msg("%s", problem);
    for (int i = 0; i < 5; i++) {
        Derivation d = by_hand_derivation(&frame->lab, &frame->lab.demand.item[i]);
        assert_int_equal(by_hand_turn(&frame->lab), i);
        snprintf(text, sizeof text, "%.4f", d.truth);
        answer(frame, text);
    }
    assert_true(frame->player.state[0].derived);
    assert_int_equal(frame->lab.demand.wrong, 0);
    if (!player_reload(&frame->player, &frame->lab, &message)) fail_msg("%s", message.text);
    assert_int_equal(demand_number(&frame->lab.demand, DEMAND_FOUND), 5); /* and stays so */
    unlink(path);
    frame_destroy(frame);
}

static Rect rect_of(const Frame *frame, const char *name, int index, int part, ShapeKind kind) {
    for (int i = -1; (i = shapes_find_part(&frame->shapes, name, index, part, i)) >= 0;)
        if (frame->shapes.shape[i].kind == kind) return frame->shapes.shape[i].rect;
    return (Rect){0};
}

static bool apart(Rect a, Rect b) {
    return a.x >= b.x + b.w || b.x >= a.x + a.w || a.y >= b.y + b.h || b.y >= a.y + a.h;
}

/* Of a network the field stands in the picture: in a card that covers neither the unit nor the
 * label that is asked for, and nowhere on the page; in the network without numbers, too. */
static void the_card_stands_by_its_unit(void **state) {
    (void)state;
    const char *path = "derive-unit.md";
    Frame *frame = network_frame(path);
    int near = 0;
    ui_put(&frame->ui, PANEL_NUMBERS, PLACE_STAGE);
    for (int at = 0; at < 5; at++) {
        frame_draw(frame);
        const Demanded *item = &frame->lab.demand.item[at];
        Rect card = rect_of(frame, "derive", 0, 0, SHAPE_TARGET);
        Rect stage = layout_of(&frame->ui).stage, asked;
        asked = item->kind == DEMAND_DELTA
                    ? rect_of(frame, "unit", item->index, item->part, SHAPE_RECT)
                    : rect_of(frame, "numbers label", item->index, 0, SHAPE_RECT);
        assert_true(card.w > 0 && card.x >= stage.x && card.x + card.w <= stage.x + stage.w);
        assert_true(apart(card, asked));
        float far = fmaxf(fabsf(card.x + card.w / 2 - asked.x - asked.w / 2) - card.w / 2,
                          fabsf(card.y + card.h / 2 - asked.y - asked.h / 2) - card.h / 2);
        near += far < 90;
        lab_apply(&frame->lab, &(Action){.kind = ACTION_SHOW});
    }
    assert_true(near >= 3); /* where there is no room, in a row below; a bias has no label */
    frame_destroy(frame);
    frame = network_frame(path);
    for (int place = PLACE_UPPER; place < PLACE_COUNT; place++) frame->ui.panel[place] = PANEL_NONE;
    frame_draw(frame);
    Rect card = rect_of(frame, "derive", 0, 0, SHAPE_TARGET);
    assert_true(card.x >= layout_of(&frame->ui).stage.x);
    frame->ui.panel[PLACE_STAGE] = PANEL_PLANE; /* shows none of it: the page asks */
    frame_draw(frame);
    card = rect_of(frame, "derive", 0, 0, SHAPE_TARGET);
    assert_true(card.w > 0 && card.x < layout_of(&frame->ui).stage.x);
    unlink(path);
    frame_destroy(frame);
}

/* Whether a thread begins at the unit's δ and ends at the weight's label. */
static bool joins(const Frame *frame, int weight, int layer, int unit) {
    int i = shapes_find_part(&frame->shapes, "delta thread", weight, unit, -1);
    if (i < 0) return false;
    const Shape *line = &frame->shapes.shape[i];
    Point first = frame->shapes.point[line->first];
    Point last = frame->shapes.point[line->first + line->count - 1];
    Rect label = rect_of(frame, "numbers label", weight, 0, SHAPE_RECT);
    int d = shapes_find_part(&frame->shapes, "numbers delta", layer, unit, -1);
    Point delta = frame->shapes.shape[d].at;
    bool begins = fabsf(first.x - delta.x) < 6 && fabsf(first.y - delta.y) < 14;
    bool ends =
        fabsf(last.x - label.x - label.w) < 6 && last.y > label.y && last.y < label.y + label.h;
    return begins && ends && same_color(line->color, theme_get(frame->ui.theme)->gold);
}

/* One δ, and from it a gold thread to each of the unit's weights; none for the mean of points. */
static void one_delta_serves_all_its_weights(void **state) {
    (void)state;
    const char *path = "derive-threads.md";
    Frame *frame = network_frame(path);
    const Network *net = lab_network(&frame->lab);
    ui_put(&frame->ui, PANEL_NUMBERS, PLACE_STAGE);
    frame_draw(frame);
    assert_int_equal(shapes_find(&frame->shapes, "delta thread", -1, -1), -1);
    for (int i = 0; i < 2; i++) lab_apply(&frame->lab, &(Action){.kind = ACTION_SHOW});
    frame_draw(frame); /* w[2,1,2] is given, w[2,1,1] is not */
    assert_true(joins(frame, network_w(net, 1, 0, 0, 1), 1, 0));
    assert_int_equal(shapes_find(&frame->shapes, "delta thread", network_w(net, 1, 0, 0, 0), -1),
                     -1);
    for (int i = 0; i < 3; i++) lab_apply(&frame->lab, &(Action){.kind = ACTION_SHOW});
    turn(frame, NULL);
    for (int u = 0; u < 2; u++) {
        for (int i = 0; i < 2; i++) assert_true(joins(frame, network_w(net, 0, 0, u, i), 0, u));
        assert_true(joins(frame, network_w(net, 1, 0, 0, u), 1, 0));
    }
    lab_apply(&frame->lab, &(Action){.kind = ACTION_SELECT_VOTES, .flag = true});
    frame_draw(frame);
    assert_int_equal(shapes_find(&frame->shapes, "delta thread", -1, -1), -1);
    unlink(path);
    frame_destroy(frame);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_keyboard_is_enough),
        cmocka_unit_test(a_slope_stands_on_every_road),
        cmocka_unit_test(the_mouse_is_enough_to_begin),
        cmocka_unit_test(nonsense_is_refused),
        cmocka_unit_test(an_output_without_a_bend_is_told_of_its_square),
        cmocka_unit_test(every_slip_has_its_reply),
        cmocka_unit_test(replies_of_the_lessons_are_well_said),
        cmocka_unit_test(nothing_tells_what_is_open),
        cmocka_unit_test(the_card_stands_by_its_node),
        cmocka_unit_test(a_change_is_seen_at_every_node),
        cmocka_unit_test(a_lesson_asks_and_its_check_answers),
        cmocka_unit_test(the_page_lists_what_is_given),
        cmocka_unit_test(what_was_answered_stays_so),
        cmocka_unit_test(only_what_is_named_is_asked),
        cmocka_unit_test(another_scene_asks_anew),
        cmocka_unit_test(what_is_not_known_has_a_dash),
        cmocka_unit_test(no_panel_tells_a_network_s_derivatives),
        cmocka_unit_test(a_network_is_answered_on_the_page),
        cmocka_unit_test(the_card_stands_by_its_unit),
        cmocka_unit_test(one_delta_serves_all_its_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
