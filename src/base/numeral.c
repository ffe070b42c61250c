/* See numeral.h. */
#include "base/numeral.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* '-' becomes the minus sign. */
static char *with_minus(const char *number, char *out, size_t size) {
    const char *digits = number[0] == '-' ? number + 1 : number;
    bool zero = strspn(digits, "0.") == strlen(digits); /* no minus before nothing */
    size_t sign = number[0] == '-' && !zero ? strlen("−") : 0, length = strlen(digits);
    assert(size > strlen("−"));
    if (sign + length >= size) length = size - sign - 1; /* cut to fit */
    memcpy(out, "−", sign);
    memcpy(out + sign, digits, length);
    out[sign + length] = '\0';
    return out;
}

static bool no_number(double value, char *out, size_t size) {
    if (isfinite(value)) return false;
    snprintf(out, size, "%s", isnan(value) ? "–" : value > 0 ? "∞" : "−∞");
    return true;
}

char *numeral_fixed(double value, int decimals, char *out, size_t size) {
    char number[64];
    if (no_number(value, out, size)) return out;
    if (fabs(value) >= 1e15) return numeral_short(value, decimals + 1, out, size);
    snprintf(number, sizeof number, "%.*f", decimals, value);
    return with_minus(number, out, size);
}

/* Zeros at the end of a fraction say nothing. */
static void trim_zeros(char *number) {
    if (!strchr(number, '.')) return;
    char *end = number + strlen(number);
    while (end[-1] == '0') *--end = '\0';
    if (end[-1] == '.') end[-1] = '\0';
}

static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻"};
static const char plain_of_raised[] = "0123456789-";

const char *numeral_raised(int digit) {
    assert(digit >= 0 && digit <= 9);
    return raised[digit];
}

size_t numeral_read_raised(const char *text, char *plain) {
    for (int i = 0; plain_of_raised[i]; i++) {
        size_t length = strlen(raised[i]);
        if (strncmp(text, raised[i], length) != 0) continue;
        *plain = plain_of_raised[i];
        return length;
    }
    return 0;
}

/* "3·10⁸" from a mantissa and a power of ten. */
static char *power_of_ten(const char *mantissa, int power, char *out, size_t size) {
    char number[48], digits[16];
    with_minus(mantissa, number, sizeof number);
    snprintf(digits, sizeof digits, "%d", power < 0 ? -power : power);
    size_t used = (size_t)snprintf(out, size, "%s·10%s", number, power < 0 ? "⁻" : "");
    for (const char *d = digits; *d && used < size; d++) {
        used += (size_t)snprintf(out + used, size - used, "%s", raised[*d - '0']);
    }
    return out;
}

