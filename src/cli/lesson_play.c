/* See lesson_play.h. */
#include "cli/lesson_play.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/numeral.h"
#include "lesson/answer.h"
#include "nn/random.h"
#include "screen/lesson/lesson.h"

enum { EVENTS = 36, LOOKS = 12 }; /* in each step */

typedef struct Trial {
    Frame *frame;
    Input input;
    Random random;
    const char *path;
    uint64_t *begin; /* [steps]: what each step begins with; owned */
    void (*report)(void *data, const char *text);
    void *data;
    int found;
} Trial;

#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
static void
problem(Trial *p, int line, const char *format, ...) {
    Message text, whole;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text.text, sizeof text.text, format, arguments);
    va_end(arguments);
    message_set(&whole, "%.120s:%d: %.380s", p->path, line, text.text);
    p->found++;
    p->report(p->data, whole.text);
}

static const LessonStep *step_now(const Trial *p) {
    const Player *player = &p->frame->player;
    return &player->lesson.step[player->step];
}

/* ---- hands */

static void does(Trial *p, InputEvent event) {
    p->input.event[0] = event;
    p->input.events = 1;
    frame_step(p->frame, &p->input);
    p->input.events = 0;
    p->frame->ui.wish = (Wish){.lesson = -1, .recent = -1}; /* nothing is opened or saved */
}

static void key(Trial *p, int code) {
    does(p, (InputEvent){.kind = INPUT_KEY, .key = code});
}

/* A point below the header, which leads out of the lesson. */
static Point anywhere(Trial *p) {
    return (Point){random_uniform(&p->random, 0, p->input.width),
                   random_uniform(&p->random, 60, p->input.height)};
}

/* On something that can be touched, chosen among all that is drawn. */
static Point on_a_target(Trial *p) {
    const Shapes *shapes = &p->frame->shapes;
    Point at = anywhere(p);
    for (int i = 0, seen = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        if (s->kind != SHAPE_TARGET || s->rect.y < 60) continue;
        if (random_below(&p->random, (uint32_t)++seen) == 0)
            at = (Point){s->rect.x + s->rect.w / 2, s->rect.y + s->rect.h / 2};
    }
    return at;
}

/* Not on the buttons that lead to another step. */
static bool leads_away(const Trial *p, Point at) {
    const Shapes *shapes = &p->frame->shapes;
    for (int i = shapes->shapes - 1; i >= 0; i--) {
        const Shape *s = &shapes->shape[i];
        bool holds = s->kind == SHAPE_TARGET && at.x >= s->rect.x && at.y >= s->rect.y &&
                     at.x < s->rect.x + s->rect.w && at.y < s->rect.y + s->rect.h;
        if (holds) return s->tag.target == lesson_input_tag(LESSON_NEXT, 0).target;
    }
    return false;
}

static void mouse(Trial *p, bool drag) {
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

static void misbehave(Trial *p) {
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
static void look_around(Trial *p) {
    static const int keys[] = {KEY_TAB, 'T', 'P', 'G', 'L', '+', '-', KEY_ESCAPE};
    enum { KEYS = sizeof keys / sizeof *keys };
    if (random_below(&p->random, 2))
        key(p, keys[random_below(&p->random, KEYS)]);
    else
        does(p, (InputEvent){.kind = INPUT_MOVE, .at = anywhere(p)});
}

/* ---- what a step begins with */

/* Everything that decides what is seen: the run, the hand, the view, what is open and chosen. */
static uint64_t state_of(const Trial *p) {
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
                              ui->cursor.shown,
                              ui->arrows.gradient,
                              ui->arrows.logarithmic,
                              ui->accuracy};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        uint64_t bits;
        memcpy(&bits, &numbers[i], sizeof bits);
        hash = random_hash(hash, bits);
    }
    return hash;
}

static bool open_at(Trial *p, int step) {
    char place[1100];
    Message message;
    snprintf(place, sizeof place, "%.1000s#%d", p->path, step + 1);
    if (!frame_open(p->frame, place, &message)) return false;
    frame_step(p->frame, &p->input);
    return true;
}

/* ---- an open question */

/* The number that a text is, if it is long enough not to stand there by chance: a decimal, or two
 * digits and more. */
