/* Lessons as they are read: what becomes of each thing that Markdown and the named blocks can hold,
 * and what is said of every lesson in tests/lessons/bad. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "lab/panel_names.h"
#include "lesson/eval.h"
#include "lesson/lesson_file.h"
#include "lesson/show.h"
#include "scene/file.h"

#define LESSONS TESTS_FOLDER "/lessons/"
#define FRONT   "---\ntitle: T\n---\n"

static Lesson read_file(const char *name) {
    char path[1000];
    Lesson lesson;
    Message message = {""};
    snprintf(path, sizeof path, "%s%s", LESSONS, name);
    if (!lesson_read(&lesson, path, &message)) fail_msg("%s", message.text);
    return lesson;
}

static Lesson read_text(const char *text, size_t length) {
    Lesson lesson;
    Message message = {""};
    if (!lesson_parse(&lesson, text, length, "t.md", "", &message)) fail_msg("%s", message.text);
    return lesson;
}

/* Prose as one text: spans with their kind and looks, so that a test can say what it expects in a
 * line. */
static const char *prose_text(const Lesson *lesson, Prose prose, char out[2000]) {
    static const char *const kinds[] = {"",    "code",  "math", "eval", "was",   "if",   "else",
                                        "end", "claim", "now",  "key",  "class", "link", "break"};
    size_t used = 0;
    out[0] = '\0';
    for (int i = 0; i < prose.count; i++) {
        const Span *span = &lesson->span[prose.first + i];
        const char *bold = span->bold ? "*" : "", *italic = span->italic ? "/" : "";
        bool plain = span->kind == SPAN_TEXT;
        assert_true(span->kind == SPAN_LINK ? span->link != NULL : span->link == NULL);
        used += (size_t)snprintf(out + used, 2000 - used, "%s%s%s%s%s%s%s%s", bold, italic,
                                 kinds[span->kind], plain ? "" : "<", span->text, plain ? "" : ">",
                                 italic, bold);
    }
    return out;
}

static void expect_prose(const Lesson *lesson, Prose prose, const char *expected) {
    char text[2000];
    assert_string_equal(prose_text(lesson, prose, text), expected);
}

/* --- The whole lesson --- */

typedef struct Expected {
    BlockKind kind;
    int line, depth, number;
    const char *text; /* of the block, or else its prose; NULL when it is looked at elsewhere */
} Expected;

static void expect_block(const Lesson *lesson, const Block *block, const Expected *expected) {
    assert_int_equal(block->kind, expected->kind);
    assert_int_equal(block->line, expected->line);
    assert_int_equal(block->depth, expected->depth);
    assert_int_equal(block->number, expected->number);
    if (!expected->text) return;
    if (block->text) {
        assert_string_equal(block->text, expected->text);
    } else {
        expect_prose(lesson, block->prose, expected->text);
    }
}

