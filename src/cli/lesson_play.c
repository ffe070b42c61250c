/* See lesson_play.h. */
#include "cli/lesson_play.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "cli/spoiler.h"
#include "lesson/answer.h"
#include "lesson/waits.h"
#include "nn/random.h"
#include "scene/link.h"
#include "screen/lesson/lesson.h"
#include "ui/menu.h"

enum { EVENTS = 36, LOOKS = 12 }; /* in each step */

typedef struct Played {
    Frame *frame;
    Input input;
    Random random;
    const char *path;
    uint64_t *begin; /* [steps]: what each step begins with; owned */
    void (*report)(void *data, const char *text);
    void *data;
    int found;
} Played;

#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
static void
problem(Played *p, int line, const char *format, ...) {
    Message text, whole;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text.text, sizeof text.text, format, arguments);
    va_end(arguments);
    message_set(&whole, "%.120s:%d: %.380s", p->path, line, text.text);
    p->found++;
    p->report(p->data, whole.text);
}

static const LessonStep *step_now(const Played *p) {
    const Player *player = &p->frame->player;
    return &player->lesson.step[player->step];
}

/* ---- hands */

static void does(Played *p, InputEvent event) {
    p->input.event[0] = event;
    p->input.events = 1;
    frame_step(p->frame, &p->input);
    p->input.events = 0;
    p->frame->ui.wish = (Wish){.lesson = -1, .recent = -1}; /* nothing is opened or saved */
}

static void key(Played *p, int code) {
    does(p, (InputEvent){.kind = INPUT_KEY, .key = code});
}

/* A point below the header, which leads out of the lesson. */
static Point anywhere(Played *p) {
    return (Point){random_uniform(&p->random, 0, p->input.width),
                   random_uniform(&p->random, 60, p->input.height)};
}

/* On something that can be touched, chosen among all that is drawn. */
static Point on_a_target(Played *p) {
    const Shapes *shapes = &p->frame->shapes;
    Point at = anywhere(p);
    for (int i = 0, seen = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        if (s->kind != SHAPE_TARGET || s->rect.y < 60) continue;
        if (tag_same(s->tag, menu_tag(ENTRY_COLUMN))) continue; /* it puts the lesson away */
        if (random_below(&p->random, (uint32_t)++seen) == 0)
            at = (Point){s->rect.x + s->rect.w / 2, s->rect.y + s->rect.h / 2};
    }
    return at;
}

/* On one of the buttons that lead to another step. */
static bool leads_away(const Played *p, Point at) {
    const Target *next = lesson_input_tag(LESSON_NEXT, 0).target;
    return target_at(&p->frame->shapes, at).target == next;
}

static void mouse(Played *p, bool drag) {
    Point from = random_below(&p->random, 4) ? on_a_target(p) : anywhere(p), to = anywhere(p);
    if (leads_away(p, from)) return;
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = from});
    does(p, (InputEvent){.kind = INPUT_PRESS, .at = from, .button = BUTTON_LEFT, .clicks = 1});
    for (int i = 1; drag && i <= 4; i++) {
        float t = (float)i / 4;
        Point at = {from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)};
        does(p, (InputEvent){.kind = INPUT_MOVE, .at = at});
    }
    does(p, (InputEvent){.kind = INPUT_RELEASE, .at = drag ? to : from, .button = BUTTON_LEFT});
}

static void misbehave(Played *p) {
    static const int keys[] = {KEY_SPACE, 'E', 'B', 'S',       'F',       'R',      'N',
                               'A',       'B', 'C', 'D',       'A',       'M',      'X',
                               '1',       '2', '3', KEY_ENTER, KEY_UP,    KEY_DOWN, KEY_LEFT,
                               KEY_RIGHT, 'W', 'H', KEY_TAB,   KEY_DELETE};
    enum { KEYS = sizeof keys / sizeof *keys };
    uint32_t what = random_below(&p->random, 10);
    if (what < 4)
        key(p, keys[random_below(&p->random, KEYS)]);
    else
        mouse(p, what > 5);
}

