/* See number.h. */
#include "scene/number.h"

#include <ctype.h>
#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FLOAT_DIGITS = 9, DOUBLE_DIGITS = 17 }; /* always enough to read back the same bits */

static bool reads_back(const char *text, double value, int most) {
    return most == FLOAT_DIGITS ? strtof(text, NULL) == (float)value : strtod(text, NULL) == value;
}

/* Every decimal of so many digits comes back from a float, or a double, unchanged: fewer need not
 * be tried, as the last zeros are dropped. Below the smallest normal number nothing is sure. */
static int sure_digits(double value, int most) {
    bool single = most == FLOAT_DIGITS;
    if (fabs(value) < (single ? (double)FLT_MIN : DBL_MIN)) return 1;
    return single ? FLT_DIG : DBL_DIG;
}

static const char *shortest(double value, int most, char text[32]) {
    if (!isfinite(value)) {
        snprintf(text, 32, "%s", isnan(value) ? "nan" : value > 0 ? "inf" : "-inf");
        return text;
    }
    int digits = sure_digits(value, most);
    snprintf(text, 32, "%.*e", digits - 1, value);
    while (digits < most && !reads_back(text, value, most)) {
        snprintf(text, 32, "%.*e", digits++, value);
    }
    /* 200 rather than 2e+02, as long as the digits are worth writing out */
    int exponent = atoi(strchr(text, 'e') + 1);
    if (exponent >= digits && exponent < most) digits = exponent + 1;
    snprintf(text, 32, "%.*g", digits, value);
    return text;
}

const char *number_text(float value, char text[32]) {
    return shortest((double)value, FLOAT_DIGITS, text);
}

const char *number_text_double(double value, char text[32]) {
    return shortest(value, DOUBLE_DIGITS, text);
}

double number_decimal(float value) {
    char text[32];
    return isfinite(value) ? strtod(number_text(value, text), NULL) : (double)value;
}

static const char *skip_digits(const char *at) {
    while (isdigit((unsigned char)*at)) at++;
    return at;
}

/* Whether the whole text is [+-] digits [. digits] [e [+-] digits], with a digit before the e. */
static bool is_decimal(const char *text) {
    const char *at = text + (*text == '+' || *text == '-');
    const char *whole = skip_digits(at);
    const char *end = *whole == '.' ? skip_digits(whole + 1) : whole;
    if (whole == at && end <= whole + 1) return false;
    if (*end == 'e' || *end == 'E') {
        const char *power = end + 1;
        power += *power == '+' || *power == '-';
        end = skip_digits(power);
        if (end == power) return false;
    }
    return *end == '\0';
}

bool number_read(const char *text, float *value) {
    if (!is_decimal(text)) return false;
    float read = strtof(text, NULL);
    if (!isfinite(read)) return false;
    *value = read;
    return true;
}

bool number_read_double(const char *text, double *value) {
    if (!is_decimal(text)) return false;
    double read = strtod(text, NULL);
    if (!isfinite(read)) return false;
    *value = read;
    return true;
}

bool number_read_whole(const char *text, uint64_t *value) {
    if (*text == '\0' || *skip_digits(text) != '\0') return false;
    errno = 0;
    uint64_t read = strtoull(text, NULL, 10);
    if (errno == ERANGE) return false;
    *value = read;
    return true;
}
