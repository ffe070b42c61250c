/* halfplane lesson check: proves that lessons are sound. And lesson notes: lesson_notes.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/font_files.h"
#include "app/frame.h"
#include "app/library.h"
#include "cli/command.h"
#include "cli/lesson_notes.h"
#include "cli/lesson_play.h"
#include "cli/load.h"
#include "draw/formula.h"
#include "lesson/check.h"
#include "lesson/figures.h"
#include "lesson/passage.h"
#include "lesson/said.h"
#include "lesson/say.h"
#include "scene/clean.h"
#include "scene/link.h"
#include "screen/lesson/lesson.h"

enum { TOLD = 16 };

/* What is checked beside the lesson's own logic: its formulas, and how its pages look. */
typedef struct Pages {
    LessonCheck *check;
    Frame *frame; /* NULL without fonts */
    const Player *player;
    const Lab *lab;
    int line; /* of the formula that is looked at */
    int remarks;
    bool done;        /* all tasks of the step are met */
    const char *file; /* or a link to its text */
    int told;         /* formulas of the step whose sums do not come out, */
    const char *tex[TOLD];
} Pages;

/* A terminal takes no orders from a lesson, nor from the name of its file. */
static void report(void *data, const char *text) {
    char plain[sizeof(Message)];
    fprintf(stderr, "%s\n", clean_text(text, strlen(text), plain, sizeof plain));
}

static void found(Pages *pages, int line, const char *format, const char *what, const char *why) {
    Message text, whole;
    message_set(&text, format, what, why);
    message_set(&whole, "%.120s:%d: %.380s", pages->player->path, line, text.text);
    pages->check->problems++;
    report(NULL, whole.text);
}

/* ---- formulas */

static void check_name(void *data, bool hot, const char *text) {
    Pages *pages = data;
    const Names names = player_names(pages->player, pages->lab);
    Message why;
    double value;
    int decimals;
    pages->check->numbers += !hot;
    if (!names_evaluate(&names, text, &value, &decimals, &why))
        found(pages, pages->line, hot ? "\\hot{%.80s}: %.200s" : "\\val{%.80s}: %.200s", text,
              why.text);
    else if (value != value && !hot)
        found(pages, pages->line, "\\val{%.80s} has no value when all of the step is done%s", text,
              "");
}

static bool value_of(void *data, const char *expression, bool was, FigureNumber *number) {
    const Pages *pages = data;
    const Names names = was ? player_names_asked(pages->player, pages->lab)
                            : player_names(pages->player, pages->lab);
    return say_value(&names, expression, number);
}

/* Whether this formula has been told of in this step; from now on it has. */
static bool is_told(Pages *pages, const char *tex) {
    for (int i = 0; i < pages->told; i++) {
        if (pages->tex[i] == tex) return true;
    }
    if (pages->told < TOLD) pages->tex[pages->told++] = tex;
    return false;
}

/* Before and after the tasks: a reader who computes what is printed must find what is printed. */
static void check_sums(Pages *pages, const char *tex, int line) {
    Message problem;
    free(figures_set(tex, value_of, pages, &problem));
    if (problem.text[0] && !is_told(pages, tex))
        found(pages, line, "$%.60s$: %.300s", tex, problem.text);
}

static void check_formula(Pages *pages, const char *tex, int line) {
    Message problem;
    Formula *formula = formula_parse(tex, strlen(tex), &problem);
    pages->line = line;
    if (problem.text[0] && !pages->done) found(pages, line, "$%.60s$: %.200s", tex, problem.text);
    if (pages->done) formula_each(formula, check_name, pages);
    formula_destroy(formula);
}

/* Sums are held only where their form of the sentence is said, and not in what may be wrong: a
 * choice, and the reply to it. */
static bool check_formulas(void *data, const Passage *passage) {
    Pages *pages = data;
    const Prose prose = passage->prose;
    const Names names = player_names(pages->player, pages->lab);
    bool asserts = passage->kind != PASSAGE_CHOICE && passage->kind != PASSAGE_REPLY;
    Said said = SAID_BEGIN;
    if (passage->kind == PASSAGE_MATH) {
        check_formula(pages, passage->text, passage->line);
        check_sums(pages, passage->text, passage->line);
    }
    for (int i = prose.first; i < prose.first + prose.count; i++) {
        const Span *span = &pages->player->lesson.span[i];
        bool is_said = said_next(&said, span, &names);
        if (span->kind != SPAN_MATH) continue;
        check_formula(pages, span->text, span->line);
        if (is_said && asserts) check_sums(pages, span->text, span->line);
    }
    return true;
}

