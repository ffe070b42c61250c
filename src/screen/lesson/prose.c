/* See prose.h. Words are gathered in a line until the next one does not fit. */
#include "screen/lesson/prose.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/formula.h"
#include "lesson/figures.h"
#include "lesson/player.h"
#include "lesson/said.h"
#include "lesson/say.h"
#include "panels/linked.h"
#include "panels/subjects.h"
#include "ui/highlight.h"

/* ---- live numbers */

/* Whether there are all its names. If not, it is shown as it stands there, in the bad colour. */
static bool is_known(const View *view, const char *expression) {
    const Names names = player_names(view->player, view->lab);
    return names_known(&names, expression, NULL);
}

/* What names mean in the text: now, or when its numbers were taken. */
static Names names_in(const Flow *flow) {
    Names names = player_names(flow->view->player, flow->view->lab);
    names.frozen = flow->frozen;
    return names;
}

/* Of a name in the text. */
static Subject subject_named(const View *view, const char *expression) {
    const Names names = player_names(view->player, view->lab);
    NameTarget target = names_target(&names, expression);
    switch (target.kind) {
    case NAME_OF_WEIGHT: return subject_weight(target.index);
    case NAME_OF_UNIT: return subject_unit(target.layer, target.unit);
    case NAME_OF_POINT: return subject_point(target.index);
    case NAME_OF_NOTHING: break;
    }
    return (Subject){SUBJECT_NONE, 0, 0};
}

/* Only what is pointed at: a selected subject is mentioned all over a text. */
static bool is_highlighted(const View *view, const char *expression) {
    return highlight_of(view, subject_named(view, expression)) & HIGHLIGHT_POINTED;
}

static bool formula_number(void *data, const char *expression, char *text, size_t size) {
    const Names names = names_in(data);
    return say_number(&names, expression, text, size);
}

static bool formula_was(void *data, const char *expression, char *text, size_t size) {
    const Flow *flow = data;
    const Names names = player_names_asked(flow->view->player, flow->view->lab);
    return say_number(&names, expression, text, size);
}

/* What a number is in the formula as it was written. */
static bool formula_value(void *data, const char *expression, bool was, FigureNumber *number) {
    const Flow *flow = data;
    Names names = names_in(flow);
    if (was) names = player_names_asked(flow->view->player, flow->view->lab);
    return say_value(&names, expression, number);
}

static Formula *formula_of(Flow *flow, const char *tex) {
    char *set = figures_set(tex, formula_value, flow, NULL);
    Formula *formula = formula_parse(set, strlen(set), NULL);
    free(set);
    return formula;
}

static FormulaLit formula_highlight(void *data, const char *name) {
    const Flow *flow = data;
    const Figure figure = figure_read(name);
    if (!is_known(flow->view, figure.expression)) return FORMULA_BAD;
    return is_highlighted(flow->view, figure.expression) ? FORMULA_LIT : FORMULA_PLAIN;
}

static Tag formula_target(void *data, const char *name, const char **called) {
    const Flow *flow = data;
    const Figure figure = figure_read(name);
    Tag tag = subjects_say(subject_named(flow->view, figure.expression));
    *called = tag.target ? tag.target->name : NULL;
    return tag;
}

static FormulaStyle formula_style(Flow *flow, float size, bool display) {
    FormulaStyle style = linked_plain(flow->view, size, display);
    style.data = flow;
    style.number = formula_number;
    style.was = formula_was;
    style.lit = formula_highlight;
    style.target = formula_target;
    return style;
}

/* ---- lines */

enum { ATOMS = 96, LINE_TEXT = 4096 };

/* What is not broken: a word, a number, a formula, a key. */
typedef struct Atom {
    SpanKind kind;
    bool blank; /* one stands before it: a line may end there */
    bool loose; /* a line may end before it without one */
    int text;   /* where it begins in the line's text */
    TextStyle style;
    Formula *formula;
    const char *tex; /* what it was set from; else NULL */
    Tag tag;         /* of its subject */
    int class;
    bool highlighted;
    float width, ascent, descent;
} Atom;

typedef struct Line {
    Flow *flow;
    float em, feed; /* the style's size, and from line to line */
    int atoms;
    Atom atom[ATOMS];
    int used;
    char text[LINE_TEXT];
    bool blank, loose; /* of what comes next */
} Line;

static float pad_of(const Line *line, const Atom *atom) {
    bool boxed = atom->kind == SPAN_KEY || atom->kind == SPAN_CLASS || atom->kind == SPAN_CODE;
    return boxed ? 0.38f * line->em : 0;
}