/* The power of "·10⁻⁸", which is all of the text. */
static bool read_power(const char *text, int *power) {
    char plain[8];
    int count = 0;
    text += strlen("·10");
    while (*text && count < 5) {
        size_t length = numeral_read_raised(text, &plain[count]);
        if (length == 0 || (plain[count] == '-' && count > 0)) return false;
        text += length;
        count++;
    }
    plain[count] = '\0';
    int digits = count - (plain[0] == '-');
    *power = atoi(plain);
    return !*text && digits > 0 && digits <= 4;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool numeral_power(const char *text, const char **mantissa, int *power) {
    const char *sign = strstr(text, "·10");
    for (const char *next = sign; next; next = strstr(next + 1, "·10")) sign = next;
    if (!sign || !read_power(sign, power)) return false;
    const char *first = sign;
    while (first > text && (is_digit(first[-1]) || first[-1] == '.')) first--;
    *mantissa = first;
    return is_digit(*first);
}

bool numeral_shorten(const char *text, char *out, size_t size) {
    const char *first;
    int power, decimals = 0;
    char mantissa[64], number[96];
    if (!numeral_power(text, &first, &power) || first[1] != '.') return false;
    while (is_digit(first[2 + decimals])) decimals++;
    if (decimals < 1) return false;
    snprintf(mantissa, sizeof mantissa, "%.*f", decimals - 1, strtod(first, NULL));
    bool ten = strtod(mantissa, NULL) >= 10; /* of 9.96 */
    trim_zeros(mantissa);
    power_of_ten(ten ? "1" : mantissa, power + ten, number, sizeof number);
    snprintf(out, size, "%.*s%s", (int)(first - text), text, number);
    return true;
}

char *numeral_short(double value, int digits, char *out, size_t size) {
    char number[64];
    if (no_number(value, out, size)) return out;
    if (value == 0) return with_minus("0", out, size);
    snprintf(number, sizeof number, "%.*e", digits - 1, value);
    char *e = strchr(number, 'e');
    int power = 0;
    sscanf(e + 1, "%d", &power);
    if (power >= digits + 2 || power < -4) {
        *e = '\0';
        trim_zeros(number);
        return power_of_ten(number, power, out, size);
    }
    int decimals = digits - 1 - power;
    snprintf(number, sizeof number, "%.*f", decimals > 0 ? decimals : 0, value);
    trim_zeros(number);
    return with_minus(number, out, size);
}

char *numeral_plain(double value, char *out, size_t size) {
    char number[64];
    double most = fabs(value);
    if (no_number(value, out, size)) return out;
    if (most < 0.995 || most >= 1e6) return numeral_short(value, 3, out, size);
    snprintf(number, sizeof number, "%.*f", most >= 100 ? 1 : 2, value);
    trim_zeros(number);
    return with_minus(number, out, size);
}

/* Whether a written number is exactly this one. */
static bool reads_as(const char *number, double value) {
    char digits[64], *end;
    bool negative = strncmp(number, "−", strlen("−")) == 0;
    snprintf(digits, sizeof digits, "%s%s", negative ? "-" : "",
             negative ? number + strlen("−") : number);
    double read = strtod(digits, &end);
    return end > digits && !*end && read == value;
}

static bool reads_as_bound(const char *number, double low, double high) {
    return reads_as(number, low) || reads_as(number, high);
}

char *numeral_short_of(double value, double low, double high, char *out, size_t size) {
    enum { MOST_DECIMALS = 4 };
    const double least = pow(10, -MOST_DECIMALS);
    char number[64];
    for (int decimals = 3; reads_as_bound(out, low, high); decimals++) {
        if (decimals <= MOST_DECIMALS) {
            numeral_fixed(value, decimals, out, size);
            continue;
        }
        bool above = reads_as(out, high);
        numeral_fixed(above ? high - least : low + least, MOST_DECIMALS, number, sizeof number);
        snprintf(out, size, "%s %s", above ? ">" : "<", number);
    }
    return out;
}

bool numeral_is_bound(const char *number) {
    return number[0] == '>' || number[0] == '<';
}

/* How a number is rounded: to so many digits, or to so many decimals. */
typedef struct Rounding {
    bool digits;
    int count;
} Rounding;

static Rounding rounding_shown(double value) {
    double most = fabs(value);
    if (most > 0 && most < 0.005) return (Rounding){true, 1};
    if (most >= 1000) return (Rounding){true, 3};
    return (Rounding){false, most >= 100 ? 1 : 2};
}

char *numeral_shown(double value, char *out, size_t size) {
    Rounding r = rounding_shown(value);
    return r.digits ? numeral_short(value, r.count, out, size)
                    : numeral_fixed(value, r.count, out, size);
}

/* The value of what numeral_shown writes, or with more than its two decimals, of so many. */
static double as_written(double value, int decimals) {
    char number[64];
    Rounding r = decimals == 2 ? rounding_shown(value) : (Rounding){false, decimals};
    snprintf(number, sizeof number, r.digits ? "%.*e" : "%.*f", r.digits ? r.count - 1 : r.count,
             value);
    return strtod(number, NULL);
}

int numeral_product(const double *factor, int count, double result) {
    char wanted[64], got[64];
    numeral_shown(result, wanted, sizeof wanted);
    for (int decimals = 2; decimals <= 4; decimals++) {
        double product = 1;
        for (int i = 0; i < count; i++) product *= as_written(factor[i], decimals);
        numeral_shown(product, got, sizeof got);
        if (strcmp(got, wanted) == 0) return decimals;
    }
    return 0;
}
