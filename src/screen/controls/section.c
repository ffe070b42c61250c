/* See controls.h. One function describes each section, both for measuring and for drawing. */
#include "screen/controls/controls.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/defaults.h"
#include "screen/header/header.h"
#include "screen/home/shelf.h"
#include "ui/finger.h"
#include "ui/scroll.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

/* Where the next row goes. */
typedef struct Column {
    View *view;
    float x, y, w, ease;
    bool draws; /* or only measures */
} Column;

static float between(const Column *c, float close, float roomy) {
    return view_units(c->view, close + (roomy - close) * c->ease);
}

/* A row for widgets with an edge around them; sliders need less. */
static Rect next(Column *c) {
    Rect row = {c->x, c->y, c->w, between(c, 22, 27)};
    c->y += row.h + between(c, 4, 7);
    return row;
}

static Rect next_slider(Column *c) {
    Rect row = {c->x, c->y, c->w, between(c, 20, 24)};
    c->y += row.h + between(c, 2.5f, 5);
    return row;
}

static void row(Column *c, Control control) {
    bool slider = control_info(control).kind == CONTROL_KIND_SLIDER;
    Rect rect = slider ? next_slider(c) : next(c);
    if (c->draws) row_draw(c->view, rect, control);
}

static void text_row(Column *c, TextRow which) {
    Rect rect = next(c);
    if (c->draws) text_row_draw(c->view, rect, which);
}

/* Splits a row in two: `share` of the width for the first. */
static void split(Rect row, float share, float gap, Rect *a, Rect *b) {
    *a = (Rect){row.x, row.y, row.w * share - gap / 2, row.h};
    *b = (Rect){row.x + row.w * share + gap / 2, row.y, row.w * (1 - share) - gap / 2, row.h};
}

/* What follows a row's label. */
static Rect rest_of(Rect row) {
    return (Rect){row.x + row.w * LABEL_SHARE, row.y, row.w * (1 - LABEL_SHARE), row.h};
}

/* ---- data */

static void pictures(Column *c) {
    Rect rect = {c->x, c->y, c->w, row_height(c->view, CONTROL_SET, c->w, between(c, 22, 27))};
    c->y += rect.h + between(c, 5, 8);
    if (c->draws) row_draw(c->view, rect, CONTROL_SET);
}

static bool is_table(const Dataset *data) {
    char usual[32];
    bool named = data->kind == LABEL_CLASS && dataset_has_names(data);
    for (int c = 0; c < data->columns && !named; c++) {
        snprintf(usual, sizeof usual, "x%d", c + 1);
        named = strcmp(data->name[c], usual) != 0;
    }
    return named;
}

/* How many points are drawn; in its place the origin of points that were not, so that no control
 * moves when a point is placed by hand. */
static void origin(Column *c) {
    const Scene *s = &c->view->lab->scene;
    char text[SCENE_PATH + 32];
    if (s->set.kind != SET_NONE) {
        row(c, CONTROL_POINTS);
        return;
    }
    Rect rect = next_slider(c);
    if (s->file[0])
        snprintf(text, sizeof text, "From %s: %d points", s->file, s->data.count);
    else if (s->data.count)
        snprintf(text, sizeof text,
                 is_table(&s->data) ? "Rows of a table: %d" : "Your own points: %d", s->data.count);
    else
        snprintf(text, sizeof text, "No points yet: click some");
    if (!c->draws) return;
    TextStyle style = view_style(c->view, TYPE_SMALL, c->view->theme->quiet, ALIGN_LEFT);
    shapes_mark(c->view->out, "origin", 0);
    view_text(c->view, text, rect.x, view_middle(c->view, &style, rect.y, rect.h), rect.w, &style);
    shapes_mark(c->view->out, NULL, 0);
}

static void seed_and_scale(Column *c) {
    Rect rect = next(c), seed, scale;
    if (!c->draws) return;
    bool drawn = control_enabled(c->view->lab, CONTROL_DATA_SEED);
    row_label(c->view, rect, "Seed", drawn, true);
    split(rest_of(rect), 0.42f, view_units(c->view, 8), &seed, &scale);
    row_widget(c->view, seed, CONTROL_DATA_SEED);
    row_widget(c->view, scale, CONTROL_SCALE);
}