/* A blank; without one, room for a slanted letter, which leans over what follows it. */
static float gap_before(const Line *line, int atom) {
    if (atom == 0) return 0;
    const Atom *here = &line->atom[atom], *before = here - 1;
    bool leans = !before->formula && before->style.face == FONT_ITALIC;
    bool upright = here->formula || here->style.face != FONT_ITALIC;
    return (here->blank ? 0.27f : leans && upright ? 0.06f : 0) * line->em;
}

static void box_of(const Line *line, const Atom *atom, Point at) {
    View *view = line->flow->view;
    const Theme *t = view->theme;
    Rect box = {at.x, at.y - line->em * 0.98f, atom->width, line->em * 1.34f};
    float radius = 0.25f * line->em;
    if (atom->kind == SPAN_CLASS) {
        shapes_rect(view->out, box, radius, color_faded(t->class_color[atom->class % 8], 0.16f));
    } else if (atom->kind == SPAN_KEY) {
        shapes_rect(view->out, box, radius, t->sunken);
        shapes_border(view->out, box, radius, 1, t->quiet);
    } else if (atom->kind == SPAN_CODE) {
        shapes_rect(view->out, box, radius, t->sunken);
    }
}

static Rect highlight_box(const Line *line, const Atom *atom, Point at) {
    return (Rect){at.x - 2, at.y - line->em * 0.98f, atom->width + 4, line->em * 1.34f};
}

static void draw_atom(const Line *line, const Atom *atom, Point at) {
    View *view = line->flow->view;
    const char *text = line->text + atom->text;
    box_of(line, atom, at);
    if (atom->highlighted)
        shapes_rect(view->out, highlight_box(line, atom, at), 3, highlight_ground(view));
    if (atom->formula) {
        FormulaStyle style = formula_style(line->flow, line->em * 1.16f, false);
        style.color = atom->style.color;
        style.value = atom->style.color;
        formula_draw(atom->formula, &style, view->out, at);
    } else {
        TextStyle style = atom->style;
        shapes_text(view->out, text, (Point){at.x + pad_of(line, atom), at.y}, &style);
    }
    if (atom->tag.target)
        target_place(view->out, atom->tag,
                     (Rect){at.x, at.y - line->em, atom->width, line->em * 1.3f});
}

void flow_too_wide(Flow *flow, const char *words) {
    if (!flow->overflow) snprintf(flow->words, sizeof flow->words, "%.47s", words);
    flow->overflow = true;
}

void flow_take_width(Flow *flow, const Flow *part) {
    if (part->overflow) flow_too_wide(flow, part->words);
}

/* How far the first so many atoms reach above their baseline, at least as far as text does. */
static float ascent_of(const Line *line, int count) {
    float ascent = line->em * 0.95f;
    for (int i = 0; i < count; i++) ascent = fmaxf(ascent, line->atom[i].ascent);
    return ascent;
}

/* Sets the first so many atoms as a line, and moves the rest to the front. */
static void set_line(Line *line, int count) {
    Flow *flow = line->flow;
    float ascent = ascent_of(line, count), descent = line->feed - line->em * 0.95f, x = flow->x;
    for (int i = 0; i < count; i++)
        descent = fmaxf(descent, line->atom[i].descent + 0.25f * line->em);
    const char *widest = "";
    float most = 0;
    for (int i = 0; i < count; i++) {
        Atom *atom = &line->atom[i];
        if (atom->width > most) widest = atom->tex ? atom->tex : line->text + atom->text;
        most = fmaxf(most, atom->width);
        x += gap_before(line, i);
        draw_atom(line, atom, (Point){x, flow->y + ascent});
        x += atom->width;
        if (atom->formula) formula_destroy(atom->formula);
    }
    if (x > flow->x + flow->width + 1) flow_too_wide(flow, widest);
    flow->y += ascent + descent;
    line->atoms -= count;
    memmove(line->atom, line->atom + count, sizeof(Atom) * (size_t)line->atoms);
    if (line->atoms == 0) line->used = 0;
}

static float width_of(const Line *line) {
    float width = 0;
    for (int i = 0; i < line->atoms; i++) width += line->atom[i].width + gap_before(line, i);
    return width;
}

/* Whether a sum or a product would be torn apart before this atom. */
static bool tears(const Line *line, int atom) {
    static const char *const signs[] = {"·", "+", "−", "="};
    for (int i = atom - 1; i <= atom; i++) {
        if (line->atom[i].formula) continue;
        for (size_t k = 0; k < sizeof signs / sizeof signs[0]; k++) {
            if (strcmp(line->text + line->atom[i].text, signs[k]) == 0) return true;
        }
    }
    return false;
}

