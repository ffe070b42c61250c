/* See suggest.h. */
#include "cli/suggest.h"

#include <stddef.h>
#include <string.h>

enum { LONGEST = 24 };

static int least(int a, int b) {
    return a < b ? a : b;
}

/* Letters to change, drop, add or swap to get from a to b: the table of optimal string alignment.
 * cost[i][j] is the price of turning the first i letters of a into the first j of b. */
static int distance(const char *a, const char *b) {
    int cost[LONGEST + 1][LONGEST + 1];
    int n = (int)strlen(a), m = (int)strlen(b);
    if (n > LONGEST || m > LONGEST) return LONGEST;
    for (int i = 0; i <= n; i++) cost[i][0] = i;
    for (int j = 0; j <= m; j++) cost[0][j] = j;
    for (int i = 1; i <= n; i++) {
        for (int j = 1; j <= m; j++) {
            int change = cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            cost[i][j] = least(change, 1 + least(cost[i - 1][j], cost[i][j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                cost[i][j] = least(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
    }
    return cost[n][m];
}

const char *suggest_name(const char *typed, const char *const *names, int count) {
    const char *best = NULL;
    int nearest = 3; /* two slips at most */
    for (int i = 0; i < count; i++) {
        int away = distance(typed, names[i]);
        if (away < nearest && away < (int)strlen(names[i])) {
            nearest = away;
            best = names[i];
        }
    }
    return best;
}
