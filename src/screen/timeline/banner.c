/* The banner of the timeline. See timeline.h. */
#include "screen/timeline/timeline.h"

#include <math.h>
#include <stdio.h>

#include "lab/verdict.h"
#include "scene/usual_rate.h"
#include "screen/lesson/lesson.h"
#include "screen/lesson/prose.h"
#include "ui/gesture.h"
#include "ui/widgets.h"

static void try_rate(const Gesture *g, const Training *training, double rate) {
    Action other = {.kind = ACTION_SET_TRAINING, .training = *training};
    other.training.rate = (float)rate;
    lab_apply(g->lab, &other);
}

static void try_adam(const Gesture *g, const Training *training, double rate) {
    Training other = *training;
    other.optimizer = OPTIMIZER_ADAM;
    try_rate(g, &other, rate);
}

/* Playing goes on, if it was. */
static void begin_again(const Gesture *g, const Training *training, double rate) {
    bool playing = g->lab->play.playing;
    try_rate(g, training, rate);
    lab_apply(g->lab, &(Action){.kind = ACTION_RESTART, .goes_on = true});
    if (playing) lab_apply(g->lab, &(Action){.kind = ACTION_PLAY});
}

static double slower_than(const Lab *lab, double rate) {
    return (double)usual_rate_below(&lab->scene, (float)rate);
}

static void way_press(const Gesture *g, Tag tag, const InputEvent *e) {
    const Run *run = g->lab->run;
    const Training now = g->lab->scene.training; /* going back brings the settings of then */
    double slower = slower_than(g->lab, run->divergence.rate);
    Action seek = {.kind = ACTION_SEEK, .epoch = timeline_least(&run->timeline, SERIES_LOSS)};
    if (tag.index == WAY_SCALE) {
        bool playing = g->lab->play.playing;
        lab_apply(g->lab, &(Action){.kind = ACTION_SCALE, .flag = true});
        if (playing) lab_apply(g->lab, &(Action){.kind = ACTION_PLAY});
    } else if (tag.index == WAY_RATE) {
        try_rate(g, &now, verdict_of(g->lab).better);
    } else if (tag.index == WAY_ADAM) {
        try_adam(g, &now, verdict_of(g->lab).better);
    } else if (tag.index == WAY_AGAIN) {
        begin_again(g, &now, verdict_of(g->lab).better);
    } else if (lab_apply(g->lab, &seek) && tag.index == WAY_SLOWER) {
        try_rate(g, &now, slower);
        lab_apply(g->lab, &(Action){.kind = ACTION_PLAY});
    }
}

static const Target TARGET_WAY_ON = {.name = "way on", .stop = TAB_EACH, .press = way_press};

/* ---- what is said, and what can be done */

enum { WORDS = 400, WAYS_MOST = 2 };

typedef struct Said {
    char words[WORDS], brief[96]; /* where the words would take more than two lines */
    char label[WAYS_MOST][64];
    WayOn way[WAYS_MOST];
    int ways;
    Color color;
} Said;

static void offer(Said *said, WayOn way, const char *words, double number) {
    char shown[32];
    said->way[said->ways] = way;
    snprintf(said->label[said->ways++], sizeof said->label[0], "%s %s", words,
             text_short(number, 3, shown, sizeof shown));
}

/* Whoever chose a rate by hand has not seen it. */
static void say_usual(const View *view, double rate, Said *said) {
    double usually = (double)usual_rate(&view->lab->scene);
    if (usually < rate && view_offers(view, "rate")) {
        char text[32];
        text_add(said->words, WORDS, " %s is usual.", text_short(usually, 3, text, sizeof text));
    }
}

static void say_diverged(const View *view, Said *said) {
    const Run *run = view->lab->run;
    const Divergence *d = &run->divergence;
    char rate[32], from[32], to[32];
    if (!(d->rate > 0)) {
        snprintf(said->words, WORDS,
                 "The loss is beyond all numbers before any step: the weights or the data "
                 "are too large.");
        snprintf(said->brief, sizeof said->brief, "The loss is beyond all numbers.");
        return;
    }
    text_short(d->rate, 3, rate, sizeof rate);
    snprintf(said->brief, sizeof said->brief, "The rate %s is too large.", rate);
    Bucket before = {.first = (float)d->from};
    int64_t least = timeline_least(&run->timeline, SERIES_LOSS), epochs = d->epochs - least;
    timeline_at(&run->timeline, SERIES_LOSS, least, &before);
    text_short((double)before.first, 2, from, sizeof from);
    text_short(d->to, 2, to, sizeof to);
    snprintf(said->words, WORDS,
             "The rate %s is too large: the loss grew from %s %s%s in %lld epoch%s.", rate, from,
             isfinite(d->to) ? "to " : "beyond all numbers", isfinite(d->to) ? to : "",
             (long long)epochs, epochs == 1 ? "" : "s");
    say_usual(view, d->rate, said);
    offer(said, WAY_BACK, "Back to epoch", (double)least);
    if (view_offers(view, "rate"))
        offer(said, WAY_SLOWER, least > 0 ? "Go on from there at" : "Begin again at",
              slower_than(view->lab, d->rate));
}