static void expect_first_step(const Lesson *lesson) {
    static const Expected expected[] = {
        {BLOCK_PARAGRAPH, 10, 0, 0,
         "A /slanted/, a *bold* and a */loud/* word, code<code>, a link<link>, and a score of "
         "eval<score : 2>. Press key<S>; the point is class<label>.break<>A new line costs $5, < 6 "
         "and &alpha;. The plane."},
        {BLOCK_MATH, 14, 0, 0, "w_1 \\leftarrow 3 - 0.1 \\cdot 4 = \\val{w[1,1,1]}"},
        {BLOCK_PARAGRAPH, 16, 0, 0, "Let math<x_1 * y_2 * z> be math<a\\_b>, then"},
        {BLOCK_MATH, 16, 0, 0, "a < b"},
        {BLOCK_PARAGRAPH, 16, 0, 0, "follows."},
        {BLOCK_HEADING, 18, 0, 0, "A /smaller/ heading"},
        {BLOCK_ITEM, 20, 0, 0, "one"},
        {BLOCK_ITEM, 21, 0, 0, "two, with math<\\sigma(z)>"},
        {BLOCK_PARAGRAPH, 23, 1, 0, "and a paragraph of its own"},
        {BLOCK_CODE, 25, 1, 0, "if x:\n    y()"},
        {BLOCK_ITEM, 29, 1, 1, "first within"},
        {BLOCK_ITEM, 30, 1, 2, "second within"},
        {BLOCK_ITEM, 31, 0, -1, "to be done"},
        {BLOCK_ITEM, 32, 0, -2, "done"},
        {BLOCK_ITEM, 34, 0, 5, "five"},
        {BLOCK_ITEM, 35, 0, 6, "six"},
        {BLOCK_QUOTE, 37, 0, 0, "A quote of two lines."},
        {BLOCK_ITEM, 40, 0, 0, "listed in it"},
        {BLOCK_ROW, 42, 0, 0, NULL},
        {BLOCK_ROW, 44, 0, 0, NULL},
        {BLOCK_ROW, 45, 0, 0, NULL},
        {BLOCK_RULE, 47, 0, 0, ""},
        {BLOCK_CODE, 49, 0, 0, "indented code"},
        {BLOCK_PREDICT, 59, 0, 0, NULL},
        {BLOCK_TASK, 70, 0, 0, NULL},
        {BLOCK_HINT, 81, 0, 0, ""},
        {BLOCK_PARAGRAPH, 82, 1, 0, "The key is key<S>."},
        {BLOCK_ITEM, 84, 1, 0, "It stands for *s*tep."},
        {BLOCK_MATH, 86, 1, 0, "s = 1"},
    };
    const LessonStep *step = &lesson->step[0];
    int count = (int)(sizeof expected / sizeof *expected);
    assert_string_equal(step->title, "Look & see");
    assert_int_equal(step->line, 8);
    for (int i = 0; i < count && i < step->blocks; i++) {
        expect_block(lesson, &step->block[i], &expected[i]);
        assert_int_equal(step->block[i].hinted, i > count - 4);
    }
    assert_int_equal(step->blocks, count);
}

static void expect_table(const Lesson *lesson, const Block *row) {
    assert_true(row[0].first && !row[1].first && !row[2].first);
    for (int i = 0; i < 3; i++) assert_int_equal(row[i].cells, 3);
    expect_prose(lesson, row[0].cell[1], "math<w>");
    expect_prose(lesson, row[1].cell[0], "1");
    expect_prose(lesson, row[1].cell[1], "eval<w[1,1,1]>");
    expect_prose(lesson, row[1].cell[2], "*yes*");
    expect_prose(lesson, row[2].cell[1], "");
    expect_prose(lesson, row[2].cell[2], "no | yes");
}

static void expect_predict(const Lesson *lesson, const LessonStep *step) {
    const Predict *predict = &step->predict[0];
    assert_int_equal(step->predicts, 1);
    expect_prose(lesson, predict->ask, "Will *one* step of eval<rate> be enough?");
    expect_prose(lesson, predict->why,
                 "One step takes math<4.2> off the score, and the score was 22.");
    assert_int_equal(predict->choices, 2);
    assert_string_equal(predict->choice[0], "Yes");
    assert_int_equal(predict->answer, 1);
    assert_string_equal(predict->proof, "wrong == 1");
    assert_int_equal(predict->after, 2);
    assert_string_equal(predict->after_line[1], "step 2");
}

static void expect_tasks(const Lesson *lesson, const LessonStep *step, const Block *block) {
    assert_int_equal(step->tasks, 2);
    assert_int_equal(block->first_task, 0);
    assert_int_equal(block->tasks, 2);
    expect_prose(lesson, step->task[0].say, "Take /one/ step");
    assert_string_equal(step->task[0].when, "steps >= 1");
    assert_int_equal(step->task[0].solve, 1);
    assert_string_equal(step->task[1].when, "wrong == 0 and loss < 0.5");
    assert_int_equal(step->task[1].solve, 2);
    assert_string_equal(step->task[1].solve_line[0], "set w[1,1,1] 0");
}

