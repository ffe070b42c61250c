/* See python_term.h. */
#include "scene/python_term.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "scene/number.h"

/* How an operation is written there, and how much it binds. Comparisons bind what stands beside
 * them like sums, since Python reads a < b < c as two of them. */
typedef struct Form {
    const char *before, *between, *after;
    int binds, left, right; /* and its operands, at least */
} Form;

enum { OR = 1, AND, NOT, COMPARES, SUM, PRODUCT, MINUS, POWER, OPERAND };

static const Form forms[TERM_OP_COUNT] = {
    [TERM_ADD] = {"", " + ", "", SUM, SUM, PRODUCT},
    [TERM_SUBTRACT] = {"", " - ", "", SUM, SUM, PRODUCT},
    [TERM_MULTIPLY] = {"", " * ", "", PRODUCT, PRODUCT, MINUS},
    [TERM_DIVIDE] = {"", " / ", "", PRODUCT, PRODUCT, MINUS},
    [TERM_POWER] = {"", " ** ", "", POWER, OPERAND, MINUS},
    [TERM_MIN] = {"min(", ", ", ")", OPERAND, OR, OR},
    [TERM_MAX] = {"max(", ", ", ")", OPERAND, OR, OR},
    [TERM_EQUAL] = {"", " == ", "", COMPARES, SUM, SUM},
    [TERM_UNEQUAL] = {"", " != ", "", COMPARES, SUM, SUM},
    [TERM_LESS] = {"", " < ", "", COMPARES, SUM, SUM},
    [TERM_LESS_EQUAL] = {"", " <= ", "", COMPARES, SUM, SUM},
    [TERM_GREATER] = {"", " > ", "", COMPARES, SUM, SUM},
    [TERM_GREATER_EQUAL] = {"", " >= ", "", COMPARES, SUM, SUM},
    [TERM_AND] = {"bool(", ") and bool(", ")", AND, OR, OR},
    [TERM_OR] = {"bool(", ") or bool(", ")", OR, OR, OR},
    [TERM_SQUARE] = {"", "", " ** 2", POWER, OPERAND, OPERAND},
    [TERM_NEGATE] = {"-", "", "", MINUS, MINUS, MINUS},
    [TERM_ABS] = {"abs(", "", ")", OPERAND, OR, OR},
    [TERM_EXP] = {"math.exp(", "", ")", OPERAND, OR, OR},
    [TERM_LN] = {"math.log(", "", ")", OPERAND, OR, OR},
    [TERM_SQRT] = {"math.sqrt(", "", ")", OPERAND, OR, OR},
    [TERM_TANH] = {"math.tanh(", "", ")", OPERAND, OR, OR},
    [TERM_SIGMOID] = {"sigmoid(", "", ")", OPERAND, OR, OR},
    [TERM_SIN] = {"math.sin(", "", ")", OPERAND, OR, OR},
    [TERM_COS] = {"math.cos(", "", ")", OPERAND, OR, OR},
    [TERM_NOT] = {"not ", "", "", NOT, NOT, NOT},
};
static_assert(TERM_OP_COUNT == 28, "each operation in Python");

static void put(char *text, const char *piece) {
    size_t used = strlen(text);
    snprintf(text + used, PYTHON_TERM - used, "%s", piece);
}

/* Where the steps begin whose value the step `last` leaves. */
static int first_of(const Term *term, int last) {
    int wanted = 1, i = last;
    for (;; i--) {
        wanted += term_operands((TermOp)term->step[i].op) - 1;
        if (wanted == 0) return i;
    }
}

/* What the step `last` leaves; in brackets where it binds less. */
static void put_step(char *text, const Term *term, int last, int binds) {
    const TermStep step = term->step[last];
    char piece[40];
    if (step.op == TERM_COORDINATE) {
        snprintf(piece, sizeof piece, "x[%d]", step.which);
        put(text, piece);
    } else if (step.op == TERM_NUMBER) {
        put(text, number_text(term->number[step.which], piece));
    } else {
        const Form *form = &forms[step.op];
        bool brackets = form->binds < binds, two = term_operands((TermOp)step.op) == 2;
        put(text, brackets ? "(" : "");
        put(text, form->before);
        if (two) put_step(text, term, first_of(term, last - 1) - 1, form->left);
        put(text, form->between);
        put_step(text, term, last - 1, form->right);
        put(text, form->after);
        put(text, brackets ? ")" : "");
    }
}

const char *python_term(const Term *term, char text[PYTHON_TERM]) {
    assert(term->steps > 0);
    text[0] = '\0';
    put_step(text, term, term->steps - 1, OR);
    return text;
}
