/* What a scene puts side by side; what its values mean is the lab's. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "scene/draft.h"

static bool read_values(Draft *d, int list) {
    Reader *r = d->reader;
    SceneCompare *compare = &d->scene->compare;
    int count = reader_list(r, list, "values", COMPARE_VALUES);
    if (count < 0) return false;
    if (count < 2)
        return reader_fail(r, list >= 0 ? list : d->key[KEY_COMPARE],
                           "compare needs two values at least, as in values: [0.03, 0.3]");
    for (int node = reader_first(r, list); node >= 0; node = reader_next(r, node)) {
        char *value = compare->value[compare->count++];
        if (!reader_text(r, node, "a value", value, COMPARE_TEXT)) return false;
    }
    return true;
}

static bool read_until(Draft *d, int node) {
    SceneCompare *compare = &d->scene->compare;
    Message why;
    if (!reader_text(d->reader, node, "until", compare->until, sizeof compare->until)) return false;
    return stop_check(compare->until, &why) || reader_fail(d->reader, node, "%.400s", why.text);
}

bool draft_compare(Draft *d) {
    enum { WHAT, VALUES, UNTIL, EPOCHS, KEYS };
    static const char *const keys[KEYS] = {
        [WHAT] = "what", [VALUES] = "values", [UNTIL] = "until", [EPOCHS] = "epochs"};
    static_assert(KEYS == 4, "a name for each key");
    Reader *r = d->reader;
    SceneCompare *compare = &d->scene->compare;
    int at[KEYS], node = d->key[KEY_COMPARE];
    if (node < 0) return true;
    if (!reader_map(r, node, "compare", keys, KEYS, at)) return false;
    if (at[WHAT] < 0)
        return reader_fail(r, node,
                           "compare does not say what differs; add what, as in what: rate");
    if (d->scene->graph.expression[0] != '\0')
        return reader_fail(r, node,
                           "compare trains, and a graph is not trained; leave out one of the two");
    compare->at = r->tree.node[node].line;
    compare->epochs = COMPARE_EPOCHS_USUAL;
    return reader_text(r, at[WHAT], "what", compare->what, sizeof compare->what) &&
           read_values(d, at[VALUES]) && read_until(d, at[UNTIL]) &&
           reader_int(r, at[EPOCHS], "epochs", 1, COMPARE_EPOCHS, &compare->epochs);
}