static void expect_scene(const LessonStep *step) {
    assert_true(step->has_scene && step->has_look);
    assert_int_equal(step->scene_line, 51);
    assert_int_equal(step->scene.data.count, 2);
    assert_int_equal(step->scene.training.rule, RULE_PERCEPTRON);
    assert_int_equal(step->scene.show.count, 4);
    assert_int_equal(step->scene.select_point, 1);
    assert_int_equal(step->scene.select_weight.from, 2);
}

/* What the lesson whole.md must give, however its lines end. */
static void expect_whole(const Lesson *lesson) {
    assert_string_equal(lesson->error.text, "");
    assert_string_equal(lesson->title, "Everything at once");
    assert_string_equal(lesson->summary, "One of each thing a lesson can hold.");
    assert_string_equal(lesson->chapter, "A line");
    assert_int_equal(lesson->minutes, 12);
    assert_int_equal(lesson->steps, 3);
    const LessonStep *step = lesson->step;
    expect_first_step(lesson);
    expect_table(lesson, &step->block[18]);
    expect_predict(lesson, step);
    expect_tasks(lesson, step, &step->block[24]);
    expect_scene(step);
}

static void everything_is_read(void **state) {
    (void)state;
    char text[2000];
    Lesson lesson = read_file("whole.md");
    expect_whole(&lesson);
    const LessonStep *step = &lesson.step[1];
    assert_string_equal(step->title, "Look elsewhere");
    assert_true(!step->has_scene && step->has_look);
    assert_int_equal(step->scene.select_unit[1], 1);
    assert_int_equal(step->scene.select_point, 2);
    assert_int_equal(step->block[0].tasks, 1);
    assert_string_equal(prose_text(&lesson, step->task[0].say, text), "One more");
    assert_int_equal(step->block[1].kind, BLOCK_HINT);
    assert_true(step->block[2].hinted);
    step = &lesson.step[2];
    assert_true(!step->has_scene && !step->has_look && !step->broken);
    assert_int_equal(step->blocks, 1);
    for (int i = 0; i < lesson.spans; i++) assert_true(lesson.span[i].line > 8);
    lesson_destroy(&lesson);
}

static void other_ends_of_lines_change_nothing(void **state) {
    (void)state;
    size_t length;
    Message message = {""};
    char *text = file_read(LESSONS "whole.md", LESSON_BYTES, &length, &message);
    assert_non_null(text);
    for (int kind = 0; kind < 2; kind++) { /* \r\n behind a byte order mark, and \r */
        char *other = memory_zeroed(2 * length + 4, 1);
        size_t to = kind == 0 ? (size_t)sprintf(other, "\xEF\xBB\xBF") : 0;
        for (size_t i = 0; i < length; i++) {
            if (text[i] == '\n') other[to++] = '\r';
            if (text[i] != '\n' || kind == 0) other[to++] = text[i];
        }
        Lesson lesson = read_text(other, to);
        expect_whole(&lesson);
        lesson_destroy(&lesson);
        free(other);
    }
    free(text);
}

/* --- Bad lessons --- */

typedef struct Bad {
    const char *name;
    bool fatal; /* there is nothing to be shown */
    const char *message;
} Bad;

