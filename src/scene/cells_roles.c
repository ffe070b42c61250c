/* See cells.h. What each column is for, and the classes of the answer. */
#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "scene/cell_number.h"
#include "scene/cells.h"
#include "scene/clean.h"
#include "scene/hint.h"

ColumnRole cells_role(const Cells *cells, int column) {
    if (column == cells->answer) return COLUMN_ANSWER;
    for (int i = 0; i < cells->inputs; i++) {
        if (cells->input[i] == column) return COLUMN_INPUT;
    }
    return COLUMN_OUT;
}

int cells_find(const Cells *cells, const char *name, Message *message) {
    const char *names[CELLS_COLUMNS];
    for (int c = 0; c < cells->columns; c++) {
        names[c] = cells->column[c].name;
        if (strcasecmp(names[c], name) == 0) return c;
    }
    char quoted[64], hint[256];
    message_set(message, "there is no column %s; %s", clean_quote(name, quoted),
                hint_name(name, names, cells->columns, hint));
    return -1;
}

/* --- Classes --- */

static int filled(const Cells *cells, const CellsColumn *column) {
    return cells->rows - column->gaps - column->odd;
}

/* 0, 1, 2, ... with none missing. */
static bool counts_up(const CellsColumn *column) {
    return column->least == 0 && column->most == (float)(column->different - 1);
}

/* Nothing but 0 and 1, which are two classes even where one of them does not come up. */
static bool is_binary(const CellsColumn *column) {
    if (!column->numbers || column->dates || column->different > 2) return false;
    bool low = column->least == 0 || column->least == 1;
    return low && (column->most == 0 || column->most == 1);
}

/* Numbers that are likely names: 0 and 1, or a few that come again and again. */
static bool is_classes(const Cells *cells, const CellsColumn *column) {
    if (is_binary(column)) return true;
    if (column->different < 2 || column->different > MAX_CLASSES) return false;
    if (!column->numbers) return true;
    return (counts_up(column) && !column->dates) || filled(cells, column) >= 2 * column->different;
}

/* Answers that say no and those that say yes: no is class 0, as blue is. */
static int side(const char *word) {
    static const char *const no[] = {"no",   "n",      "false", "nein", "falsch", "non", "faux",
                                     "fail", "failed", "off",   "bad",  "nee",    "nej"};
    static const char *const yes[] = {"yes",  "y",      "true", "ja",   "wahr", "oui", "vrai",
                                      "pass", "passed", "on",   "good", "si",   "sí"};
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        if (strcasecmp(word, no[i]) == 0) return 0;
    }
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (strcasecmp(word, yes[i]) == 0) return 1;
    }
    return -1;
}

static int compare_words(const void *a, const void *b) {
    int order = strcasecmp(a, b);
    return order ? order : strcmp(a, b);
}

static int class_of_word(const Cells *cells, const char *text) {
    char word[32];
    clean_text(text, strlen(text), word, sizeof word);
    for (int k = 0; k < cells->classes; k++) {
        if (strcasecmp(cells->class_name[k], word) == 0) return k;
    }
    return -1;
}

int cells_class(const Cells *cells, const char *text) {
    int answer = cells->answer;
    float value, other;
    if (cell_is_gap(text)) return -1;
    if (answer < 0 || !cells->column[answer].numbers) return class_of_word(cells, text);
    if (!cells_text_number(cells, answer, text, &value)) return -1;
    for (int k = 0; k < cells->classes; k++) {
        if (cells_text_number(cells, answer, cells->class_name[k], &other) && other == value)
            return k;
    }
    return -1;
}

/* "red", "Red" and "RED" are class 1; -1 for what is no colour of a class. */
static int colour_of(const char *word) {
    char small[32];
    snprintf(small, sizeof small, "%s", word);
    for (char *c = small; *c; c++) *c = (char)tolower((unsigned char)*c);
    return label_colour(small);
}

/* The names of colours have classes of their own, if all of the names are such; each stays written
 * as it stands there. */
static bool take_colours(Cells *cells) {
    char name[MAX_CLASSES][32];
    int most = 1;
    for (int k = 0; k < MAX_CLASSES; k++) clean_name(name[k], k < 4 ? label_colour_name(k) : "");
    for (int k = 0; k < cells->classes; k++) {
        int colour = colour_of(cells->class_name[k]);
        if (colour < 0) return false;
        clean_name(name[colour], cells->class_name[k]);
        if (colour > most) most = colour;
    }
    cells->classes = most + 1;
    memcpy(cells->class_name, name, sizeof name);
    return true;
}

static void order_numbers(Cells *cells) {
    for (int k = 1; k < cells->classes; k++) {
        for (int j = k; j > 0; j--) {
            float a = 0, b = 0;
            cells_text_number(cells, cells->answer, cells->class_name[j - 1], &a);
            cells_text_number(cells, cells->answer, cells->class_name[j], &b);
            if (a <= b) break;
            cells_swap(cells, j - 1, j);
        }
    }
}

