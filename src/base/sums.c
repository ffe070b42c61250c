/* See sums.h. Reads the formula from left to right, and computes while it reads; what it does not
 * know has the value NAN, and makes NAN of all that it is part of. */
#include "base/sums.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- signs */

typedef enum Sign {
    SIGN_END,
    SIGN_NUMBER,
    SIGN_LETTER, /* whatever has no value */
    SIGN_E,      /* the base of the exponential */
    SIGN_FUNCTION,
    SIGN_PLUS,
    SIGN_MINUS,
    SIGN_TIMES,
    SIGN_OVER,
    SIGN_OPEN,
    SIGN_CLOSE,
    SIGN_BAR,
    SIGN_POWER,
    SIGN_SQUARED,
    SIGN_LOW,
    SIGN_FRACTION,
    SIGN_BRACE,
    SIGN_BRACE_END,
    SIGN_COMMA,
    SIGN_EQUALS,
    SIGN_ABOUT, /* the sides beside it are not compared */
    SIGN_APART  /* ends what was said */
} Sign;

typedef enum Function { FN_LN, FN_EXP, FN_SIGMA, FN_TANH, FN_SQRT, FN_MAX, FN_COUNT } Function;

static const char *const functions[FN_COUNT] = {
    [FN_LN] = "ln",     [FN_EXP] = "exp",   [FN_SIGMA] = "sigma",
    [FN_TANH] = "tanh", [FN_SQRT] = "sqrt", [FN_MAX] = "max",
};

typedef struct Sums {
    const char *at;
    Sign sign; /* the one that is next */
    double number;
    int digits; /* of it, behind the point */
    Function function;
    int numbers, others; /* signs of the side that is read: a lone number is no sum */
    int coarsest;        /* the fewest digits of those with a point; -1 for none */
    int depth;           /* of brackets within brackets */
} Sums;

typedef struct Word {
    const char *text;
    Sign sign;
} Word;

/* \cdot and so on, and what is written without a backslash. */
static const Word words[] = {
    {"cdot", SIGN_TIMES},      {"times", SIGN_TIMES},      {"frac", SIGN_FRACTION},
    {"approx", SIGN_ABOUT},    {"Rightarrow", SIGN_APART}, {"rightarrow", SIGN_APART},
    {"leftarrow", SIGN_APART}, {"le", SIGN_APART},         {"ge", SIGN_APART},
    {"ne", SIGN_APART},        {"mid", SIGN_APART},        {"in", SIGN_APART},
};

static const Word marks[] = {
    {"+", SIGN_PLUS},    {"-", SIGN_MINUS}, {"−", SIGN_MINUS},     {"·", SIGN_TIMES},
    {"/", SIGN_OVER},    {"(", SIGN_OPEN},  {"[", SIGN_OPEN},      {")", SIGN_CLOSE},
    {"]", SIGN_CLOSE},   {"|", SIGN_BAR},   {"^", SIGN_POWER},     {"_", SIGN_LOW},
    {"²", SIGN_SQUARED}, {"{", SIGN_BRACE}, {"}", SIGN_BRACE_END}, {",", SIGN_COMMA},
    {"=", SIGN_EQUALS},  {"≈", SIGN_ABOUT}, {":", SIGN_APART},     {"<", SIGN_APART},
    {">", SIGN_APART},   {".", SIGN_APART}, {";", SIGN_APART},
};

static bool word_is(const char *word, size_t length, const char *text) {
    return strlen(text) == length && strncmp(word, text, length) == 0;
}

/* Room, and what only says where something stands. */
static bool is_room(const char *word, size_t length) {
    static const char *const room[] = {"quad", "qquad", "left", "right", "displaystyle"};
    for (size_t i = 0; i < sizeof room / sizeof *room; i++) {
        if (word_is(word, length, room[i])) return true;
    }
    return false;
}

static const char *past_group(const char *at) {
    int depth = 0;
    at += strspn(at, " \n");
    if (*at != '{') return at;
    for (; *at; at++) {
        depth += *at == '{' ? 1 : *at == '}' ? -1 : 0;
        if (depth == 0) return at + 1;
    }
    return at;
}

static const char *past_room(const char *at) {
    for (;;) {
        at += strspn(at, " \n&~");
        size_t length = 0;
        while (*at == '\\' && isalpha((unsigned char)at[1 + length])) length++;
        if (*at == '\\' && at[1] && strchr(",;:! ", at[1]))
            at += 2;
        else if (length > 0 && is_room(at + 1, length))
            at += 1 + length;
        else
            return at;
    }
}

/* A new line of an aligned formula goes on with what was said when it begins with a sign. */
static bool goes_on(const char *at, Sign before) {
    static const char *const signs[] = {"=", "+", "-", "−", "\\cdot", "\\approx"};
    at = past_room(at);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (strncmp(at, signs[i], strlen(signs[i])) == 0) return true;
    }
    return before == SIGN_EQUALS || before == SIGN_PLUS || before == SIGN_MINUS ||
           before == SIGN_TIMES;
}