static const Bad bad_lessons[] = {
    {"blocks-too-many", false,
     "404: this step has more than 199 blocks; begin a new one with ## and a title"},
    {"byte-in-the-second-line", true,
     "2: a byte here is no text that can be shown; save the file as plain text in UTF-8"},
    {"byte-of-zero", true,
     "5: a byte here is no text that can be shown; save the file as plain text in UTF-8"},
    {"byte-that-is-no-text", true,
     "5: a byte here is no text that can be shown; save the file as plain text in UTF-8"},
    {"class-no-expression", false,
     "6: in {class}, column 7: expected a number, a name or (, found the end"},
    {"dollar-alone", false,
     "7: this $ has no partner; write a formula as $x$, without a blank at its edge, or \\$ for a "
     "dollar sign"},
    {"dollars-in-prose", false,
     "6: this $ has no partner; write a formula as $x$, without a blank at its edge, or \\$ for a "
     "dollar sign"},
    {"eval-decimals", false,
     "6: in {eval}, 'loss : 12': after the colon stand the decimals to show, 0 to 9"},
    {"eval-half-an-expression", false,
     "6: in {eval}, column 7: expected a number, a name or (, found the end"},
    {"eval-in-a-formula", false, "6: {eval} has no meaning in a formula; write \\val{score}"},
    {"if-in-a-formula", false, "6: {if} has no meaning in a formula; end the formula before it"},
    {"was-in-a-formula", false, "6: {was} has no meaning in a formula; write \\was{score : 2}"},
    {"fence-name-open", false,
     "6: the name of this block has no } behind it; write {scene}, for one"},
    {"fence-not-closed", false,
     "9: a block begins here, but the one of line 6 is still open; close it with ```"},
    {"fence-nearly-without-braces", false,
     "6: this is shown as code; for the block of that name write ```{task}"},
    {"fence-without-braces", false,
     "6: this is shown as code; for the block of that name write ```{predict}"},
    {"fence-unknown", false, "6: there is no block {tasks}; did you mean 'task'?"},
    {"front-matter-no-yaml", true,
     "3: this is not YAML: found unexpected end of stream, in what began in line 2; close the "
     "quote or bracket that is open"},
    {"front-matter-unknown-key", true,
     "3: 'sumary' is no key of the front matter; did you mean 'summary'?"},
    {"front-matter-without-end", true,
     "1: the front matter does not end; write --- in the line below it"},
    {"heading-of-the-first-level", false,
     "6: steps begin with ##, and the lesson's title stands in the front matter; write ## here"},
    {"hint-empty", false, "6: this {hint} is empty; write the hint between its fences"},
    {"hint-with-a-task", false,
     "9: a {hint} holds prose and no other block; move this one out of it"},
    {"hint-with-an-error", false,
     "9: {evel} before code has no meaning here; did you mean 'eval'?"},
    {"key-misspelled", false, "6: in {key}, there is no key 'Shift+Spac'; did you mean 'Space'?"},
    {"key-unknown", false,
     "6: in {key}, there is no key 'Quux'; the sheet of keys (?) lists those there are"},
    {"lists-deeper-than-six", false,
     "12: lists lie more than 6 deep here; bring them further left"},
    {"lists-too-deep", true, "7: lists and quotes lie too deep here; begin them further left"},
    {"log-column-of-a-family", false, "7: there are several units; write which, as in units[1]"},
    {"log-column-unknown", false,
     "7: columns has 'epoch', which there is not; did you mean 'epochs'?"},
    {"log-goal", false,
     "7: in goal, 'loss = 0.1' gives a value a name; to compare two values write =="},
    {"log-twice", false, "9: the step has a {log} already; one shows all runs"},
    {"minutes-too-many", true, "3: minutes is '300'; it must be a whole number from 1 to 240"},
    {"heading-without-a-blank", false, "9: write a blank after the ## of a heading"},
    {"thumbnail-beyond-the-last", true, "3: thumbnail is 3, but the lesson has 1 step"},
    {"no-break-space-in-a-scene", false,
     "8: a no-break space stands before the text of this line; write plain blanks instead"},
    {"no-front-matter", true,
     "1: a lesson begins with its front matter; write ---, title: and a title, and --- in the "
     "first three lines"},
    {"no-step", true,
     "5: nothing but the front matter stands before the first step; begin a step with ## and a "
     "title"},
    {"no-title", true, "1: the lesson has no title; write one, as in title: Push the line"},
    {"note-empty", false, "6: this {note} is empty; write the note between its fences"},
    {"note-with-a-task", false,
     "9: a {note} holds prose and no other block; move this one out of it"},
    {"nothing-at-all", true, "4: there is no step; begin one with ## and a title"},
    {"picture", false,
     "6: lessons show no pictures; say it in words, or write a link: [text](address)"},
    {"predict-answer-is-no-choice", false,
     "9: answer is '6', which is none of the choices; there are 5, 12 and 36"},
    {"predict-ask-is-a-list", false,
     "7: ask holds a list, a heading or a second paragraph; write one paragraph of prose"},
    {"predict-choice-twice", false, "8: the choice '5' stands there twice; keep one"},
    {"predict-empty", false, "6: this {predict} is empty; give it ask, choices, answer and why"},
    {"predict-eval-in-why", false,
     "10: in {eval}, column 4: expected a number, a name or (, found the end"},
    {"predict-one-choice", false, "8: choices has 1 item; give 2 to 6"},
    {"predict-proof", false,
     "11: in proof, 'wrong = 0' gives a value a name; to compare two values write =="},
    {"predict-without-why", false,
     "7: this {predict} has no why; write one, as in why: It takes five more."},
    {"role-unknown", false, "7: {evl} before code has no meaning here; did you mean 'eval'?"},
    {"role-without-code", false, "7: {eval} has no code right behind it; write {eval}`...`"},
    {"scene-empty", false, "6: this {scene} is empty; give it data, a network, or show"},
    {"scene-no-yaml", false,
     "8: this is not YAML: did not find expected ',' or '}', in what began in line 7; close the "
     "bracket, part what is in it by commas, and put quotes around a text that holds brackets"},
    {"scene-twice", false,
     "10: the step has a {scene} already, in line 6; keep one, or begin a new step"},
    {"scene-unknown-key", false, "8: 'learning_rate' is no key of training; did you mean 'rate'?"},
    {"scene-with-a-missing-file", false,
     "7: the file 'nowhere.csv' cannot be opened: No such file or directory; it must lie beside "
     "the scene"},
    {"select-beyond-the-last", false, "8: point is '2'; it must be a whole number from 1 to 1"},
    {"select-weight-that-is-none", false,
     "7: weight is 'w[1,1]'; write \"w[layer,to,from]\" or \"b[layer,unit]\", in quotes"},
    {"show-unknown", false, "10: show has 'weigths', which there is not; did you mean 'weights'?"},
    {"show-unknown-in-a-look", false,
     "7: show has 'learning-rate', which there is not; did you mean 'rate'?"},
    {"step-within-a-list", false,
     "6: a step begins within a list, a quote, a hint or a note; write ## at the left margin, or "
     "### for a heading"},
    {"step-with-nothing", false,
     "4: there is nothing under this heading; write what the step shows and asks, or take it out"},
    {"step-without-a-title", false, "7: this step has no title; write one behind ##"},
    {"steps-too-many", false, "84: a lesson has at most 40 steps; write two lessons"},
    {"tab-in-a-task", false,
     "8: a tab stands before the text of this line; write plain blanks instead"},
    {"table-too-wide", false, "6: this table has 9 columns; it may have at most 8"},
    {"task-solve-is-a-text", false, "9: solve is a text; it must be a list in brackets: [...]"},
    {"task-solve-with-brackets", false,
     "9: this is not YAML: did not find expected ',' or ']'; close the bracket, part what is in it "
     "by commas, and put quotes around a text that holds brackets"},
    {"task-when-half", false, "8: in when, column 10: expected a number, a name or (, found 'and'"},
    {"task-when-misspelled", false, "8: 'whn' is no key of {task}; did you mean 'when'?"},
    {"task-without-when", false, "7: this task has no when; write one, as in when: steps >= 1"},
    {"tasks-too-many", false, "16: this step has 13 tasks; it may have at most 12"},
    {"text-before-the-first-step", false,
     "5: nothing but the front matter stands before the first step; begin a step with ## and a "
     "title"},
    {"title-instead-of-a-step", true,
     "5: steps begin with ##, and the lesson's title stands in the front matter; write ## here"},
};