/* Somebody who only looks: nothing of it is what a task asks for. */
static void look_around(Played *p) {
    static const int keys[] = {KEY_TAB, 'T', 'P', 'G', 'L', '+', '-', KEY_ESCAPE};
    enum { KEYS = sizeof keys / sizeof *keys };
    if (random_below(&p->random, 2))
        key(p, keys[random_below(&p->random, KEYS)]);
    else
        does(p, (InputEvent){.kind = INPUT_MOVE, .at = anywhere(p)});
}

/* ---- what a step begins with */

/* Everything that decides what is seen: the run, the hand, the view, what is open and chosen. */
static uint64_t state_of(const Played *p) {
    const Lab *lab = &p->frame->lab;
    const UiState *ui = &p->frame->ui;
    const Plane *view = &lab->scene.view;
    uint64_t hash = network_hash(lab_network(lab));
    const double numbers[] = {(double)lab_trainer(lab)->steps,
                              (double)lab_now(lab),
                              lab->score.loss,
                              (double)lab->scene.data.count,
                              lab->play.speed,
                              lab->play.size,
                              lab->play.playing,
                              lab->selected.point,
                              lab->selected.weight,
                              lab->selected.layer,
                              lab->selected.unit,
                              (double)lab->scene.training.rate,
                              lab->scene.training.batch,
                              lab->scene.training.loss,
                              (double)view->left,
                              (double)view->right,
                              (double)view->bottom,
                              (double)view->top,
                              (double)view->fixed[2],
                              ui->tool,
                              ui->panel[0],
                              ui->panel[1],
                              ui->panel[2],
                              ui->scrolled.weights,
                              (double)ui->scrolled.lesson,
                              ui->wander,
                              ui->column_folded,
                              ui->cursor.shown,
                              ui->arrows.gradient,
                              ui->arrows.logarithmic,
                              ui->accuracy};
    return hash_longs(hash, numbers, sizeof numbers);
}

/* What waits for the answer to an open question (lesson/waits.h). */
static uint64_t held_state(const Played *p) {
    const Lab *lab = &p->frame->lab;
    const UiState *ui = &p->frame->ui;
    const Training *training = &lab->scene.training;
    const PlayerStep *state = &p->frame->player.state[p->frame->player.step];
    uint64_t hash = network_hash(lab_network(lab));
    bool point = lab_withholds(lab, WITHHELD_POINT), turn = lab_withholds(lab, WITHHELD_TURN),
         space = lab_withholds(lab, WITHHELD_SPACE), slice = lab_withholds(lab, WITHHELD_SLICE),
         threshold = lab_withholds(lab, WITHHELD_THRESHOLD),
         votes = lab_withholds(lab, WITHHELD_VOTES);
    const double numbers[] = {(double)lab->scene.edition,
                              lab->scene.network.layers,
                              (double)training->rate,
                              training->loss,
                              training->rule,
                              training->optimizer,
                              (double)training->momentum,
                              training->batch,
                              training->shuffle,
                              (double)training->l1,
                              (double)training->l2,
                              (double)training->dropout,
                              point ? lab->selected.point : 0,
                              votes && lab->selected.all_points,
                              space ? (double)ui->space : 0,
                              threshold ? (double)ui->surface.threshold : 0};
    hash = hash_longs(hash, numbers, sizeof numbers);
    for (int t = 0; turn && t < TURNED_COUNT; t++) {
        const Turned *turned = &ui->turned.of[t];
        hash = hash_bytes(hash, &turned->turn.yaw, sizeof turned->turn.yaw);
        hash = hash_byte(hash, turned->above);
    }
    if (slice) hash = hash_bytes(hash, lab->scene.view.fixed, sizeof lab->scene.view.fixed);
    for (int t = 0; t < step_now(p)->tasks; t++) hash = hash_byte(hash, state->ticked[t]);
    const SceneGraph *graph = &lab->scene.graph;
    return hash_bytes(hash, graph->value, sizeof *graph->value * (size_t)graph->values);
}

static bool open_at(Played *p, int step) {
    Message message;
    char *place = link_at_step(p->path, step + 1);
    bool open = frame_open(p->frame, place, &message);
    free(place);
    if (!open) {
        p->found++;
        p->report(p->data, message.text);
        return false;
    }
    frame_step(p->frame, &p->input);
    return true;
}

/* ---- questions */