static void say_penalty(const View *view, Said *said) {
    const Training *t = &view->lab->scene.training;
    const bool first = t->l1 >= t->l2;
    const char *name = first ? "L1" : "L2";
    char much[32];
    text_short((double)(first ? t->l1 : t->l2), 3, much, sizeof much);
    snprintf(said->brief, sizeof said->brief, "The penalty %s is too large.", name);
    snprintf(said->words, WORDS,
             "The penalty %s %s is too large: at this rate each step throws weights past 0.", name,
             much);
}

static void say_unscaled(const View *view, const Verdict *v, Said *said) {
    char share[32];
    snprintf(said->brief, sizeof said->brief, "The columns are not scaled.");
    snprintf(
        said->words, WORDS,
        "The loss fell by %s %% in %lld epochs: values far from 0, or close together, are hard "
        "to learn from unless they are scaled.",
        text_short(fmax(v->share, 0) * 100, 1, share, sizeof share), (long long)v->epochs);
    said->way[said->ways] = WAY_SCALE;
    snprintf(said->label[said->ways++], sizeof said->label[0], "Scale the columns");
}

static void say_slow(const View *view, const Verdict *v, Said *said) {
    char share[32];
    const bool adam = view_offers(view, "optimizer");
    const bool momentum = view->lab->scene.training.optimizer == OPTIMIZER_MOMENTUM;
    const char *what = momentum ? "Descent with momentum" : "Plain descent";
    snprintf(said->brief, sizeof said->brief, "%s is slow here, and a larger rate would jump.",
             what);
    snprintf(said->words, WORDS,
             "%s is slow here: the loss fell by %s %% in %lld epochs, and a larger rate would "
             "jump.%s",
             what, text_short(v->share * 100, 2, share, sizeof share), (long long)v->epochs,
             adam ? " Adam takes longer steps where the slope is small." : "");
    if (adam) offer(said, WAY_ADAM, "Go on with Adam at", v->better);
}

static void say_endless(const Verdict *v, Said *said) {
    bool proven = v->kind == VERDICT_ENDLESS;
    snprintf(said->brief, sizeof said->brief, "%s line can separate these points.",
             proven ? "No" : "Perhaps no");
    if (proven)
        snprintf(said->words, WORDS,
                 "No line can separate these points: the perceptron rule will never stop.");
    else
        snprintf(said->words, WORDS,
                 "Not separated after %lld epochs: perhaps no line can separate these points.",
                 (long long)v->epochs);
}

static void say_verdict(const View *view, Said *said) {
    const Verdict v = verdict_of(view->lab);
    char rate[32], share[32];
    if (v.kind == VERDICT_NONE || view->player->playing) return;
    if (v.kind == VERDICT_ENDLESS || v.kind == VERDICT_UNPARTED) {
        say_endless(&v, said);
        return;
    }
    if (v.kind == VERDICT_PENALTY) {
        say_penalty(view, said);
        return;
    }
    if (v.kind == VERDICT_UNSCALED) {
        say_unscaled(view, &v, said);
        return;
    }
    if (v.kind == VERDICT_SLOW) {
        say_slow(view, &v, said);
        return;
    }
    text_short(v.rate, 3, rate, sizeof rate);
    text_short(v.share * 100, 1, share, sizeof share);
    snprintf(said->brief, sizeof said->brief,
             v.kind == VERDICT_CRAWLS  ? "The rate %s is small."
             : v.kind == VERDICT_STUCK ? "The rate %s is too large."
                                       : "The loss jumps at rate %s.",
             rate);
    if (v.kind == VERDICT_STUCK)
        snprintf(said->words, WORDS,
                 "The rate %s is too large: the loss no longer falls. Weights were thrown so far "
                 "that smaller steps cannot bring them back.",
                 rate);
    else if (v.lost)
        snprintf(said->words, WORDS,
                 "The rate %s is too large: the loss jumps up and down, and has thrown weights so "
                 "far that smaller steps cannot bring them back.",
                 rate);
    else if (v.kind == VERDICT_JUMPS)
        snprintf(said->words, WORDS,
                 "The rate %s is too large: the loss jumps up and down, from "
                 "one side of the valley to the other.",
                 rate);
    else
        snprintf(said->words, WORDS, "The rate %s is small: the loss fell by %s %% in %lld epochs.",
                 rate, share, (long long)v.epochs);
    say_usual(view, v.rate, said);
    if (v.again) offer(said, WAY_AGAIN, "Begin again at", v.better);
    if (!v.lost) offer(said, WAY_RATE, "Go on at", v.better);
}