static bool telling_number(const char *text, double *number) {
    char *end;
    while (*text && !isdigit((unsigned char)*text)) text++; /* the sign is printed in two ways */
    *number = strtod(text, &end);
    return end - text > 1 && *end == '\0';
}

/* Whether the number stands in the text by itself. */
static bool says_number(const char *text, double number) {
    while (*text) {
        char *end = NULL;
        if (isdigit((unsigned char)*text)) {
            if (fabs(strtod(text, &end) - number) < 1e-9) return true;
            text = end;
        } else {
            text++;
        }
    }
    return false;
}

/* A quiet number and nothing else: of an axis. */
static bool is_scale(const Trial *p, const Shape *s, const char *text) {
    const Color quiet = theme_get(p->frame->ui.theme)->quiet;
    return memcmp(&s->text.color, &quiet, sizeof quiet) == 0 &&
           strspn(text, "0123456789.−%") == strlen(text);
}

static const char *spoiler(const Trial *p, double number) {
    const Shapes *shapes = &p->frame->shapes;
    Layout layout = layout_of(&p->frame->ui);
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        const char *text = shapes->text + s->first;
        if (s->kind != SHAPE_TEXT) continue;
        bool page = s->at.x < layout.left.x + layout.left.w || s->at.y < layout.header.h;
        if (!page && !is_scale(p, s, text) && says_number(text, number)) return text;
    }
    return NULL;
}

/* What the right answer says, if it is a choice or a number; else "". */
static const char *right_words(const Flow *flow, const Predict *asked, int open, char words[256]) {
    const View *view = flow->view;
    Guess truth;
    words[0] = '\0';
    if (asked->kind == PREDICT_CHOICE) return flow_words(flow, asked->choice[asked->answer], words);
    if (asked->kind == PREDICT_NUMBER && answer_truth(view->player, view->lab, open, &truth))
        numeral_plain(truth.number, words, 256);
    return words;
}

static void check_question(Trial *p) {
    const Player *player = &p->frame->player;
    int open = player_waiting(player);
    if (open < 0) return;
    const Predict *asked = &step_now(p)->predict[open];
    View view = {.lab = &p->frame->lab, .player = player};
    Flow flow = {.view = &view, .frozen = player_names_asked(player, view.lab).frozen};
    char words[256];
    double number;
    const char *told = NULL;
    if (telling_number(right_words(&flow, asked, open, words), &number)) told = spoiler(p, number);
    if (told)
        problem(p, step_now(p)->line,
                "the question of '%.60s' can be read off the screen: '%.60s' "
                "stands there while it is open; hide it (hides), or ask for something else",
                step_now(p)->title, told);
}

/* ---- a step */

static void check_claims(Trial *p) {
    const Span *claim = player_false_claim(&p->frame->player, &p->frame->lab);
    if (claim)
        problem(p, claim->line,
                "{claim}`%.120s` is made false in '%.60s'; say it of what stays so, "
                "or give the sentence a second form with {if}",
                claim->text, step_now(p)->title);
}

static void check_looking(Trial *p, int step) {
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

/* A mess in this step, and then the next, which must not notice. */
static void check_mess(Trial *p, int step) {
    const Player *player = &p->frame->player;
    if (!open_at(p, step)) return;
    int found = p->found;
    for (int i = 0; i < EVENTS && player->step == step && !player->finished; i++) {
        misbehave(p);
        if (p->found == found) check_claims(p); /* once is enough */
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
    Trial p = {.frame = frame, .path = path, .report = report, .data = data};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1024, .height = 640, .density = 1};
    p.random = random_create(1, PURPOSE_USER);
    if (!open_at(&p, 0)) return 0;
    int steps = frame->player.lesson.steps;
    p.begin = calloc((size_t)steps, sizeof *p.begin);
    for (int s = 0; s < steps && p.begin; s++) {
        open_at(&p, s);
        p.begin[s] = state_of(&p);
        check_question(&p);
    }
    for (int s = 0; s < steps && p.begin; s++) {
        check_looking(&p, s);
        check_mess(&p, s);
    }
    free(p.begin);
    return p.found;
}
