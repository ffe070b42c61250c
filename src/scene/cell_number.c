/* See cell_number.h. */
#include "scene/cell_number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "scene/number.h"

enum { LONGEST = 48 }; /* bytes of a number */

bool cell_is_gap(const char *text) {
    static const char *const gaps[] = {"",     "NA", "N/A", "#N/A", "NaN", "null",
                                       "n.a.", "-",  "–",   "—",    "?",   "."};
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        if (strcasecmp(text, gaps[i]) == 0) return true;
    }
    return false;
}

/* Bytes of a sign that may part thousands, whatever the decimal sign: a blank, a narrow or an
 * unbreakable one, an apostrophe. */
static size_t parting(const char *text) {
    static const char *const signs[] = {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "'", "’"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (strncmp(text, signs[i], strlen(signs[i])) == 0) return strlen(signs[i]);
    }
    return 0;
}

static size_t digits(const char *text) {
    return strspn(text, "0123456789");
}

/* After one to three digits, groups of three with a sign between: copies the digits alone. The sign
 * must be the same throughout. False for text that is not so grouped. */
static bool copy_groups(const char **text, char other, char *out) {
    const char *at = *text, *sign = NULL;
    size_t lead = digits(at), width = 0, to = lead;
    if (lead < 1 || lead > 3 || *at == '0') return false;
    memcpy(out, at, lead);
    for (at += lead;; at += width + 3, to += 3) {
        size_t bytes = *at == other ? 1 : parting(at);
        if (bytes == 0 || digits(at + bytes) != 3 || to + 4 > LONGEST) break;
        if (sign && (bytes != width || strncmp(at, sign, width) != 0)) return false;
        sign = at;
        width = bytes;
        memcpy(out + to, at + bytes, 3);
    }
    out[to] = '\0';
    if (!sign) return false;
    *text = at;
    return true;
}

/* Bytes of a currency's sign, and of blanks behind it; 0 for none. */
static size_t currency(const char *text) {
    static const char *const signs[] = {"$", "€", "£", "¥", "₹"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t bytes = strlen(signs[i]);
        if (strncmp(text, signs[i], bytes) == 0) return bytes + strspn(text + bytes, " ");
    }
    return 0;
}

/* Letters that stand for something else, as a class of a school does in "7 a", are none of them. */
static const char *const units[] = {"",   "g",  "kg",  "mg",    "mm",  "cm",    "m",  "km", "ml",
                                    "cl", "l",  "s",   "ms",    "min", "h",     "°",  "°C", "°F",
                                    "m²", "Pa", "hPa", "km/h",  "m/s", "ft",    "in", "lb", "lbs",
                                    "oz", "mi", "mph", "years", "yrs", "Jahre", "ans"};
enum { UNITS = sizeof units / sizeof *units };

const char *cell_unit(int unit) {
    return units[unit];
}

static int find_unit(const char *text) {
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ') length--;
    for (int i = 1; i < UNITS; i++) {
        if (strlen(units[i]) == length && strncmp(text, units[i], length) == 0) return i;
    }
    return 0;
}

/* The end of a number: blanks, and perhaps a percent sign, a currency or a unit. */
static bool ends(const char *text, CellSigns *signs) {
    while (parting(text) && *text != '\'') text += parting(text);
    signs->unit = find_unit(text);
    if (signs->unit > 0) return true;
    signs->percent = *text == '%';
    text += signs->percent ? 1 : currency(text);
    return text[strspn(text, " ")] == '\0';
}

/* 7:45, 1:07:45 or 0:58,3: whole ones and their sixtieths. Returns its end; NULL for anything
 * else. */
static const char *read_clock(const char *text, char decimal, double *value) {
    const char *at = text + digits(text);
    double unit = 1;
    if (at == text || at - text > 4 || *at != ':') return NULL;
    *value = atof(text);
    for (int parts = 0; *at == ':' && parts < 2; parts++, at += 3) {
        if (digits(at + 1) != 2 || at[1] > '5') return NULL;
        unit *= 60;
        *value += (10 * (at[1] - '0') + at[2] - '0') / unit;
    }
    if (*at != decimal) return *at == ':' ? NULL : at;
    for (at++; *at >= '0' && *at <= '9'; at++) *value += (*at - '0') / (unit *= 10);
    return at;
}