static Said said_of(const View *view) {
    Said said = {.color = view->lab->run->diverged ? view->theme->bad : view->theme->faint};
    if (view->lab->run->diverged)
        say_diverged(view, &said);
    else
        say_verdict(view, &said);
    return said;
}

/* ---- the banner */

static float way_width(const View *view, const char *label) {
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    return text_width(view->glyphs, label, &style, view->ui->density) + view_units(view, 24);
}

static TextStyle words_style(const View *view, Type type) {
    TextStyle style = view_style(view, type, view->theme->ink, ALIGN_LEFT);
    style.face = FONT_MEDIUM;
    return style;
}

static float ways_width(const View *view, const Said *said) {
    float all = 0;
    for (int w = 0; w < said->ways; w++)
        all += way_width(view, said->label[w]) + view_units(view, 8);
    return all;
}

static void ways_on(View *view, const Said *said, Point at, float h) {
    for (int w = 0; w < said->ways; w++) {
        float wide = way_width(view, said->label[w]);
        view_button(view, (Rect){at.x, at.y, wide, h}, said->label[w], said->way[w] == WAY_BACK,
                    tag_of(&TARGET_WAY_ON, (int)said->way[w]));
        at.x += wide + view_units(view, 8);
    }
}

/* Draws the words, or with draw false only measures them. Returns how high they are. */
static float words(View *view, const char *text, Point at, float width, Type type, bool draw) {
    TextStyle style = words_style(view, type);
    int from = view->out->shapes;
    Flow flow = {.view = view, .x = at.x, .y = at.y, .width = width};
    flow_text(&flow, text, &style, 1.3f);
    if (!draw) shapes_cut(view->out, from);
    return flow.y - at.y;
}

/* The words beside the buttons if two lines will do, else above them; fewer words where more lines
 * would leave no curve. */
float banner_draw(View *view, Rect area) {
    Said said = said_of(view);
    if (!said.words[0]) return 0;
    float pad = view_units(view, 8), h = view_units(view, 26), inner = area.w - 2 * pad;
    if (ways_width(view, &said) > inner) said.ways = 1;
    float ways = ways_width(view, &said), beside = inner - ways - pad;
    Point at = {area.x + pad, area.y + pad / 2};
    bool row = beside > view_units(view, 240);
    Type type = TYPE_SMALL;
    const char *text = said.words;
    const float least = view_units(view, 110), two = view_units(view, 40);
    if (!row && beside > least && words(view, said.brief, at, beside, TYPE_CAPTION, false) <= two)
        row = true;
    float wide = row ? beside : inner;
    if (words(view, text, at, wide, type, false) > two) type = TYPE_CAPTION;
    if (words(view, text, at, wide, type, false) > two) text = said.brief;
    float high = words(view, text, at, wide, type, false);
    float below = said.ways == 0 ? 0 : row ? fmaxf(high, h) - high : h + pad / 2;
    Rect ground = {area.x, area.y, area.w, high + below + pad};
    shapes_rect(view->out, ground, 6, view->theme->card);
    shapes_border(view->out, ground, 6, 1.5f, said.color);
    shapes_mark(view->out, "banner", 0);
    words(view, text, (Point){at.x, at.y + (row ? below / 2 : 0)}, wide, type, true);
    shapes_mark(view->out, NULL, 0);
    Point first = {row ? area.x + area.w - ways : at.x,
                   row ? ground.y + (ground.h - h) / 2 : at.y + high + pad / 2};
    ways_on(view, &said, first, h);
    return ground.h;
}

bool banner_is_said(const Lab *lab, const Player *player) {
    if (lab_is_graph(lab)) return false;
    return lab->run->diverged || (!player->playing && verdict_of(lab).kind != VERDICT_NONE);
}

/* One row: the buttons at the right, and the words in what they leave, in two lines if need be. */
void banner_draw_low(View *view, Rect row) {
    Said said = said_of(view);
    if (!said.words[0]) return;
    float pad = view_units(view, 8), h = view_units(view, 26);
    if (ways_width(view, &said) > row.w / 2) said.ways = 1;
    float ways = ways_width(view, &said), wide = row.w - ways - 2 * pad;
    bool room = words(view, said.words, (Point){0, 0}, wide, TYPE_SMALL, false) <= row.h;
    const char *text = room ? said.words : said.brief;
    Type type = TYPE_SMALL;
    if (words(view, text, (Point){0, 0}, wide, type, false) > row.h) type = TYPE_CAPTION;
    float high = words(view, text, (Point){0, 0}, wide, type, false);
    shapes_rect(view->out, row, 6, view->theme->card);
    shapes_border(view->out, row, 6, 1.5f, said.color);
    shapes_mark(view->out, "banner", 0);
    words(view, text, (Point){row.x + pad, row.y + (row.h - high) / 2}, wide, type, true);
    shapes_mark(view->out, NULL, 0);
    ways_on(view, &said, (Point){row.x + row.w - ways, row.y + (row.h - h) / 2}, h);
}