/* ---- pages */

static void too_wide(Pages *pages, const LessonStep *step, int index, const char *words) {
    const Block *block = index < step->blocks ? &step->block[index] : NULL;
    bool formula = block && block->kind == BLOCK_MATH;
    char what[64];
    snprintf(what, sizeof what, formula ? "the formula $$%.40s$$" : "'%.40s'", words);
    found(pages, block ? block->line : step->line,
          "%s is too wide for a window of 1024x640%s; break it, or make it shorter", what, "");
}

/* No mistake, but worth knowing. */
static void remark(Pages *pages, int line, const Message *text) {
    Message whole;
    pages->remarks++;
    message_set(&whole, "%.120s:%d: remark: %.360s", pages->player->path, line, text->text);
    report(NULL, whole.text);
}

static void too_long(Pages *pages, const LessonStep *step, int lines) {
    Message text;
    message_set(&text, "'%.80s' is some %d line%s longer than its page at 1024x640, and scrolls",
                step->title, lines, lines == 1 ? "" : "s");
    remark(pages, step->line, &text);
}

/* A choice whose reason waits for what happens, and that says nothing of what that is: the check
 * has to believe it. Called when all of the step's questions have been answered. */
static void check_believed(Pages *pages, const LessonStep *step) {
    const PlayerStep *state = &pages->player->state[pages->player->step];
    for (int b = 0; b < step->blocks; b++) {
        const Block *block = &step->block[b];
        if (block->kind != BLOCK_PREDICT || block->predict >= PLAYER_PREDICTS) continue;
        const Predict *predict = &step->predict[block->predict];
        if (predict->kind != PREDICT_CHOICE || predict->proof || state->happened[block->predict])
            continue;
        Message text;
        message_set(&text,
                    "whether '%.60s' is what happens is not proved; give the question a proof, a "
                    "condition that holds when the tasks are done, as in proof: loss < 0.1",
                    predict->choice[predict->answer]);
        remark(pages, block->line, &text);
    }
}

/* The page as a small window shows it: what is too wide for it cannot be read. */
static void check_page(Pages *pages, const LessonStep *step) {
    enum { LINE = 20 }; /* points */
    Frame *frame = pages->frame;
    Message message;
    char *place = link_at_step(pages->file, pages->player->step + 1);
    bool open = frame && frame_open(frame, place, &message);
    free(place);
    if (!open) return;
    frame->ui.width = 1024;
    frame->ui.height = 640;
    frame_draw(frame);
    const char *words;
    int wide = steps_too_wide(&frame->shapes, &words);
    float beyond = steps_beyond(&frame->shapes);
    if (wide >= 0) too_wide(pages, step, wide, words);
    if (beyond > 0) too_long(pages, step, (int)(beyond / LINE) + 1);
}

static void visit(void *data, const Player *player, const Lab *lab, bool done) {
    Pages *pages = data;
    const LessonStep *step = &player->lesson.step[player->step];
    pages->player = player;
    pages->lab = lab;
    pages->done = done;
    if (!done) pages->told = 0;
    passage_each(step, check_formulas, pages);
    if (done) return;
    check_page(pages, step);
    check_believed(pages, step);
}

/* ---- the command */

static const char *plural(int count) {
    return count == 1 ? "" : "s";
}

static bool check_file(const char *path, Frame *frame, int threads) {
    LessonCheck check = {.report = report, .visit = visit};
    Pages pages = {.check = &check, .frame = frame, .file = path};
    check.data = &pages;
    bool sound = lesson_check(&check, path, threads) && check.problems == 0;
    if (sound && frame) {
        check.problems += lesson_play(frame, path, report, NULL);
        sound = check.problems == 0;
    }
    char plain[1024];
    printf("%s: %d step%s, %d task%s, %d proof%s, %d number%s: ",
           clean_text(path, strlen(path), plain, sizeof plain), check.steps, plural(check.steps),
           check.tasks, plural(check.tasks), check.proofs, plural(check.proofs), check.numbers,
           plural(check.numbers));
    if (sound && pages.remarks)
        printf("sound, with %d remark%s\n", pages.remarks, plural(pages.remarks));
    else if (sound)
        printf("sound\n");
    else
        printf("%d problem%s\n", check.problems, plural(check.problems));
    return sound;
}