/* What a command stands for. A matrix, words and accents have no value. */
static Sign command(Sums *s) {
    const char *word = s->at + 1;
    size_t length = 0;
    while (isalpha((unsigned char)word[length])) length++;
    s->at = word + length;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (word_is(word, length, words[i].text)) return words[i].sign;
    }
    for (int f = 0; f < FN_COUNT; f++) {
        s->function = (Function)f;
        if (word_is(word, length, functions[f])) return SIGN_FUNCTION;
    }
    if (word_is(word, length, "begin")) {
        const char *end = strstr(s->at, "\\end{");
        bool lines = strncmp(s->at, "{aligned}", 9) == 0;
        if (!lines && end) s->at = end + strlen("\\end");
        s->at = past_group(s->at);
        return lines ? SIGN_APART : SIGN_LETTER;
    }
    if (word_is(word, length, "end")) {
        s->at = past_group(s->at);
        return SIGN_APART;
    }
    bool named = word_is(word, length, "text") || word_is(word, length, "mathrm") ||
                 word_is(word, length, "hot");
    if (named) s->at = past_group(s->at);
    return SIGN_LETTER;
}

static Sign read_number(Sums *s) {
    char *end;
    s->number = strtod(s->at, &end);
    const char *point = memchr(s->at, '.', (size_t)(end - s->at));
    s->digits = point ? (int)(end - point) - 1 : 0;
    if (point && s->digits == 0) end--; /* a full stop */
    s->at = end;
    if (s->digits > 0 && (s->coarsest < 0 || s->digits < s->coarsest)) s->coarsest = s->digits;
    return SIGN_NUMBER;
}

/* What plain text writes without a backslash. */
static bool plain_function(Sums *s) {
    static const struct {
        const char *text;
        Function function;
    } plain[] = {{"ln", FN_LN}, {"tanh", FN_TANH}, {"σ", FN_SIGMA}};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        size_t length = strlen(plain[i].text);
        if (strncmp(s->at, plain[i].text, length) != 0) continue;
        s->at += length;
        s->function = plain[i].function;
        return true;
    }
    return false;
}

static Sign read_half(Sums *s) {
    s->at += strlen("½");
    s->number = 0.5;
    s->digits = 0;
    return SIGN_NUMBER;
}

static Sign read_sign(Sums *s, Sign before) {
    for (s->at = past_room(s->at); strncmp(s->at, "\\\\", 2) == 0; s->at = past_room(s->at)) {
        s->at += 2;
        if (!goes_on(s->at, before)) return SIGN_APART;
    }
    if (!*s->at) return SIGN_END;
    if (*s->at == '\\' && isalpha((unsigned char)s->at[1])) return command(s);
    if (isdigit((unsigned char)*s->at)) return read_number(s);
    if (strncmp(s->at, "½", strlen("½")) == 0) return read_half(s);
    if (plain_function(s)) return SIGN_FUNCTION;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i].text);
        if (strncmp(s->at, marks[i].text, length) != 0) continue;
        s->at += length;
        return marks[i].sign;
    }
    bool base = s->at[0] == 'e' && s->at[1] == '^';
    do s->at++;
    while (((unsigned char)*s->at & 0xc0) == 0x80); /* the rest of a character */
    return base ? SIGN_E : SIGN_LETTER;
}

static void next(Sums *s) {
    bool number = s->sign == SIGN_NUMBER;
    s->numbers += number;
    s->others += !number && s->sign != SIGN_MINUS;
    s->sign = read_sign(s, s->sign);
}

/* ---- values */

static double sum(Sums *s);
static double factor(Sums *s);

/* To the bracket that closes this one. */
static double in_brackets(Sums *s, Sign close) {
    next(s);
    double value = sum(s);
    for (int depth = 0; s->sign != SIGN_END && (s->sign != close || depth > 0); next(s)) {
        value = NAN; /* a list, or an equation within */
        depth += s->sign == SIGN_OPEN || s->sign == SIGN_BRACE ? 1 : 0;
        depth -= s->sign == SIGN_CLOSE || s->sign == SIGN_BRACE_END ? 1 : 0;
    }
    if (s->sign == close) next(s);
    return value;
}

static double two_of(Sums *s, double first) {
    next(s);
    return fmax(first, sum(s));
}

static double function_of(Sums *s) {
    Function f = s->function;
    next(s);
    double x;
    if (f == FN_MAX && s->sign == SIGN_OPEN) {
        next(s);
        x = sum(s);
        x = s->sign == SIGN_COMMA && isfinite(x) ? two_of(s, x) : NAN;
        if (s->sign == SIGN_CLOSE) next(s);
        return x;
    }
    x = factor(s);
    switch (f) {
    case FN_LN: return log(x);
    case FN_EXP: return exp(x);
    case FN_SIGMA: return 1 / (1 + exp(-x));
    case FN_TANH: return tanh(x);
    case FN_SQRT: return sqrt(x);
    case FN_MAX:
    case FN_COUNT: break;
    }
    return NAN;
}

static double quotient(Sums *s) {
    next(s);
    double above = factor(s);
    return above / factor(s);
}