/* AM or PM, p.m. too: of twelve hours, the first of which is called 12. Returns its end; NULL for
 * anything else, and for a time that has none. */
static const char *read_half(const char *text, double *hours) {
    while (parting(text) && *text != '\'') text += parting(text);
    bool after = *text == 'p' || *text == 'P';
    if (!after && *text != 'a' && *text != 'A') return NULL;
    text += text[1] == '.' ? 2 : 1;
    if ((*text != 'm' && *text != 'M') || *hours < 1 || *hours >= 13) return NULL;
    if (*hours >= 12) *hours -= 12;
    if (after) *hours += 12;
    return text + (text[1] == '.' ? 2 : 1);
}

static bool clock_number(const char *text, char decimal, float *value, CellSigns *signs) {
    bool minus = *text == '-';
    double sum;
    CellSigns found = {.unit = 0};
    const char *end = read_clock(text + minus, decimal, &sum);
    if (!end) return false;
    const char *half = minus ? NULL : read_half(end, &sum);
    if (!ends(half ? half : end, &found) || found.percent || (half && found.unit > 0)) return false;
    found.clock = true;
    found.half = half != NULL;
    *value = (float)(minus ? -sum : sum);
    if (signs) *signs = found;
    return true;
}

const char *cell_clock_text(float value, bool half, char text[32]) {
    long long seconds = llround(fabs((double)value) * 3600), hours = seconds / 3600;
    half &= value >= 0 && hours < 24; /* else it is a time of no day */
    long long shown = half ? (hours + 11) % 12 + 1 : hours;
    const char *minus = value < 0 && seconds > 0 ? "−" : "", *end = "";
    if (half) end = hours >= 12 ? " PM" : " AM";
    if (seconds % 60 != 0) {
        snprintf(text, 32, "%s%lld:%02lld:%02lld%s", minus, shown, seconds / 60 % 60, seconds % 60,
                 end);
    } else {
        snprintf(text, 32, "%s%lld:%02lld%s", minus, shown, seconds / 60 % 60, end);
    }
    return text;
}

bool cell_number(const char *text, char decimal, float *value, CellSigns *signs) {
    char plain[2 * LONGEST + 8] = "";
    const char *at = text + strspn(text, " ");
    size_t to = 0;
    if (clock_number(at, decimal, value, signs)) return true;
    at += currency(at);
    if (strncmp(at, "−", strlen("−")) == 0) {
        at += strlen("−");
        plain[to++] = '-';
    } else if (*at == '-' || *at == '+') {
        plain[to++] = *at++;
    }
    at += currency(at);
    if (!copy_groups(&at, decimal == ',' ? '.' : ',', plain + to)) {
        size_t whole = digits(at);
        if (whole >= LONGEST) return false;
        memcpy(plain + to, at, whole);
        plain[to + whole] = '\0';
        at += whole;
    }
    to = strlen(plain);
    if (*at == decimal) {
        size_t behind = digits(at + 1);
        if (behind >= LONGEST) return false;
        plain[to++] = '.';
        memcpy(plain + to, at + 1, behind);
        at += 1 + behind;
        to += behind;
    }
    if ((*at == 'e' || *at == 'E') && strspn(at + 1, "+-0123456789") < 6) {
        size_t power = 1 + strspn(at + 1, "+-0123456789");
        memcpy(plain + to, at, power);
        at += power;
        to += power;
    }
    plain[to] = '\0';
    CellSigns found = {.unit = 0};
    if (!ends(at, &found) || !number_read(plain, value)) return false;
    if (signs) *signs = found;
    return true;
}

char cell_decimal(const char *text) {
    float value;
    if (!strpbrk(text, ".,")) return 0;
    bool point = cell_number(text, '.', &value, NULL), comma = cell_number(text, ',', &value, NULL);
    return point && comma ? 'x' : point ? '.' : comma ? ',' : 0;
}