/* The last place where a line may end, within a sum only if there is no other; 0 for none. */
static int last_break(const Line *line) {
    int torn = 0;
    for (int i = line->atoms - 1; i > 0; i--) {
        if (!line->atom[i].blank && !line->atom[i].loose) continue;
        if (!tears(line, i)) return i;
        if (!torn) torn = i;
    }
    return torn;
}

static void add(Line *line, Atom atom) {
    if (line->atoms == ATOMS) set_line(line, line->atoms);
    atom.blank = line->blank;
    atom.loose = line->loose;
    line->blank = line->loose = false;
    line->atom[line->atoms++] = atom;
    int end = last_break(line);
    if (width_of(line) > line->flow->width && end > 0) set_line(line, end);
}

/* A piece of text as an atom; bytes beyond what a line holds are left out. */
static void add_text(Line *line, Atom atom, const char *text, size_t length) {
    const View *view = line->flow->view;
    if (line->used + (int)length + 1 >= LINE_TEXT) set_line(line, line->atoms);
    if (length >= LINE_TEXT - 1) length = LINE_TEXT - 2;
    atom.text = line->used;
    memcpy(line->text + line->used, text, length);
    line->text[line->used + (int)length] = '\0';
    line->used += (int)length + 1;
    atom.width = text_width(view->glyphs, line->text + atom.text, &atom.style, view->ui->density) +
                 2 * pad_of(line, &atom);
    add(line, atom);
}

static void add_words(Line *line, Atom atom, const char *text) {
    const char *begin = text;
    while (*text) {
        size_t blanks = strspn(text, " \t\r\n"), length = text_word(text + blanks);
        if (blanks) line->blank = true;
        line->loose = !blanks && text > begin;
        if (length) add_text(line, atom, text + blanks, length);
        text += blanks + length;
    }
}

static void add_formula(Line *line, const Span *span, Color color) {
    FormulaStyle style = formula_style(line->flow, line->em * 1.16f, false);
    Atom atom = {
        .kind = SPAN_MATH, .formula = formula_of(line->flow, span->text), .tex = span->text};
    FormulaSize size = formula_measure(atom.formula, &style);
    atom.width = size.width;
    atom.ascent = size.ascent;
    atom.descent = size.descent;
    atom.style.color = color;
    add(line, atom);
}

static void add_number(Line *line, Atom atom, const Span *span) {
    char text[64];
    const View *view = line->flow->view;
    const Names names =
        span->kind == SPAN_WAS ? player_names_asked(view->player, view->lab) : names_in(line->flow);
    say_number(&names, span->text, text, sizeof text);
    atom.style.face = FONT_BOLD;
    if (!is_known(view, span->text)) atom.style.color = view->theme->bad;
    atom.tag = subjects_say(subject_named(view, span->text));
    atom.highlighted = is_highlighted(view, span->text);
    add_text(line, atom, text, strlen(text));
}

/* "red, 1"; of a class that there is not, what stands there. */
static void add_class(Line *line, Atom atom, const Span *span) {
    const View *view = line->flow->view;
    const Names names = names_in(line->flow);
    double value;
    int decimals;
    char text[64];
    bool read = names_evaluate(&names, span->text, &value, &decimals, NULL);
    /* The four that hands can place stay classes while there is no point of them. */
    bool known = read && (names_is_class(&names, value) || (value >= 0 && value < 4));
    atom.class = known ? (int)value : 0;
    snprintf(text, sizeof text, "%s, %d", view->lab->scene.data.class_name[atom.class], atom.class);
    atom.style.face = FONT_BOLD;
    atom.style.color = view->theme->class_color[atom.class];
    if (!known) snprintf(text, sizeof text, "–");
    if (!known && !(read && isnan(value))) {
        snprintf(text, sizeof text, "%.60s?", span->text);
        atom.style.color = view->theme->bad;
    }
    add_text(line, atom, text, strlen(text));
}