enum { BAD = sizeof bad_lessons / sizeof *bad_lessons };

static int blocks_of_kind(const Lesson *lesson, BlockKind kind) {
    int count = 0;
    for (int i = 0; i < lesson->steps; i++) {
        for (int k = 0; k < lesson->step[i].blocks; k++) {
            count += lesson->step[i].block[k].kind == kind;
        }
    }
    return count;
}

/* The first error is the lesson's, and stands in its place. */
static void check_broken(const Lesson *lesson) {
    for (int i = 0; i < lesson->steps; i++) {
        const LessonStep *step = &lesson->step[i];
        for (int k = 0; k < step->blocks; k++) {
            if (step->block[k].kind != BLOCK_ERROR) continue;
            assert_true(step->broken);
            assert_string_equal(step->block[k].text, lesson->error.text);
            return;
        }
    }
    fail();
}

static void check_bad(const Bad *bad) {
    char path[1000], expected[1600];
    Lesson lesson;
    Message message = {""};
    snprintf(path, sizeof path, LESSONS "bad/%s.md", bad->name);
    snprintf(expected, sizeof expected, "%s:%s", path, bad->message);
    bool read = lesson_read(&lesson, path, &message);
    if (read) {
        message = lesson.error;
        check_broken(&lesson);
        lesson_destroy(&lesson);
    }
    if (read == bad->fatal) fail_msg("%s: %s", bad->name, message.text);
    assert_string_equal(message.text, expected);
}

