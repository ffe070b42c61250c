/* See spoiler.h. */
#include "cli/spoiler.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/numeral.h"
#include "draw/formula.h"
#include "lesson/answer.h"
#include "lesson/figures.h"
#include "lesson/said.h"
#include "lesson/say.h"
#include "scene/label.h"
#include "ui/layout.h"

/* ---- numbers */

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
static bool is_scale(const Frame *frame, const Shape *s, const char *text) {
    const Color quiet = theme_get(frame->ui.theme)->quiet;
    return memcmp(&s->text.color, &quiet, sizeof quiet) == 0 &&
           strspn(text, "0123456789.−%") == strlen(text);
}

static const char *picture_with(const Frame *frame, double number) {
    const Shapes *shapes = &frame->shapes;
    Layout layout = layout_of(&frame->ui);
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        const char *text = shapes->text + s->first;
        if (s->kind != SHAPE_TEXT) continue;
        bool page = s->at.x < layout.left.x + layout.left.w || s->at.y < layout.header.h;
        if (!page && !is_scale(frame, s, text) && says_number(text, number)) return text;
    }
    return NULL;
}

/* ---- words */

enum { WORDS = 4000 };

/* Words in small letters, a blank before and after each; added to what is there. */
static void add_words(char words[WORDS], const char *text) {
    size_t used = strlen(words);
    if (used == 0) words[used++] = ' ';
    for (; *text && used + 2 < WORDS; text++) {
        bool point = *text == '.' && isdigit((unsigned char)text[1]); /* 0.99 is one word */
        bool letter = isalnum((unsigned char)*text) || (unsigned char)*text >= 0x80 || point;
        if (letter)
            words[used++] = (char)tolower((unsigned char)*text);
        else if (words[used - 1] != ' ')
            words[used++] = ' ';
    }
    if (words[used - 1] != ' ') words[used++] = ' ';
    words[used] = '\0';
}

static bool says_prose(const Frame *frame, Prose prose, char words[WORDS]) {
    const Names names = player_names(&frame->player, &frame->lab);
    Said said = SAID_BEGIN;
    words[0] = '\0';
    for (int i = prose.first; i < prose.first + prose.count; i++) {
        const Span *span = &frame->player.lesson.span[i];
        bool text = span->kind == SPAN_TEXT || span->kind == SPAN_CODE || span->kind == SPAN_LINK;
        if (said_next(&said, span, &names) && text) add_words(words, span->text);
    }
    return words[0] != '\0';
}

static int letters_of(const char *choice) {
    int letters = 0;
    for (const char *c = choice; *c; c++) letters += isalpha((unsigned char)*c) != 0;
    return letters;
}

/* Several words, and not too short: others stand in many a sentence by chance. A title is short,
 * and there a single word tells. */
static bool is_telling(const char *choice, bool title) {
    enum { LETTERS = 8, OF_TITLE = 4 };
    int letters = letters_of(choice);
    return title ? letters >= OF_TITLE : letters >= LETTERS && strchr(choice, ' ') != NULL;
}

/* Whether they hold those of the answer and of no other choice. */
static bool says_answer(const char *words, const Predict *asked, bool title) {
    for (int c = 0; c < asked->choices; c++) {
        char wanted[WORDS] = "";
        add_words(wanted, asked->choice[c]);
        if ((strstr(words, wanted) != NULL) != (c == asked->answer)) return false;
    }
    return is_telling(asked->choice[asked->answer], title);
}

static const char *text_with(const Frame *frame, const Predict *asked) {
    const LessonStep *step = &frame->player.lesson.step[frame->player.step];
    char words[WORDS] = "";
    add_words(words, step->title);
    if (says_answer(words, asked, true)) return "the title of the step says it";
    for (int t = 0; t < step->tasks; t++) {
        if (says_prose(frame, step->task[t].say, words) && says_answer(words, asked, false))
            return "a task says it";
    }
    for (int b = 0; b < step->blocks; b++) {
        const Block *block = &step->block[b];
        bool shown = !block->hinted && !block->noted;
        if (shown && says_prose(frame, block->prose, words) && says_answer(words, asked, false))
            return "the text says it";
    }
    return NULL;
}

/* ---- live numbers of the text */

/* A formula as it stands there, and what is looked for in it. */
typedef struct Sighting {
    const Frame *frame;
    double number;
    bool seen;
} Sighting;

static Names names_of(const Sighting *s, bool was) {
    const Player *player = &s->frame->player;
    return was ? player_names_asked(player, &s->frame->lab) : player_names(player, &s->frame->lab);
}

static bool value_of(void *data, const char *expression, bool was, FigureNumber *number) {
    const Names names = names_of(data, was);
    return say_value(&names, expression, number);
}

static bool see(Sighting *s, const char *noted, bool was, char *text, size_t size) {
    const Names names = names_of(s, was);
    bool said = say_number(&names, noted, text, size);
    s->seen |= said && says_number(text, s->number);
    return said;
}

static bool see_now(void *data, const char *noted, char *text, size_t size) {
    return see(data, noted, false, text, size);
}

static bool see_was(void *data, const char *noted, char *text, size_t size) {
    return see(data, noted, true, text, size);
}

/* The formula with its numbers as they are printed. */
static void read_formula(Sighting *s, const char *tex, char *text, size_t size) {
    const FormulaStyle style = {.number = see_now, .was = see_was, .data = s};
    char *set = figures_set(tex, value_of, s, NULL);
    Formula *formula = formula_parse(set, strlen(set), NULL);
    formula_tex(formula, &style, text, size);
    formula_destroy(formula);
    free(set);
}