/* Class k is the number k. */
static void name_by_number(Cells *cells, int classes) {
    for (int k = 0; k < classes; k++) snprintf(cells->class_name[k], 32, "%d", k);
    cells->classes = classes;
}

static void find_classes(Cells *cells, int answer) {
    cells->classes = 0;
    if (is_binary(&cells->column[answer])) {
        name_by_number(cells, 2);
        return;
    }
    for (int i = 0; i < cells->rows && cells->classes < MAX_CLASSES; i++) {
        const char *text = cells_text(cells, i, answer);
        float value;
        bool odd = cells->column[answer].numbers && !cells_number(cells, i, answer, &value);
        if (cells_wide(cells, i) || cell_is_gap(text) || odd || cells_class(cells, text) >= 0)
            continue;
        clean_text(text, strlen(text), cells->class_name[cells->classes++], 32);
    }
    if (cells->column[answer].numbers) {
        order_numbers(cells);
    } else if (!take_colours(cells)) {
        qsort(cells->class_name, (size_t)cells->classes, sizeof *cells->class_name, compare_words);
        if (cells->classes == 2 && side(cells->class_name[0]) == 1 &&
            side(cells->class_name[1]) == 0)
            cells_swap(cells, 0, 1);
    }
}

void cells_swap(Cells *cells, int a, int b) {
    char name[32];
    assert(a < cells->classes && b < cells->classes);
    memcpy(name, cells->class_name[a], sizeof name);
    memmove(cells->class_name[a], cells->class_name[b], sizeof name);
    memcpy(cells->class_name[b], name, sizeof name);
}

bool cells_as_classes(Cells *cells, bool classes, Message *message) {
    int answer = cells->answer;
    char quoted[64];
    if (answer < 0) return message_set(message, "no column is the answer yet; choose one");
    const CellsColumn *column = &cells->column[answer];
    clean_quote(column->name, quoted);
    if (!classes && !column->numbers) {
        return message_set(message, "column %s holds words, and words are classes", quoted);
    }
    if (classes && column->different > MAX_CLASSES) {
        return message_set(message, "column %s has more than %d different values, too many classes",
                           quoted, MAX_CLASSES);
    }
    cells->classes = 0;
    if (classes) find_classes(cells, answer);
    return true;
}

/* Whether a number of the column is written with a point, as no class is. */
static bool is_pointed(const Cells *cells, int column) {
    for (int i = 0; i < cells->rows; i++) {
        if (strpbrk(cells_text(cells, i, column), ".,eE")) return true;
    }
    return false;
}

void cells_use(Cells *cells, LabelUse use) {
    int answer = cells->answer;
    if (answer < 0 || use.outputs == 0 || !cells->column[answer].numbers) return;
    const CellsColumn *column = &cells->column[answer];
    bool binary = is_binary(column);
    if (use.outputs > 1) {
        bool numbered = column->dates || (!is_pointed(cells, answer) && column->least >= 0);
        if (!column->dates && numbered && column->most < (float)use.outputs) {
            name_by_number(cells, use.outputs);
        } else {
            cells_as_classes(cells, column->different <= MAX_CLASSES && numbered, NULL);
        }
    } else if (use.regression) {
        cells_as_classes(cells, binary && !is_pointed(cells, answer), NULL);
    } else {
        cells_as_classes(cells, binary || (column->different == 2 && cells->classes == 2), NULL);
    }
}

/* --- Roles --- */

static void leave_out(Cells *cells, int column) {
    int kept = 0;
    for (int i = 0; i < cells->inputs; i++) {
        if (cells->input[i] != column) cells->input[kept++] = cells->input[i];
    }
    cells->inputs = kept;
    if (cells->answer != column) return;
    cells->answer = -1;
    cells->classes = 0;
}

/* The answer before becomes an input where it can. */
static void take_answer(Cells *cells, int column) {
    int before = cells->answer;
    const CellsColumn *c = &cells->column[column];
    cells->answer = column;
    cells_as_classes(cells, !c->numbers || is_classes(cells, c), NULL);
    if (before >= 0) cells_assign(cells, before, COLUMN_INPUT, NULL);
}

bool cells_assign(Cells *cells, int column, ColumnRole role, Message *message) {
    const CellsColumn *c = &cells->column[column];
    char quoted[64];
    clean_quote(c->name, quoted);
    if (cells_role(cells, column) == role) return true;
    if (role == COLUMN_INPUT && !c->numbers) {
        return message_set(message, "column %s holds words; only numbers can be inputs", quoted);
    }
    if (role == COLUMN_INPUT && cells->inputs == MAX_COLUMNS) {
        return message_set(message, "there are %d inputs, and there can be no more; leave one out",
                           MAX_COLUMNS);
    }
    if (role == COLUMN_ANSWER && !c->numbers && c->different > MAX_CLASSES) {
        return message_set(message,
                           "column %s has more than %d different words, too many classes; an "
                           "answer has at most %d, or is a number",
                           quoted, MAX_CLASSES, MAX_CLASSES);
    }
    leave_out(cells, column);
    if (role == COLUMN_INPUT) cells->input[cells->inputs++] = column;
    if (role == COLUMN_ANSWER) take_answer(cells, column);
    return true;
}

