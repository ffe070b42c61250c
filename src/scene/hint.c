/* See hint.h. */
#include "scene/hint.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST = 40 }; /* longer words resemble nothing */

/* Letters alike whether large or small, and - alike to _ and a blank. */
static char fold(char c) {
    return c == '_' || c == ' ' ? '-' : (char)tolower((unsigned char)c);
}

static int least(int a, int b) {
    return a < b ? a : b;
}

/* Letters to put in, take out, change, or swap with the next, to make one word of the other
 * (optimal string alignment). cost[i][j]: from the first i letters of a to the first j of b. */
static int distance(const char *a, const char *b) {
    int cost[LONGEST + 1][LONGEST + 1];
    int n = (int)strlen(a), m = (int)strlen(b);
    for (int i = 0; i <= n; i++) cost[i][0] = i;
    for (int j = 0; j <= m; j++) cost[0][j] = j;
    for (int i = 1; i <= n; i++) {
        for (int j = 1; j <= m; j++) {
            int change = cost[i - 1][j - 1] + (fold(a[i - 1]) != fold(b[j - 1]));
            cost[i][j] = least(change, 1 + least(cost[i - 1][j], cost[i][j - 1]));
            if (i < 2 || j < 2) continue;
            bool swapped = fold(a[i - 1]) == fold(b[j - 2]) && fold(a[i - 2]) == fold(b[j - 1]);
            if (swapped) cost[i][j] = least(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[n][m];
}

/* How far a word is from a name: two for each change, and three where one is within the other:
 * learning_rate is rate, opt is optimizer, but test_losss is test_loss, and x is not max. */
static int distance_or_within(const char *word, const char *name) {
    size_t length = strlen(word);
    bool within = (strlen(name) > 2 && strstr(word, name)) ||
                  (length > 2 && strncmp(name, word, length) == 0);
    int changes = 2 * distance(word, name);
    return within ? least(changes, 3) : changes;
}

const char *hint_nearest(const char *word, const char *const *names, int count) {
    const char *best = NULL;
    int longest = (int)strlen(word), fewest = longest > 4 ? 6 : longest > 2 ? 4 : 2;
    if (longest > LONGEST) return NULL;
    for (int i = 0; i < count; i++) {
        size_t length = strlen(names[i]);
        if (length > LONGEST || length == 0) continue;
        int far = distance_or_within(word, names[i]);
        if (far < fewest) {
            fewest = far;
            best = names[i];
        }
    }
    return best;
}

int hint_distance(const char *a, const char *b) {
    return strlen(a) > LONGEST || strlen(b) > LONGEST ? LONGEST : distance(a, b);
}

/* "a, b and c", with an end that says so when there is no room for all. */
static void list(const char *const *names, int count, char *text, size_t size) {
    size_t used = 0;
    text[0] = '\0';
    for (int i = 0; i < count; i++) {
        const char *join = i == 0 ? "" : i == count - 1 ? " and " : ", ";
        if (used + strlen(join) + strlen(names[i]) + sizeof " and more" > size) {
            snprintf(text + used, size - used, " and more");
            return;
        }
        used += (size_t)snprintf(text + used, size - used, "%s%s", join, names[i]);
    }
}

const char *hint_or(const char *word, const char *const *names, int count, const char *otherwise,
                    char text[256]) {
    const char *name = hint_nearest(word, names, count);
    if (name)
        snprintf(text, 256, "did you mean '%s'?", name);
    else
        snprintf(text, 256, "%s", otherwise);
    return text;
}

const char *hint_name(const char *word, const char *const *names, int count, char text[256]) {
    char all[240], there[256] = "there are none";
    list(names, count, all, sizeof all);
    if (count > 0)
        snprintf(there, sizeof there, "there %s %s", count == 1 ? "is only" : "are", all);
    return hint_or(word, names, count, there, text);
}