static void open_and_clear(Column *c) {
    Rect rect = next(c), open, clear;
    if (!c->draws) return;
    split(rect, 0.5f, view_units(c->view, 8), &open, &clear);
    view_button(c->view, open, "Open table…", false, act_tag(ACT_OPEN_TABLE));
    row_widget(c->view, clear, CONTROL_CLEAR);
}

/* Room for what a term that is being typed is, or what is wrong with it. */
static void term_note(Column *c, TermField which) {
    if (!term_field_is_typed(c->view, which)) return;
    Rect note = {c->x, c->y - between(c, 2, 4), c->w, view_units(c->view, 32)};
    c->y += note.h;
    if (c->draws) term_field_note(c->view, note, which);
}

static void where(Column *c) {
    Rect line = next(c);
    if (c->draws) {
        row_label(c->view, line, "Red where", true, true);
        term_field(c->view, rest_of(line), TERM_FIELD_WHERE);
    }
    term_note(c, TERM_FIELD_WHERE);
}

static void data(Column *c) {
    pictures(c);
    if (c->view->lab->scene.set.kind == SET_FORMULA) where(c);
    if (c->view->lab->scene.set.kind == SET_BLOBS) row(c, CONTROL_CLASSES);
    origin(c);
    row(c, CONTROL_NOISE);
    row(c, CONTROL_HELD_OUT);
    seed_and_scale(c);
    open_and_clear(c);
}

/* ---- network */

/* Behind the toggles: a button for an input that is typed; while it is, a line for it. Rather than
 * begin a line it is a little narrower. */
static void more_inputs(Column *c, Rect *rest, float x) {
    View *view = c->view;
    float wide = view_units(view, 28), least = view_units(view, 24);
    if (term_field_is_typed(view, TERM_FIELD_INPUT)) {
        Rect line = next(c);
        if (c->draws) term_field(view, line, TERM_FIELD_INPUT);
        term_note(c, TERM_FIELD_INPUT);
        return;
    }
    if (x > rest->x && x + least > rest->x + rest->w + 0.5f) {
        c->y -= between(c, 0, 3);
        rest->y = next(c).y;
        x = rest->x;
    }
    Rect more = {x, rest->y, fminf(wide, rest->x + rest->w - x), rest->h};
    if (c->draws) view_button(view, more, "+", false, term_field_tag(TERM_FIELD_INPUT));
}

/* As many toggles in a line as fit. */
static void inputs(Column *c) {
    View *view = c->view;
    Feature offered[INPUTS_OFFERED];
    int count = inputs_offered(&view->lab->scene, offered);
    float gap = view_units(view, 4);
    Rect line = next(c), rest = rest_of(line);
    if (c->draws) row_label(view, line, control_info(CONTROL_INPUT).label, true, true);
    float x = rest.x;
    for (int i = 0; i < count; i++) {
        char label[SYMBOL_TEXT];
        symbol_named_feature(view->lab, &offered[i], label);
        float wide = row_toggle_width(view, label);
        if (x > rest.x && x + wide > rest.x + rest.w + 0.5f) {
            c->y -= between(c, 0, 3);
            rest.y = next(c).y;
            x = rest.x;
        }
        Rect toggle = {x, rest.y, wide, rest.h};
        if (c->draws) row_toggle(view, toggle, control_member(CONTROL_INPUT, i), label);
        x += wide + gap;
    }
    more_inputs(c, &rest, x);
}

static void layer(Column *c, int l) {
    View *view = c->view;
    const NetworkDef *net = &view->lab->scene.network;
    Rect row = next(c), units, bend = rest_of(row);
    if (!c->draws) return;
    units = (Rect){row.x, row.y, bend.x - row.x - view_units(view, 8), row.h};
    if (l == net->layers - 1) {
        char text[32];
        TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
        snprintf(text, sizeof text, "Output: %d", net->units[l]);
        view_text(view, text, units.x, view_middle(view, &style, row.y, row.h), units.w, &style);
    } else
        row_widget(view, units, control_member(CONTROL_UNITS, l));
    row_widget(view, bend, control_member(CONTROL_ACTIVATION, l));
}

