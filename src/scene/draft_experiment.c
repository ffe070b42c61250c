/* The experiment of a scene: which settings vary, from how many starts, until when. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "scene/draft.h"

static bool read_vary(Draft *d, int list, SceneExperiment *experiment) {
    Reader *r = d->reader;
    int count = 0;
    if (reader_list(r, list, "vary", EXPERIMENT_VARY) < 0) return false;
    for (int node = reader_first(r, list); node >= 0; node = reader_next(r, node)) {
        char *text = experiment->vary[count++];
        if (!reader_text(r, node, "a setting of vary", text, EXPERIMENT_TEXT)) return false;
        const char *sign = strchr(text, '=');
        if (!sign || sign == text || !sign[1])
            return reader_fail(r, node,
                               "a setting of vary is its name and its values, as in "
                               "\"rate=0.03,0.3,3\"");
    }
    return true;
}

static bool read_until(Draft *d, int node, char until[STOP_TEXT]) {
    Message why;
    if (node < 0) return true;
    const char *word = reader_word(d->reader, node, "until");
    if (!word) return false;
    if (!stop_check(word, &why)) return reader_fail(d->reader, node, "%.400s", why.text);
    snprintf(until, STOP_TEXT, "%s", word);
    return true;
}

bool draft_experiment(Draft *d) {
    enum { VARY, STARTS, UNTIL, EPOCHS, KEYS };
    static const char *const keys[KEYS] = {
        [VARY] = "vary", [STARTS] = "starts", [UNTIL] = "until", [EPOCHS] = "epochs"};
    static_assert(KEYS == 4, "a name for each key");
    Reader *r = d->reader;
    SceneExperiment *experiment = &d->scene->experiment;
    int at[KEYS], node = d->key[KEY_EXPERIMENT];
    if (node < 0) return true;
    if (d->scene->graph.expression[0] != '\0')
        return reader_fail(r, node,
                           "experiment trains a network, and a graph is not trained; leave out "
                           "one of the two");
    *experiment = (SceneExperiment){.given = true, .starts = 1, .epochs = 200};
    return reader_map(r, node, "experiment", keys, KEYS, at) &&
           read_vary(d, at[VARY], experiment) &&
           reader_int(r, at[STARTS], "starts", 1, EXPERIMENT_STARTS, &experiment->starts) &&
           read_until(d, at[UNTIL], experiment->until) &&
           reader_int(r, at[EPOCHS], "epochs", 1, EXPERIMENT_EPOCHS, &experiment->epochs);
}