static void add_span(Line *line, const Span *span, const TextStyle *base) {
    Atom atom = {.kind = span->kind, .style = *base};
    const Theme *t = line->flow->view->theme;
    if (span->bold) atom.style.face = FONT_BOLD;
    if (span->italic) atom.style.face = FONT_ITALIC;
    switch (span->kind) {
    case SPAN_MATH: add_formula(line, span, base->color); break;
    case SPAN_EVAL:
    case SPAN_WAS: add_number(line, atom, span); break;
    case SPAN_CLASS: add_class(line, atom, span); break;
    case SPAN_KEY:
        atom.style.size *= 0.86f;
        add_text(line, atom, span->text, strlen(span->text));
        break;
    case SPAN_CODE:
        atom.style.face = FONT_MONO;
        atom.style.size *= 0.88f;
        add_words(line, atom, span->text);
        break;
    case SPAN_BREAK:
        if (line->atoms) set_line(line, line->atoms);
        break;
    case SPAN_LINK:
        atom.style.color = t->accent;
        add_words(line, atom, span->text);
        break;
    case SPAN_TEXT: add_words(line, atom, span->text); break;
    case SPAN_IF:
    case SPAN_ELSE:
    case SPAN_END:
    case SPAN_NOW:
    case SPAN_CLAIM: break; /* see add_spans; and claims are checked, not shown */
    }
}

/* All of it, or of an {if} what its condition makes of it now. */
static void add_spans(Line *line, Prose prose, const TextStyle *style) {
    const Flow *flow = line->flow;
    const Names names = names_in(flow);
    Said said = SAID_BEGIN;
    for (int i = 0; i < prose.count; i++) {
        const Span *span = &flow->view->player->lesson.span[prose.first + i];
        if (said_next(&said, span, &names)) add_span(line, span, style);
    }
}

void flow_prose(Flow *flow, Prose prose, const TextStyle *style, float line_height) {
    Line line = {.flow = flow, .em = style->size, .feed = line_height * style->size};
    add_spans(&line, prose, style);
    if (line.atoms) set_line(&line, line.atoms);
}

void flow_lead(Flow *flow, const char *lead, Color color, Prose prose, const TextStyle *style,
               float line_height) {
    TextStyle bold = *style;
    bold.face = FONT_BOLD;
    bold.color = color;
    flow_pieces(flow, &(Piece){.words = lead}, 1, &bold, prose, style, line_height);
}

void flow_pieces(Flow *flow, const Piece *piece, int count, const TextStyle *lead, Prose prose,
                 const TextStyle *style, float line_height) {
    Line line = {.flow = flow, .em = style->size, .feed = line_height * style->size};
    const Atom word = {.kind = SPAN_TEXT, .style = *lead};
    char words[700] = ""; /* so far, as a quotation mark and its word are not parted */
    for (int i = 0; i < count; i++) {
        if (piece[i].words) text_add(words, sizeof words, "%s", piece[i].words);
        if (piece[i].words && i + 1 < count) continue;
        add_words(&line, word, words);
        words[0] = '\0';
        if (!piece[i].words) add_spans(&line, piece[i].prose, lead);
    }
    line.blank = true;
    add_spans(&line, prose, style);
    if (line.atoms) set_line(&line, line.atoms);
}

float flow_line(Flow *flow, Prose prose, const TextStyle *style, Point at, bool draw) {
    Flow inner = *flow;
    inner.x = at.x;
    inner.width = 1e6f;
    Line line = {.flow = &inner, .em = style->size, .feed = style->size};
    add_spans(&line, prose, style);
    float width = width_of(&line);
    inner.y = at.y - ascent_of(&line, line.atoms);
    if (draw) set_line(&line, line.atoms);
    for (int i = 0; i < line.atoms; i++) {
        if (line.atom[i].formula) formula_destroy(line.atom[i].formula);
    }
    return width;
}

void flow_text(Flow *flow, const char *text, const TextStyle *style, float line_height) {
    Line line = {.flow = flow, .em = style->size, .feed = line_height * style->size};
    add_words(&line, (Atom){.kind = SPAN_TEXT, .style = *style}, text);
    if (line.atoms) set_line(&line, line.atoms);
}

const char *flow_words(const Flow *flow, const char *words, char text[256]) {
    const Names names = names_in(flow);
    return say_words(&names, words, text);
}

void flow_formula(Flow *flow, const char *tex, float size) {
    View *view = flow->view;
    Formula *formula = formula_of(flow, tex);
    FormulaStyle style = formula_style(flow, size, true);
    FormulaSize box = formula_measure(formula, &style);
    /* Glyphs come in whole pixels, so the width shrinks in steps. */
    const float least = 0.6f * size;
    while (box.width > flow->width && style.size > least) {
        style.size = fmaxf(least, fminf(style.size * flow->width / box.width, style.size - 0.25f));
        box = formula_measure(formula, &style);
    }
    if (box.width > flow->width + 1) flow_too_wide(flow, tex);
    float x = flow->x + fmaxf(0, (flow->width - box.width) / 2);
    formula_draw(formula, &style, view->out, (Point){x, flow->y + box.ascent});
    flow->y += box.ascent + box.descent;
    formula_destroy(formula);
}