static void start(Column *c) {
    View *view = c->view;
    float gap = view_units(view, 6);
    Rect rect = next(c), kind, right, seed, again;
    if (!c->draws) return;
    split(rest_of(rect), 0.54f, gap, &kind, &right);
    split(right, 0.5f, gap, &seed, &again);
    row_label(view, rect, control_info(CONTROL_START).label, true, true);
    row_widget(view, kind, CONTROL_START);
    row_widget(view, seed, CONTROL_SEED);
    view_button(view, again, "", false, row_tag(CONTROL_NEW_START));
    view_again(view, (Point){again.x + again.w / 2, again.y + again.h / 2}, view_units(view, 4.6f),
               view_units(view, 1.6f), view->theme->ink);
}

static void network(Column *c) {
    const Lab *lab = c->view->lab;
    inputs(c);
    row(c, CONTROL_LAYERS);
    for (int l = 0; l < lab->scene.network.layers; l++) layer(c, l);
    start(c);
    if (control_enabled(lab, CONTROL_START_SCALE)) row(c, CONTROL_START_SCALE);
}

/* ---- training */

static void batch(Column *c) {
    Rect rect = next(c), few, other;
    if (!c->draws) return;
    const Lab *lab = c->view->lab;
    row_label(c->view, rect, control_info(CONTROL_BATCH).label, control_enabled(lab, CONTROL_BATCH),
              false);
    split(rest_of(rect), 0.72f, view_units(c->view, 6), &few, &other);
    row_widget(c->view, few, CONTROL_BATCH);
    row_widget(c->view, other, CONTROL_BATCH_SIZE);
}

static void order(Column *c) {
    Rect rect = next(c), shuffle, seed;
    if (!c->draws) return;
    const Lab *lab = c->view->lab;
    row_label(c->view, rect, "Order", control_enabled(lab, CONTROL_ORDER_SEED), false);
    split(rest_of(rect), 0.58f, view_units(c->view, 8), &shuffle, &seed);
    row_widget(c->view, shuffle, CONTROL_SHUFFLE);
    row_widget(c->view, seed, CONTROL_ORDER_SEED);
}

static void training(Column *c) {
    row(c, CONTROL_RULE);
    row(c, CONTROL_LOSS);
    row(c, CONTROL_OPTIMIZER);
    if (control_enabled(c->view->lab, CONTROL_MOMENTUM)) row(c, CONTROL_MOMENTUM);
    row(c, CONTROL_RATE);
    batch(c);
    order(c);
    row(c, CONTROL_L1);
    row(c, CONTROL_L2);
    row(c, CONTROL_DROPOUT);
    row(c, CONTROL_STEP_SIZE);
    row(c, CONTROL_SPEED);
    text_row(c, TEXT_STOP);
}

static void walk(Column *column, Section section) {
    static void (*const rows[SECTION_COUNT])(Column *) = {
        [SECTION_DATA] = data, [SECTION_NETWORK] = network, [SECTION_TRAINING] = training};
    static_assert(SECTION_COUNT == 3, "the rows of each section");
    rows[section](column);
}

float section_ease(const View *view, float usual) {
    static const float FINGERS = 2.7f; /* a slider is then 40 points below the one before */
    return finger_is(view->ui, &view->layout) ? FINGERS : usual;
}

float section_height(View *view, Section section, float width, float ease) {
    Column column = {.view = view, .w = width, .ease = ease};
    walk(&column, section);
    return column.y;
}

void section_draw(View *view, Section section, Point at, float width, float ease) {
    Column column = {view, at.x, at.y, width, ease, true};
    walk(&column, section);
}

static const char *section_title(Section section) {
    static const char *const titles[SECTION_COUNT] = {
        [SECTION_DATA] = "DATA", [SECTION_NETWORK] = "NETWORK", [SECTION_TRAINING] = "TRAINING"};
    static_assert(SECTION_COUNT == 3, "a title for each section");
    return titles[section];
}

