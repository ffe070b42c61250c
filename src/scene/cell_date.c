/* See cell_date.h. */
#include "scene/cell_date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CENTURIES = 146097, BEFORE = 719468 }; /* days of four; before 1970 */

typedef struct Parts {
    int part[3]; /* as they stand there */
    int digits[3];
    char sign; /* between them */
} Parts;

/* Three whole numbers with the same sign between, and nothing else. */
static bool read_parts(const char *text, Parts *p) {
    for (int i = 0; i < 3; i++) {
        size_t digits = strspn(text, "0123456789");
        if (digits < 1 || digits > 4) return false;
        p->digits[i] = (int)digits;
        p->part[i] = atoi(text);
        text += digits;
        if (i == 2) break;
        if (i == 0 && !(*text && strchr("-/.", *text))) return false;
        if (i == 0) p->sign = *text;
        if (*text++ != p->sign) return false;
    }
    return *text == '\0';
}

static bool is_day(int year, int month, int day) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return year > 0 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days[month - 1] + (leap && month == 2);
}

static bool year_first(const Parts *p) {
    return p->digits[0] == 4 && p->digits[1] <= 2 && p->digits[2] <= 2;
}

static bool year_last(const Parts *p) {
    return p->digits[0] <= 2 && p->digits[1] <= 2 && p->digits[2] == 4;
}

/* Years begin with March, so that the day that some of them have is their last. */
static int days_since_1970(int year, int month, int day) {
    if (month <= 2) year--;
    int of_four = year % 400, of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    return year / 400 * CENTURIES + of_four * 365 + of_four / 4 - of_four / 100 + of_year - BEFORE;
}

/* The other way: the day is counted from a March before. */
const char *cell_date_text(float day, char text[32]) {
    int from = (int)day + BEFORE, of_four = from % CENTURIES;
    int of = (of_four - of_four / 1460 + of_four / 36524 - of_four / (CENTURIES - 1)) / 365;
    int of_year = of_four - (365 * of + of / 4 - of / 100), month = (5 * of_year + 2) / 153;
    int year = from / CENTURIES * 400 + of + (month >= 10);
    snprintf(text, 32, "%04d-%02d-%02d", year, (month + 2) % 12 + 1,
             of_year - (153 * month + 2) / 5 + 1);
    return text;
}

/* Which orders a date with its year at the end may have. */
static void find_orders(const Parts *p, bool *day, bool *month) {
    *day = is_day(p->part[2], p->part[1], p->part[0]);
    *month = p->sign != '.' && is_day(p->part[2], p->part[0], p->part[1]);
}

bool cell_date(const char *text, DateOrder order, float *day) {
    Parts p;
    bool days, months;
    if (!read_parts(text, &p)) return false;
    if (year_first(&p)) {
        if (!is_day(p.part[0], p.part[1], p.part[2])) return false;
        *day = (float)days_since_1970(p.part[0], p.part[1], p.part[2]);
        return true;
    }
    if (!year_last(&p)) return false;
    find_orders(&p, &days, &months);
    if (p.sign == '.') order = DATES_DAY;
    if (order == DATES_DAY && days)
        *day = (float)days_since_1970(p.part[2], p.part[1], p.part[0]);
    else if (order == DATES_MONTH && months)
        *day = (float)days_since_1970(p.part[2], p.part[0], p.part[1]);
    else
        return false;
    return true;
}

DateOrder cell_date_order(const char *text) {
    Parts p;
    bool days, months;
    if (!read_parts(text, &p) || !year_last(&p) || p.sign == '.') return DATES_UNSAID;
    find_orders(&p, &days, &months);
    return days == months ? DATES_UNSAID : days ? DATES_DAY : DATES_MONTH;
}

bool cell_date_is_slashed(const char *text) {
    Parts p;
    bool days, months;
    if (!read_parts(text, &p) || !year_last(&p) || p.sign == '.') return false;
    find_orders(&p, &days, &months);
    return days || months;
}