static double primary(Sums *s) {
    double value = s->number;
    switch (s->sign) {
    case SIGN_NUMBER: next(s); return value;
    case SIGN_E: next(s); return exp(1);
    case SIGN_FUNCTION: return function_of(s);
    case SIGN_FRACTION: return quotient(s);
    case SIGN_OPEN: return in_brackets(s, SIGN_CLOSE);
    case SIGN_BRACE: return in_brackets(s, SIGN_BRACE_END);
    case SIGN_BAR: return fabs(in_brackets(s, SIGN_BAR));
    case SIGN_LETTER: next(s); return NAN;
    case SIGN_END:
    case SIGN_PLUS:
    case SIGN_MINUS:
    case SIGN_TIMES:
    case SIGN_OVER:
    case SIGN_CLOSE:
    case SIGN_POWER:
    case SIGN_SQUARED:
    case SIGN_LOW:
    case SIGN_BRACE_END:
    case SIGN_COMMA:
    case SIGN_EQUALS:
    case SIGN_ABOUT:
    case SIGN_APART: break;
    }
    return NAN;
}

enum { DEEPEST = 64 };

static double signed_factor(Sums *s) {
    if (s->sign == SIGN_MINUS || s->sign == SIGN_PLUS) {
        double turn = s->sign == SIGN_MINUS ? -1 : 1;
        next(s);
        return turn * factor(s);
    }
    double value = primary(s);
    for (; s->sign == SIGN_SQUARED; next(s)) value *= value;
    while (s->sign == SIGN_POWER || s->sign == SIGN_LOW) {
        bool low = s->sign == SIGN_LOW;
        next(s);
        double script = primary(s);
        value = low ? NAN : pow(value, script);
        if (isnan(script)) value = NAN;
    }
    return value;
}

/* What is nested deeper than anybody writes is not read. */
static double factor(Sums *s) {
    if (s->depth >= DEEPEST) {
        s->at = "";
        s->sign = SIGN_END;
        return NAN;
    }
    s->depth++;
    double value = signed_factor(s);
    s->depth--;
    return value;
}

static bool begins_factor(Sign sign) {
    return sign == SIGN_NUMBER || sign == SIGN_LETTER || sign == SIGN_E || sign == SIGN_FUNCTION ||
           sign == SIGN_FRACTION || sign == SIGN_OPEN || sign == SIGN_BRACE;
}

static double product(Sums *s) {
    double value = factor(s);
    for (;;) {
        if (s->sign == SIGN_TIMES) {
            next(s);
            value *= factor(s);
        } else if (s->sign == SIGN_OVER) {
            next(s);
            value /= factor(s);
        } else if (begins_factor(s->sign))
            value *= factor(s);
        else
            return value;
    }
}

static double sum(Sums *s) {
    double value = product(s);
    while (s->sign == SIGN_PLUS || s->sign == SIGN_MINUS) {
        double turn = s->sign == SIGN_MINUS ? -1 : 1;
        next(s);
        value += turn * product(s);
    }
    return value;
}

/* ---- sides */

typedef struct Side {
    double value;
    bool lone;  /* one number, and no sum */
    int digits; /* of the coarsest number */
} Side;

static Side side(Sums *s) {
    s->numbers = s->others = 0;
    s->coarsest = -1;
    if (s->sign == SIGN_NUMBER) s->coarsest = s->digits > 0 ? s->digits : -1;
    Side side = {.value = sum(s)};
    side.lone = s->numbers == 1 && s->others == 0;
    side.digits = s->coarsest;
    return side;
}

/* Half of the last digit of a result. Zeros at the end are left out of numbers, so that one without
 * a point has two. */
static double allowed(const Side *left, const Side *right) {
    const Side *result = right->lone || !left->lone ? right : left;
    int digits = result->digits > 0 ? result->digits : fabs(result->value) >= 100 ? 1 : 2;
    if (!result->lone && left->digits > 0 && left->digits < digits) digits = left->digits;
    return 0.5 * pow(10, -digits) * 1.0001 + 1e-12;
}

static bool agree(const Side *left, const Side *right, Message *message) {
    if (!isfinite(left->value) || !isfinite(right->value)) return true;
    if (fabs(left->value - right->value) <= allowed(left, right)) return true;
    return message_set(message,
                       "by the numbers as they are printed the left side is %.6g, but %.6g stands "
                       "behind the =; write more digits, as in \\val{score : 3}, or \\approx",
                       left->value, right->value);
}

bool sums_hold(const char *text, Message *message) {
    Sums s = {.at = text};
    s.sign = read_sign(&s, SIGN_APART);
    Side left = {.value = NAN};
    while (s.sign != SIGN_END) {
        const char *from = s.at;
        bool compared = s.sign == SIGN_EQUALS;
        if (compared || s.sign == SIGN_ABOUT || s.sign == SIGN_APART || s.sign == SIGN_COMMA)
            next(&s);
        Side right = side(&s);
        if (compared && !agree(&left, &right, message)) return false;
        left = right;
        if (s.at == from) next(&s); /* what begins no side */
    }
    return true;
}