static void defaults_press(const Gesture *g, Tag tag, const InputEvent *e) {
    static void (*const restore[SECTION_COUNT])(Lab *, const Scene *) = {
        [SECTION_DATA] = defaults_data,
        [SECTION_NETWORK] = defaults_network,
        [SECTION_TRAINING] = defaults_training};
    Scene first = shelf_first_scene();
    restore[tag.index](g->lab, &first);
    scene_destroy(&first);
}

static const Target TARGET_DEFAULTS = {.name = "defaults", /* index: the section */
                                       .hint = "The usual settings for what is trained; undo "
                                               "(Ctrl+Z) brings yours back",
                                       .stop = TAB_EACH,
                                       .press = defaults_press};

static void compare_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->wish.compare = true;
}

static const Target TARGET_COMPARE = {
    .name = "compare",
    .hint = "Several rates, optimizers or starts on the same points, side by side (J)",
    .stop = TAB_EACH,
    .press = compare_press};

/* A word of the head that is pressed, up to `right`. Returns where it begins. */
static float head_word(View *view, const char *word, Tag tag, float right, float baseline) {
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->ink, ALIGN_RIGHT);
    style.face = FONT_REGULAR;
    float wide = text_width(view->glyphs, word, &style, view->ui->density);
    float high = view_units(view, 20), pad = view_units(view, 5);
    Rect box = {right - wide - pad, baseline - high * 0.72f, wide + 2 * pad, high};
    view_feedback(view, box, 4, tag);
    shapes_mark(view->out, tag.target->name, tag.index);
    view_text(view, word, right, baseline, 0, &style);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, box);
    return right - wide - view_units(view, 14);
}

/* Where a lesson chooses the settings there is nothing of the kind. */
static float head_words(View *view, Section section, float right, float baseline) {
    if (view->player->playing) return right;
    right = head_word(view, "defaults", tag_of(&TARGET_DEFAULTS, (int)section), right, baseline);
    if (section == SECTION_TRAINING && !lab_is_graph(view->lab))
        right = head_word(view, "compare", tag_of(&TARGET_COMPARE, 0), right, baseline);
    return right;
}

/* Says that the controls below restart training, up to `right`. */
static void begins_note(View *view, float left, float right, float baseline) {
    static const char *const words = "begins the run anew";
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_RIGHT);
    style.face = FONT_REGULAR;
    float wide = text_width(view->glyphs, words, &style, view->ui->density);
    float turn = right - wide - view_units(view, 9);
    if (turn - view_units(view, 12) < left) return;
    view_text(view, words, right, baseline, 0, &style);
    view_again(view, (Point){turn, baseline - view_units(view, 4)}, view_units(view, 3.2f),
               view_units(view, 1.1f), view->theme->quiet);
}

void section_head(View *view, Section section, Point at, float width, bool folded) {
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    float left = at.x + view_text(view, section_title(section), at.x, at.y, 0, &style);
    if (folded) return;
    float right = head_words(view, section, at.x + width, at.y);
    if (section != SECTION_TRAINING) begins_note(view, left, right, at.y);
}

static float *position(UiState *ui) {
    return &ui->scrolled.controls;
}

static const ScrollArea AREA = {position};
const Target TARGET_CONTROLS = {.name = "controls", .scroll = &AREA};

/* A row that has gone leaves room at the end of a scrolled page until the wheel turns again: to
 * pull the others down would take away what has just been pressed from under the pointer. */
float section_scroll(View *view, Rect page, float content) {
    float beyond = content > page.h ? content - page.h : 0, moved = view->ui->scrolled.controls;
    float most = beyond > 0 ? beyond + view_units(view, 120) : 0;
    if (moved > most) moved = most;
    scroll_place(view->out, &TARGET_CONTROLS, page, beyond);
    if (beyond <= 0) return 0;
    Rect lane = {page.x + page.w - 6, page.y, 3, page.h};
    scroll_bar(view->out, lane, moved < beyond ? moved : beyond, page.h, content, 0,
               view->theme->faint);
    return moved;
}