static bool formula_tells(const Frame *frame, const char *tex, double number) {
    Sighting s = {.frame = frame, .number = number};
    char text[FORMULA_BYTES];
    read_formula(&s, tex, text, sizeof text);
    return s.seen;
}

static bool span_tells(const Frame *frame, const Span *span, const Names *names, double number) {
    char text[64];
    if (span->kind == SPAN_MATH) return formula_tells(frame, span->text, number);
    bool live = span->kind == SPAN_EVAL || span->kind == SPAN_WAS;
    return live && say_number(names, span->text, text, sizeof text) && says_number(text, number);
}

static bool prose_tells(const Frame *frame, Prose prose, double number) {
    const Names names = player_names(&frame->player, &frame->lab);
    Said said = SAID_BEGIN;
    for (int i = prose.first; i < prose.first + prose.count; i++) {
        const Span *span = &frame->player.lesson.span[i];
        if (said_next(&said, span, &names) && span_tells(frame, span, &names, number)) return true;
    }
    return false;
}

/* Whether one of the step's own text, its tables and its tasks is the one that is asked for. */
static bool text_tells_number(const Frame *frame, double number) {
    const LessonStep *step = &frame->player.lesson.step[frame->player.step];
    for (int b = 0; b < step->blocks; b++) {
        const Block *block = &step->block[b];
        if (block->hinted || block->noted) continue;
        if (block->kind == BLOCK_MATH && formula_tells(frame, block->text, number)) return true;
        if (prose_tells(frame, block->prose, number)) return true;
        for (int c = 0; c < block->cells; c++) {
            if (prose_tells(frame, block->cell[c], number)) return true;
        }
    }
    for (int t = 0; t < step->tasks; t++) {
        if (prose_tells(frame, step->task[t].say, number)) return true;
    }
    return false;
}

/* What a choice says, a formula with its numbers. */
static const char *choice_words(const Frame *frame, const Predict *asked, int choice,
                                char words[256]) {
    const Names names = player_names_asked(&frame->player, &frame->lab);
    const Prose prose = asked->formula[choice];
    const Span *span = &frame->player.lesson.span[prose.first];
    Sighting s = {.frame = frame};
    if (prose.count != 1 || span->kind != SPAN_MATH)
        return say_words(&names, asked->choice[choice], words);
    read_formula(&s, span->text, words, 256);
    return words;
}

/* Whether this finds the number of another choice as well: of a row of settings, say. */
static bool another_stands_there(const Frame *frame, const Predict *asked, bool picture) {
    char words[256];
    double number;
    for (int c = 0; c < asked->choices; c++) {
        bool telling = telling_number(choice_words(frame, asked, c, words), &number);
        if (c == asked->answer || !telling) continue;
        if (picture ? picture_with(frame, number) != NULL : text_tells_number(frame, number))
            return true;
    }
    return false;
}

/* ---- classes */

/* The class that a choice names, by its name or its colour; -1 for none. */
static int class_of(const Frame *frame, const char *choice) {
    const Dataset *data = &frame->lab.scene.data;
    char small[64];
    snprintf(small, sizeof small, "%s", choice);
    for (char *c = small; *c; c++) *c = (char)tolower((unsigned char)*c);
    int class = label_class(data, choice);
    return class >= 0 ? class : label_colour(small);
}

/* Whether the question is which class the ringed point has, and its shape and colour say it. */
static bool point_tells(const Frame *frame, const Predict *asked) {
    const Lab *lab = &frame->lab;
    const Names names = player_names(&frame->player, lab);
    int point = lab->selected.point, class = class_of(frame, asked->choice[asked->answer]);
    bool hidden = player_hidden(&frame->player) & 1u << HIDE_LABELS;
    for (int c = 0; c < asked->choices; c++) {
        if (class_of(frame, asked->choice[c]) < 0) return false;
    }
    if (point < 0 || hidden || !player_offers(&frame->player, "plane")) return false;
    bool already = asked->proof && names_true(&names, asked->proof);
    return already && (int)lab->scene.data.label[point] == class;
}

/* What the right answer says, if it is a choice or a number; else "". */
static const char *right_words(const Frame *frame, int predict, char words[256]) {
    const Player *player = &frame->player;
    const Predict *asked = &player->lesson.step[player->step].predict[predict];
    Guess truth;
    words[0] = '\0';
    if (asked->kind == PREDICT_CHOICE) return choice_words(frame, asked, asked->answer, words);
    if (asked->kind == PREDICT_NUMBER && answer_truth(player, &frame->lab, predict, &truth))
        numeral_plain(truth.number, words, 256);
    return words;
}

const char *spoiler_find(const Frame *frame, int predict, char where[200]) {
    const Player *player = &frame->player;
    const Predict *asked = &player->lesson.step[player->step].predict[predict];
    bool choice = asked->kind == PREDICT_CHOICE;
    char answer[256];
    double number;
    bool telling = telling_number(right_words(frame, predict, answer), &number);
    const char *picture = telling ? picture_with(frame, number) : NULL;
    const char *text = choice ? text_with(frame, asked) : NULL;
    if (picture && choice && another_stands_there(frame, asked, true)) picture = NULL;
    if (telling && text_tells_number(frame, number) &&
        !(choice && another_stands_there(frame, asked, false)))
        text = "the text says it";
    if (!picture && !text && !(choice && point_tells(frame, asked))) return NULL;
    if (picture)
        snprintf(where, 200, "'%.60s' stands there", picture);
    else
        snprintf(where, 200, "%s", text ? text : "the ringed point is drawn as what it is");
    return where;
}