/* --- The guess --- */

/* Rows that are called by names: words down the first column, another in each row, before numbers
 * of which one can be learned from the others. */
static bool is_names(const Cells *cells, int column) {
    const CellsColumn *c = &cells->column[column];
    int numbers = 0;
    for (int i = 0; i < cells->columns; i++) numbers += cells->column[i].numbers;
    return column == 0 && !c->numbers && c->different > 2 &&
           c->different + c->gaps >= cells->rows && numbers > 1;
}

/* Of days only where there are no other numbers: they are what the rows are of. */
static int guess_answer(const Cells *cells, bool numbers) {
    for (int c = cells->columns - 1; !numbers && c >= 0; c--) {
        if (is_classes(cells, &cells->column[c]) && !is_names(cells, c)) return c;
    }
    int answer = -1;
    for (int c = cells->columns - 1; c >= 0 && (answer < 0 || cells->column[answer].dates); c--) {
        if (cells->column[c].numbers && (answer < 0 || !cells->column[c].dates)) answer = c;
    }
    return answer;
}

static bool is_whole(float value) {
    return value == floorf(value);
}

/* Years follow each other, too, but say something. */
static bool is_year(float value) {
    return value >= 1800 && value <= 2200;
}

/* Rows that are only counted: 1, 2, 3, ... or 17, 18, 19, ... down the first column, or a number of
 * each, called so. */
static bool is_id(const Cells *cells, int column) {
    const char *name = cells->column[column].name;
    size_t length = strlen(name);
    bool called = length >= 2 && strcasecmp(name + length - 2, "id") == 0 &&
                  (length == 2 || strchr(" _-.", name[length - 3]) || name[length - 2] == 'I');
    float value, before = 0;
    int stretch = (cells->all + cells->rows - 1) / cells->rows; /* one row of each is kept */
    float step = (float)(2 * stretch - 1);
    for (int i = 0; i < cells->rows; i++) {
        if (!cells_number(cells, i, column, &value) || !is_whole(value)) return false;
        if (called) continue;
        if (i == 0 && (column > 0 || value < 0 || is_year(value))) return false;
        if (i > 0 && (value <= before || value > before + step)) return false;
        before = value;
    }
    return cells->rows >= 5 || called;
}

/* All that can be inputs beside the answer; days, and rows that are only counted, when nothing else
 * can. */
static void choose_inputs(Cells *cells) {
    bool id[CELLS_COLUMNS] = {false};
    int inputs = 0, ids = 0;
    cells->inputs = 0;
    for (int c = 0; c < cells->columns; c++) {
        if (c == cells->answer || !cells->column[c].numbers) continue;
        id[c] = cells->column[c].dates || is_id(cells, c);
        inputs++;
        ids += id[c];
    }
    for (int c = 0; c < cells->columns; c++) {
        bool out = !cells->column[c].numbers || (inputs > ids && id[c]);
        if (c != cells->answer && !out) cells_assign(cells, c, COLUMN_INPUT, NULL);
    }
}

void cells_guess(Cells *cells, bool numbers) {
    int answer = guess_answer(cells, numbers);
    cells->classes = cells->inputs = 0;
    cells->answer = -1;
    if (answer >= 0) cells_assign(cells, answer, COLUMN_ANSWER, NULL);
    if (answer >= 0 && numbers && cells->column[answer].numbers)
        cells_as_classes(cells, false, NULL);
    choose_inputs(cells);
}

static bool choose_named(Cells *cells, const char (*input)[32], int inputs, Message *message) {
    cells->inputs = 0;
    for (int i = 0; i < inputs; i++) {
        int column = cells_find(cells, input[i], message);
        if (column < 0) return false;
        if (cells_role(cells, column) != COLUMN_OUT) {
            char quoted[64];
            return message_set(message,
                               "the column %s is chosen twice; name each column once, and not the "
                               "answer",
                               clean_quote(input[i], quoted));
        }
        if (!cells_assign(cells, column, COLUMN_INPUT, message)) return false;
    }
    return true;
}

bool cells_choose(Cells *cells, const char *answer, const char (*input)[32], int inputs,
                  Message *message) {
    if (answer[0]) {
        int column = cells_find(cells, answer, message);
        if (column < 0 || !cells_assign(cells, column, COLUMN_ANSWER, message)) return false;
        choose_inputs(cells);
    }
    return inputs == 0 || choose_named(cells, input, inputs, message);
}