/* All of a step's questions as they are asked, each when those before it have been answered. */
static void check_questions(Played *p) {
    Frame *frame = p->frame;
    const LessonStep *step = step_now(p);
    for (int q = 0; q < step->predicts && player_waiting(&frame->player) == q; q++) {
        char where[200];
        if (spoiler_find(frame, q, where))
            problem(p, step->line,
                    "the question of '%.60s' can be read off the screen while it is open: "
                    "%.100s; hide it (hides), say it in other words, or ask something else",
                    step->title, where);
        answer_give_truth(&frame->player, &frame->lab, q);
        frame_step(frame, &p->input);
    }
}

/* ---- a step */

static void check_claims(Played *p) {
    const Span *claim = player_false_claim(&p->frame->player, &p->frame->lab);
    if (claim)
        problem(p, claim->line,
                "{claim}`%.120s` is made false in '%.60s'; say it of what stays so, "
                "or give the sentence a second form with {if}",
                claim->text, step_now(p)->title);
}

static void check_looking(Played *p, int step) {
    if (!open_at(p, step)) return;
    const PlayerStep *state = &p->frame->player.state[step];
    bool before[LESSON_TASKS];
    memcpy(before, state->ticked, sizeof before);
    for (int i = 0; i < LOOKS; i++) look_around(p);
    if (p->frame->player.step == step && memcmp(before, state->ticked, sizeof before) != 0)
        problem(p, step_now(p)->line, "in '%.60s' a task ticks although nobody did anything",
                step_now(p)->title);
    p->frame->ui.projector = false;
    p->frame->ui.theme = 0;
}

/* One thing more, which an open question must not be answered by. Who looks back in the run sees
 * other weights, but the run does not go on. */
static void misbehave_before(Played *p) {
    const Player *player = &p->frame->player;
    const Lab *lab = &p->frame->lab;
    const int step = player->step, held = waits_for(player), found = p->found;
    const int64_t steps = lab_trainer(lab)->steps, last = lab_last(lab);
    const uint64_t before = held_state(p);
    misbehave(p);
    bool same = !player->finished && player->step == step && held >= 0 && waits_for(player) == held;
    bool back = lab_trainer(lab)->steps != steps && lab_last(lab) == last &&
                !lab_withholds(lab, WITHHELD_TIME);
    if (same && !back && p->found == found && held_state(p) != before)
        problem(p, step_now(p)->line,
                "in '%.60s' something changes that waits for the answer to its open question",
                step_now(p)->title);
}

/* A mess in this step, and then the next, which must not notice. */
static void check_mess(Played *p, int step) {
    const Player *player = &p->frame->player;
    if (!open_at(p, step)) return;
    int found = p->found;
    for (int i = 0; i < EVENTS && player->step == step && !player->finished; i++) {
        if (p->found > found) /* once is enough */
            misbehave(p);
        else
            misbehave_before(p);
        if (p->found == found) check_claims(p);
    }
    if (player->step != step || step + 1 == player->lesson.steps) return;
    key(p, KEY_ESCAPE);
    key(p, KEY_PAGE_DOWN);
    bool goes_on = !step_now(p)->has_scene && step_now(p)->opening.from != FROM_SOLVED;
    if (player->step == step + 1 && !goes_on && state_of(p) != p->begin[step + 1])
        problem(p, step_now(p)->line,
                "'%.60s' begins with something left over from the step before; "
                "give it a scene of its own, or from: solved",
                step_now(p)->title);
}

int lesson_play(Frame *frame, const char *path, void (*report)(void *data, const char *text),
                void *data) {
    Played p = {.frame = frame, .path = path, .report = report, .data = data};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1024, .height = 640, .density = 1};
    p.random = random_create(1, PURPOSE_USER);
    if (!open_at(&p, 0)) return p.found;
    int steps = frame->player.lesson.steps;
    p.begin = memory_zeroed((size_t)steps, sizeof *p.begin);
    for (int s = 0; s < steps && open_at(&p, s); s++) {
        p.begin[s] = state_of(&p);
        check_questions(&p);
    }
    for (int s = 0; s < steps; s++) {
        check_looking(&p, s);
        check_mess(&p, s);
    }
    free(p.begin);
    return p.found;
}
