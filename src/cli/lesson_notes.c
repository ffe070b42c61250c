/* See lesson_notes.h. The lesson is played as its `solve` lines say, so that every number on the
 * page is one that a class will see: those of a question as it is asked, those of its reason when
 * that is told, the others when all tasks are done. */
#include "cli/lesson_notes.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/numeral.h"
#include "cli/command.h"
#include "draw/formula_mathml.h"
#include "lesson/answer.h"
#include "lesson/derive.h"
#include "lesson/figures.h"
#include "lesson/player.h"
#include "lesson/say.h"
#include "lesson/solve.h"
#include "panels/derive/derive_words.h"

typedef struct Page {
    FILE *out;
    Player player;
    Lab lab;
    const Frozen *frozen; /* of the prose that is written: numbers of another moment; or NULL */
    bool derived;         /* the step's derivatives have been written */
} Page;

/* ---- prose */

static void escape(const Page *p, const char *text) {
    formula_mathml_escape(text, p->out);
}

/* What names mean in the prose that is written. */
static Names names_in(const Page *p) {
    Names names = player_names(&p->player, &p->lab);
    names.frozen = p->frozen;
    return names;
}

static Names names_begun(const Page *p) {
    return player_names_asked(&p->player, &p->lab);
}

static bool value_of(void *data, const char *expression, bool was, FigureNumber *number) {
    const Names names = was ? names_begun(data) : names_in(data);
    return say_value(&names, expression, number);
}

static bool number_text(void *data, const char *expression, bool was, char *text, size_t size) {
    const Names names = was ? names_begun(data) : names_in(data);
    return say_number(&names, expression, text, size);
}

static void write_number(Page *p, const Names *names, const char *expression) {
    char text[64];
    say_number(names, expression, text, sizeof text);
    fputs("<b>", p->out);
    escape(p, text);
    fputs("</b>", p->out);
}

static void write_class(Page *p, const char *expression) {
    const Names names = names_in(p);
    double value;
    int decimals;
    bool known = names_evaluate(&names, expression, &value, &decimals, NULL) &&
                 names_is_class(&names, value);
    if (!known) {
        escape(p, expression);
        return;
    }
    escape(p, p->lab.scene.data.class_name[(int)value]);
    fprintf(p->out, ", %d", (int)value);
}

static void write_formula(Page *p, const char *tex, bool display) {
    char *set = figures_set(tex, value_of, p, NULL);
    Formula *formula = formula_parse(set, strlen(set), NULL);
    free(set);
    formula_mathml(formula, display, number_text, p, p->out);
    formula_destroy(formula);
}

static void write_span(Page *p, const Span *span) {
    const Names now = names_in(p), begun = names_begun(p);
    switch (span->kind) {
    case SPAN_TEXT: escape(p, span->text); break;
    case SPAN_CODE:
        fputs("<code>", p->out);
        escape(p, span->text);
        fputs("</code>", p->out);
        break;
    case SPAN_MATH: write_formula(p, span->text, false); break;
    case SPAN_EVAL: write_number(p, &now, span->text); break;
    case SPAN_WAS: write_number(p, &begun, span->text); break;
    case SPAN_IF:
    case SPAN_CLAIM:
    case SPAN_NOW:
    case SPAN_END: break;
    case SPAN_ELSE: fputs(" <em>or</em> ", p->out); break; /* the two forms of a sentence */
    case SPAN_KEY:
        fputs("<kbd>", p->out);
        escape(p, span->text);
        fputs("</kbd>", p->out);
        break;
    case SPAN_CLASS: write_class(p, span->text); break;
    case SPAN_LINK:
        escape(p, span->text);
        fputs(" (", p->out);
        escape(p, span->link);
        fputs(")", p->out);
        break;
    case SPAN_BREAK: fputs("<br>\n", p->out); break;
    }
}

static void write_prose(Page *p, Prose prose) {
    for (int i = prose.first; i < prose.first + prose.count; i++) {
        const Span *span = &p->player.lesson.span[i];
        if (span->bold) fputs("<strong>", p->out);
        if (span->italic) fputs("<em>", p->out);
        write_span(p, span);
        if (span->italic) fputs("</em>", p->out);
        if (span->bold) fputs("</strong>", p->out);
    }
}

/* ---- notes */

static void write_row(Page *p, const Block *block) {
    const char *cell = block->first ? "th" : "td";
    fputs("<tr>", p->out);
    for (int c = 0; c < block->cells; c++) {
        fprintf(p->out, "<%s>", cell);
        write_prose(p, block->cell[c]);
        fprintf(p->out, "</%s>", cell);
    }
    fputs("</tr>\n", p->out);
}

static void write_item(Page *p, const Block *block) {
    fprintf(p->out, "<p class=\"item\" style=\"margin-left:%dem\">", 2 * block->depth - 1);
    if (block->number > 0)
        fprintf(p->out, "%d. ", block->number);
    else
        fputs(block->number < 0 ? "☐ " : "• ", p->out);
    write_prose(p, block->prose);
    fputs("</p>\n", p->out);
}