static void every_bad_lesson_is_told_what_is_wrong(void **state) {
    (void)state;
    for (int i = 0; i < BAD; i++) check_bad(&bad_lessons[i]);
}

/* Whatever is wrong in a step, the one after it can be taken: but where what is open swallows it,
 * and where there can be no more steps. */
static void after_a_bad_step_comes_another(void **state) {
    (void)state;
    static const char after[] = "\n\n## Afterwards\n\nWords of it.\n\n* An item\n\nMore.\n";
    int lost = 0;
    for (int i = 0; i < BAD; i++) {
        char path[1000];
        size_t length;
        Message message = {""};
        if (bad_lessons[i].fatal) continue;
        snprintf(path, sizeof path, LESSONS "bad/%s.md", bad_lessons[i].name);
        char *text = file_read(path, LESSON_BYTES, &length, &message);
        assert_non_null(text);
        char *longer = malloc(length + sizeof after);
        memcpy(longer, text, length);
        memcpy(longer + length, after, sizeof after);
        Lesson lesson;
        bool there = lesson_parse(&lesson, longer, length + strlen(after), "t.md", "", &message);
        const LessonStep *step = there ? &lesson.step[lesson.steps - 1] : NULL;
        if (step && strcmp(step->title, "Afterwards") == 0) {
            assert_int_equal(step->blocks, 3);
            assert_false(step->broken);
            expect_prose(&lesson, step->block[0].prose, "Words of it.");
            expect_prose(&lesson, step->block[1].prose, "An item");
            expect_prose(&lesson, step->block[2].prose, "More.");
        } else {
            assert_string_equal(bad_lessons[i].name, "steps-too-many");
            lost++;
        }
        if (there) lesson_destroy(&lesson);
        free(longer);
        free(text);
    }
    assert_int_equal(lost, 1);
}

/* Of a list that lies too deep nothing is shown; what follows it in the same item is. */
static void what_follows_a_list_too_deep_is_there(void **state) {
    (void)state;
    const char *text = FRONT "## One\n\n- 1\n  - 2\n    - 3\n      - 4\n        - 5\n"
                             "          - 6\n            - 7\n            - 8\n\n"
                             "            After.\n\nOutside.\n";
    Lesson lesson = read_text(text, strlen(text));
    const LessonStep *step = &lesson.step[0];
    char out[2000];
    int found = 0;
    for (int b = 0; b < step->blocks; b++) {
        const char *prose = prose_text(&lesson, step->block[b].prose, out);
        found += strcmp(prose, "After.") == 0 || strcmp(prose, "Outside.") == 0;
        assert_true(strcmp(prose, "7") != 0 && strcmp(prose, "8") != 0);
    }
    assert_int_equal(found, 2);
    lesson_destroy(&lesson);
}