/* The file of a lesson: the word itself, or what a link to one of the program's lessons leads to.
 * NULL with a sentence. */
static const char *file_of(const char *word, char path[LIBRARY_PATH], Message *message) {
    Link link;
    if (!link_is(word)) return word;
    if (!link_read(&link, word, message)) return NULL;
    int lesson = link.lesson;
    LinkKind kind = link.kind;
    link_destroy(&link);
    if (kind == LINK_LESSON) return word;
    if (kind == LINK_STEP) return library_lesson(lesson, path, message) ? path : NULL;
    message_set(message, "this link holds a scene; give one of a lesson, as in #lesson=5");
    return NULL;
}

static int check_files(const Arguments *arguments, int threads) {
    Message message;
    int wrong = 0;
    FontFiles *fonts = font_files_create(&message);
    Frame *frame = fonts ? frame_create(font_files_source(fonts), threads) : NULL;
    if (!fonts) fprintf(stderr, "%s Pages are not checked.\n", message.text);
    for (int i = 1; i < arguments->words; i++) {
        char found[LIBRARY_PATH];
        const char *path = file_of(arguments->word[i], found, &message);
        if (!path) report(NULL, message.text);
        wrong += !path || !check_file(path, frame, threads);
    }
    frame_destroy(frame);
    if (fonts) font_files_destroy(fonts);
    return wrong ? STATUS_FAILED : STATUS_DONE;
}

static int lesson_run(const Arguments *arguments) {
    const char *what = arguments->word[0], *out = options_text(arguments, "-o", NULL);
    bool check = strcmp(what, "check") == 0, notes = strcmp(what, "notes") == 0;
    Message message;
    if (!check && !notes) {
        message_set(&message,
                    "'lesson %.60s' is not known; write halfplane lesson check FILE... or "
                    "halfplane lesson notes FILE",
                    what);
        return command_refused(&message);
    }
    if (arguments->words < 2) {
        message_set(&message, "which lesson? Write halfplane lesson %s FILE", what);
        return command_refused(&message);
    }
    if (check && out) {
        message_set(&message, "a check writes no file; -o belongs to lesson notes");
        return command_refused(&message);
    }
    if (notes && arguments->words > 2) {
        message_set(&message, "notes are written for one lesson at a time");
        return command_refused(&message);
    }
    int threads = load_threads(0);
    if (check) return check_files(arguments, threads);
    char found[LIBRARY_PATH];
    const char *path = file_of(arguments->word[1], found, &message);
    return path ? lesson_notes(path, out, threads) : command_refused(&message);
}

static const Option lesson_options[] = {
    {.name = "-o",
     .kind = OPTION_TEXT,
     .value = "FILE",
     .help = "where notes are written, as HTML (standard output)"},
    {0},
};

const Command lesson_command = {
    .name = "lesson",
    .summary =
        "lesson check FILE...: proves that lessons are sound; lesson notes FILE: for teachers",
    .details =
        "check loads every step, does what every `solve` says, and demands that each task is met "
        "by it and was not before,\n"
        "that each prediction's answer is what happens, that each number is known, and that each "
        "formula can be set\n"
        "and fits. Then a monkey presses keys, clicks and drags in every step: no step may begin "
        "with\n"
        "anything left over, no task tick by looking around, no {claim} turn false, and no open "
        "question be answered on the screen.\n"
        "A remark names a step that scrolls at 1024x640, or a choice that no proof holds to what "
        "happens: that is no mistake.\n"
        "notes writes a page to be printed: of every step the questions with their answers, the "
        "tasks, the hints and the notes.\n",
    .options = lesson_options,
    .words = {.name = "check|notes FILE...",
              .example = "halfplane lesson check lessons/01-a-score-and-a-line.md",
              .least = 1,
              .most = WORDS_MOST},
    .run = lesson_run,
};