static void write_text(Page *p, const char *tag, const Block *block) {
    fprintf(p->out, "<%s>", tag);
    if (block->text)
        escape(p, block->text);
    else
        write_prose(p, block->prose);
    fprintf(p->out, "</%s>\n", tag);
}

static void write_block(Page *p, const Block *block) {
    switch (block->kind) {
    case BLOCK_PARAGRAPH: write_text(p, "p", block); break;
    case BLOCK_HEADING: write_text(p, "h4", block); break;
    case BLOCK_QUOTE: write_text(p, "blockquote", block); break;
    case BLOCK_CODE: write_text(p, "pre", block); break;
    case BLOCK_ITEM: write_item(p, block); break;
    case BLOCK_MATH: write_formula(p, block->text, true); break;
    case BLOCK_ROW: write_row(p, block); break;
    case BLOCK_RULE: fputs("<hr>\n", p->out); break;
    case BLOCK_PREDICT:
    case BLOCK_TASK:
    case BLOCK_DERIVE:
    case BLOCK_HINT:
    case BLOCK_NOTE:
    case BLOCK_LOG:
    case BLOCK_ERROR: break; /* none of these is within a note */
    }
}

/* What belongs to notes (or else to hints) of a step, within one box. */
static void write_boxes(Page *p, const LessonStep *step, bool notes) {
    bool open = false, table = false;
    for (int i = 0; i < step->blocks; i++) {
        const Block *block = &step->block[i];
        if (!(notes ? block->noted : block->hinted)) continue;
        if (!open) fputs(notes ? "<div class=\"note\">\n" : "<div class=\"hint\">Hint:\n", p->out);
        open = true;
        bool row = block->kind == BLOCK_ROW;
        if (row != table) fputs(row ? "<table>\n" : "</table>\n", p->out);
        table = row;
        write_block(p, block);
    }
    if (table) fputs("</table>\n", p->out);
    if (open) fputs("</div>\n", p->out);
}

/* ---- a step */

/* What is right where there are no choices. */
static void write_sought(Page *p, const Predict *predict, int index) {
    const Sought *s = &predict->sought;
    static const char *const what[] = {[PREDICT_NUMBER] = "A number",
                                       [PREDICT_LINE] = "A line on the plane",
                                       [PREDICT_LOSS] = "A sketch of the loss",
                                       [PREDICT_CURVE] = "A sketch over x"};
    Guess truth;
    char number[64] = "";
    bool known =
        predict->kind == PREDICT_NUMBER && answer_truth(&p->player, &p->lab, index, &truth);
    if (known) numeral_plain(truth.number, number, sizeof number);
    fprintf(p->out, "<p>%s%s", what[predict->kind], s->right || known ? ": <strong>" : "");
    escape(p, s->right ? s->right : number);
    fputs(s->right || known ? " ✓</strong></p></div>\n"
                            : ", held against what happens.</p></div>\n",
          p->out);
}

static void write_question(Page *p, const Predict *predict, int index) {
    const Names asked = names_begun(p);
    char words[256];
    fputs("<div class=\"ask\"><p><strong>Predict first.</strong> ", p->out);
    p->frozen = asked.frozen;
    write_prose(p, predict->ask);
    if (predict->kind != PREDICT_CHOICE) {
        fputs("</p>\n", p->out);
        write_sought(p, predict, index);
        p->frozen = NULL;
        return;
    }
    fputs("</p>\n<ol type=\"A\">\n", p->out);
    for (int c = 0; c < predict->choices; c++) {
        bool right = c == predict->answer;
        fputs(right ? "<li class=\"right\"><strong>" : "<li>", p->out);
        if (predict->formula[c].count > 0)
            write_prose(p, predict->formula[c]);
        else
            escape(p, say_words(&asked, predict->choice[c], words));
        fputs(right ? " ✓</strong></li>\n" : "</li>\n", p->out);
    }
    fputs("</ol></div>\n", p->out);
    p->frozen = NULL;
}

static void write_reason(Page *p, const Predict *predict, int number) {
    fputs("<p class=\"ask\">", p->out);
    if (predict->kind == PREDICT_CHOICE)
        fprintf(p->out, "<strong>%c.</strong> ", 'A' + predict->answer);
    p->frozen = player_names_told(&p->player, &p->lab, number).frozen;
    write_prose(p, predict->why);
    p->frozen = NULL;
    fputs("</p>\n", p->out);
}

static void write_tasks(Page *p, const LessonStep *step) {
    for (int t = 0; t < step->tasks; t++) {
        const Task *task = &step->task[t];
        fputs("<p class=\"task\">☐ ", p->out);
        write_prose(p, task->say);
        fputs(" <small>ticks when <code>", p->out);
        escape(p, task->when);
        fputs("</code>", p->out);
        for (int i = 0; i < task->solve; i++) {
            fputs(i ? ", <code>" : "; solved by <code>", p->out);
            escape(p, task->solve_line[i]);
            fputs("</code>", p->out);
        }
        fputs("</small></p>\n", p->out);
    }
}