static void every_bad_lesson_is_in_the_table(void **state) {
    (void)state;
    DIR *folder = opendir(LESSONS "bad");
    int count = 0;
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        count += strstr(entry->d_name, ".md") != NULL;
    }
    closedir(folder);
    assert_int_equal(count, BAD);
}

static void the_rest_of_a_broken_lesson_can_be_taken(void **state) {
    (void)state;
    const char *text =
        FRONT "## One\n\n```{tsk}\nsay: a\n```\n\n{eval}`1 +`, {evl}`2`\n\nWords.\n\n"
              "## Two\n\n```{task}\n{say: a, when: steps > 1}\n```\n";
    Lesson lesson = read_text(text, strlen(text));
    assert_int_equal(lesson.steps, 2);
    assert_int_equal(blocks_of_kind(&lesson, BLOCK_ERROR), 3);
    assert_true(lesson.step[0].broken);
    assert_false(lesson.step[1].broken);
    const Block *block = lesson.step[0].block;
    assert_int_equal(block[0].kind, BLOCK_ERROR);
    expect_prose(&lesson, block[1].prose, "code<1 +>, {evl}code<2>");
    assert_int_equal(block[2].kind, BLOCK_ERROR);
    assert_int_equal(block[3].kind, BLOCK_ERROR);
    expect_prose(&lesson, block[4].prose, "Words.");
    assert_int_equal(lesson.step[1].tasks, 1);
    lesson_destroy(&lesson);
}

/* --- Details --- */

static void expect_paragraph(const char *markdown, const char *expected) {
    char text[1000];
    snprintf(text, sizeof text, FRONT "## One\n\n%s\n", markdown);
    Lesson lesson = read_text(text, strlen(text));
    assert_string_equal(lesson.error.text, "");
    assert_int_equal(lesson.step[0].blocks, 1);
    expect_prose(&lesson, lesson.step[0].block[0].prose, expected);
    lesson_destroy(&lesson);
}

static void prose_keeps_what_it_says(void **state) {
    (void)state;
    expect_paragraph("\\{eval}`x` is typed so", "{eval}code<x> is typed so");
    expect_paragraph("\\$1 and \\$2", "$1 and $2");
    expect_paragraph("**{eval}`x`**", "*eval<x>*");
    expect_paragraph("{ eval }`x`", "eval<x>");
    expect_paragraph("{key}`Shift+S`, {key}`Ctrl++`, {key}`PageUp`, {key}`→`",
                     "key<Shift+S>, key<Ctrl++>, key<PageUp>, key<→>");
    expect_paragraph("a {eval}`loss :2` b", "a eval<loss :2> b");
    expect_paragraph("[{eval}`x` **b** `c`](u)", "eval<x>link< >*link<b>*link< >link<c>");
    expect_paragraph("&#955; &#x3bb; &#0; &nope; &mdash;", "\u03BB \u03BB ? &nope; \u2014");
    expect_paragraph("<b>a</b> <!-- c -->", "<b>a</b> <!-- c -->");
    expect_paragraph("$1 & 2 \\\\ 3$", "math<1 & 2 \\\\ 3>");
}

static void shown_names_are_found(void **state) {
    (void)state;
    for (int p = 0; p < PANEL_COUNT; p++) {
        assert_true(show_knows(panel_name((Panel)p), NULL));
        assert_int_equal(panel_find(panel_name((Panel)p)), p);
    }
    assert_true(show_knows(SHOW_TOOLS, NULL) && show_knows("set", NULL) && show_knows("l1", NULL));
    Message message;
    assert_false(show_knows("plan", &message));
    assert_string_equal(message.text, "show has 'plan', which there is not; did you mean 'plane'?");
}

static void decimals_are_split_off(void **state) {
    (void)state;
    Expression e;
    Message message;
    int decimals = 0;
    assert_true(eval_parse(&e, "loss", &decimals, &message));
    assert_int_equal(decimals, -1);
    assert_true(eval_parse(&e, "w[1,1,1] + 2 : 3", &decimals, &message));
    assert_int_equal(decimals, 3);
    assert_false(eval_parse(&e, "loss : ", &decimals, &message));
    assert_false(eval_parse(&e, "loss = 1 : 2", &decimals, &message));
    assert_true(eval_condition(&e, "loss <= 1 and loss >= 0 and wrong != 2", &message));
    assert_false(eval_condition(&e, "loss : 2", &message));
}

static void a_lesson_that_is_not_there_is_named(void **state) {
    (void)state;
    Lesson lesson;
    Message message = {""};
    assert_false(lesson_read(&lesson, "/nowhere/lesson.md", &message));
    assert_string_equal(message.text,
                        "/nowhere/lesson.md: cannot be opened: No such file or directory");
}

/* A link to one long address from many places would take long to read. */
static size_t length_of_links(const Lesson *lesson) {
    size_t length = 0;
    for (int i = 0; i < lesson->spans; i++) {
        if (lesson->span[i].kind == SPAN_LINK) length += strlen(lesson->span[i].link);
    }
    return length;
}

static void links_are_bounded(void **state) {
    (void)state;
    enum { ADDRESS = 1900, LINKS = 300000 };
    char *text = memory_zeroed(ADDRESS + 3 * LINKS + 100, 1);
    size_t used = (size_t)sprintf(text, FRONT "## One\n\n[a]: ");
    memset(text + used, 'b', ADDRESS);
    used += ADDRESS;
    used += (size_t)sprintf(text + used, "\n\n");
    for (int i = 0; i < LINKS; i++) used += (size_t)sprintf(text + used, "[a]");
    Lesson lesson = read_text(text, used);
    /* md4c from 0.5.3 on leaves most of them text by itself. */
    if (lesson.error.text[0])
        assert_string_equal(lesson.error.text,
                            "t.md:8: the links up to here are too long in all; write fewer");
    else
        assert_in_range(length_of_links(&lesson), ADDRESS, 2 * LESSON_BYTES);
    lesson_destroy(&lesson);
    free(text);
}

static void definitions_of_links_are_bounded(void **state) {
    (void)state;
    Lesson lesson;
    Message message = {""};
    char *text = memory_zeroed(3000, 1);
    size_t used = (size_t)sprintf(text, FRONT "## One\n\n> [a]: ");
    memset(text + used, 'b', 2000);
    assert_false(lesson_parse(&lesson, text, strlen(text), "t.md", "", &message));
    assert_string_equal(message.text, "t.md:6: the definition of a link is longer than 2000 bytes; "
                                      "write a shorter one");
    free(text);
    expect_paragraph("[a], [b]\n\n[a]: c\n[b]: d", "link<a>, link<b>");
}

static void too_long_a_lesson_is_refused(void **state) {
    (void)state;
    Lesson lesson;
    Message message = {""};
    char *text = memory_zeroed(LESSON_BYTES + 2, 1);
    memset(text, 'a', LESSON_BYTES + 1);
    assert_false(lesson_parse(&lesson, text, LESSON_BYTES + 1, "t.md", "", &message));
    assert_string_equal(message.text,
                        "t.md:1: the lesson holds more than 1000000 bytes; make it smaller");
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_read),
        cmocka_unit_test(other_ends_of_lines_change_nothing),
        cmocka_unit_test(every_bad_lesson_is_told_what_is_wrong),
        cmocka_unit_test(after_a_bad_step_comes_another),
        cmocka_unit_test(what_follows_a_list_too_deep_is_there),
        cmocka_unit_test(every_bad_lesson_is_in_the_table),
        cmocka_unit_test(the_rest_of_a_broken_lesson_can_be_taken),
        cmocka_unit_test(prose_keeps_what_it_says),
        cmocka_unit_test(shown_names_are_found),
        cmocka_unit_test(decimals_are_split_off),
        cmocka_unit_test(a_lesson_that_is_not_there_is_named),
        cmocka_unit_test(links_are_bounded),
        cmocka_unit_test(definitions_of_links_are_bounded),
        cmocka_unit_test(too_long_a_lesson_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