/* The derivatives that a step asks for, with their values: once they have been given. */
static void write_derivatives(Page *p, const LessonStep *step) {
    char name[DERIVE_NAME], value[32];
    fputs("<p class=\"task\">☐ ", p->out);
    write_prose(p, step->derive.say);
    fputs(" <small>", p->out);
    for (int i = 0; i < p->lab.demand.count; i++) {
        const Demanded *item = &p->lab.demand.item[i];
        fputs(i ? ", " : "", p->out);
        escape(p, derive_words_name(&p->lab, item, name));
        fprintf(p->out, " = %s", derive_words_value(&p->lab, item, value));
    }
    fputs("</small></p>\n", p->out);
}

/* After each line that a step asks for. */
static bool done(void *data, const Message *why) {
    Page *p = data;
    const LessonStep *step = &p->player.lesson.step[p->player.step];
    player_look(&p->player, &p->lab);
    if (step->has_derive && !p->derived && derive_is_met(step, &p->lab)) {
        write_derivatives(p, step);
        p->derived = true; /* what comes next may take them away */
    }
    return true;
}

static void write_step(Page *p, int number) {
    const LessonStep *step = &p->player.lesson.step[number];
    player_go(&p->player, &p->lab, number);
    fprintf(p->out, "<section>\n<h2>%d. ", number + 1);
    escape(p, step->title);
    fputs("</h2>\n", p->out);
    /* A question's numbers are those before it is answered, so no reason comes before the last. */
    for (int q = 0; q < step->predicts; q++) {
        write_question(p, &step->predict[q], q);
        answer_give_truth(&p->player, &p->lab, q);
    }
    p->derived = false;
    solve_step(&p->lab, step, done, p);
    for (int q = 0; q < step->predicts; q++) write_reason(p, &step->predict[q], q);
    write_tasks(p, step);
    write_boxes(p, step, false);
    write_boxes(p, step, true);
    fputs("</section>\n", p->out);
}

/* ---- the page */

static const char STYLE[] =
    "body{font:15px/1.45 Inter,system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;"
    "color:#1f2a37}\n"
    "h1{font-size:1.6em;margin-bottom:.2em}h2{font-size:1.15em;margin:1.6em 0 .4em}\n"
    "section{break-inside:avoid}.ask{border-left:3px solid #8a94a3;padding-left:.9em}\n"
    ".note{background:#f1f3f6;border-radius:6px;padding:.2em .9em;margin:.7em 0}\n"
    ".hint{color:#5b6675;margin:.4em 0}.task{margin:.4em 0}.item{margin:.2em 0}\n"
    "small{color:#5b6675}table{border-collapse:collapse}td,th{border:1px solid #c9cfd8;"
    "padding:.15em .6em;text-align:left}\n"
    "kbd{border:1px solid #8a94a3;border-radius:3px;padding:0 .35em}ol{margin:.3em 0}\n"
    "@page{margin:18mm}@media print{body{margin:0;max-width:none;font-size:11pt}"
    ".note{background:none;border:1px solid #8a94a3}}\n";

static void write_head(Page *p) {
    const Lesson *lesson = &p->player.lesson;
    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Notes: ",
          p->out);
    escape(p, lesson->title);
    fprintf(p->out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<h1>", STYLE);
    escape(p, lesson->title);
    fputs("</h1>\n", p->out);
    if (!lesson->summary[0] && lesson->minutes <= 0) return;
    fputs("<p>", p->out);
    escape(p, lesson->summary);
    if (lesson->minutes > 0)
        fprintf(p->out, "%s%d minutes.", lesson->summary[0] ? " " : "", lesson->minutes);
    fputs("</p>\n", p->out);
}

static void write_page(Page *p) {
    write_head(p);
    for (int s = 0; s < p->player.lesson.steps; s++) write_step(p, s);
    fputs("</body>\n</html>\n", p->out);
}

int lesson_notes(const char *path, const char *out, int threads) {
    Message message;
    bool broken = false, to_file = out && strcmp(out, "-") != 0;
    Page page = {.lab = lab_create(threads)};
    /* Read before the file is made, which a mistake in the lesson should leave as it was. */
    bool read = player_open(&page.player, &page.lab, path, 0, &message);
    if (read) broken = page.player.lesson.error.text[0] != '\0';
    if (broken) fprintf(stderr, "%s\n", page.player.lesson.error.text);
    page.out = !read ? NULL : to_file ? fopen(out, "w") : stdout;
    if (read && !page.out)
        message_set(&message, "%.300s cannot be written; choose another file", out);
    bool good = page.out;
    if (good) write_page(&page);
    if (good && ferror(page.out)) good = message_set(&message, "the page could not be written");
    if (to_file && page.out && fclose(page.out) != 0 && good)
        good = message_set(&message, "%.300s could not be written to its end", out);
    player_destroy(&page.player);
    lab_destroy(&page.lab);
    if (good) return broken ? STATUS_FAILED : STATUS_DONE;
    return read ? command_failed(&message) : command_refused(&message);
}
