/* How a lesson's step opens: see opening.h. */
#include <assert.h>
#include <string.h>

#include "scene/clean.h"
#include "scene/draft.h"
#include "scene/hint.h"
#include "scene/opening.h"

static bool read_from(Draft *d, int node) {
    static const OpeningFrom from[] = {FROM_HERE, FROM_SOLVED};
    static const char *const words[] = {"here", "solved"};
    static_assert(sizeof from / sizeof *from == sizeof words / sizeof *words, "a word for each");
    int which = 0;
    if (node < 0) return true;
    if (!reader_choice(d->reader, node, "from", words, 2, &which)) return false;
    d->opening->from = from[which];
    return d->look || reader_fail(d->reader, node,
                                  "from goes on with the scene that is there, and this one brings "
                                  "its own; leave out one of the two");
}

/* "move", "erase", or a colour. */
static bool read_hand(Draft *d, int node) {
    Opening *opening = d->opening;
    char quoted[64];
    if (node < 0) return true;
    const char *word = reader_word(d->reader, node, "hand");
    if (!word) return false;
    opening->hand = strcmp(word, "move") == 0    ? HAND_MOVE
                    : strcmp(word, "erase") == 0 ? HAND_ERASE
                                                 : label_colour(word);
    bool known = opening->hand >= 0 || strcmp(word, "move") == 0 || strcmp(word, "erase") == 0;
    return known || reader_fail(d->reader, node,
                                "hand is %s; write move, erase, or a colour: red, "
                                "blue, green, gold",
                                clean_quote(word, quoted));
}

static bool read_keys(Draft *d, int list) {
    Reader *r = d->reader;
    Opening *opening = d->opening;
    char hint[256], quoted[64];
    const char *names[TRAIN_COUNT];
    if (reader_list(r, list, "keys", TRAIN_COUNT + 1) < 0) return false;
    for (int w = 0; w < TRAIN_COUNT; w++) names[w] = opening_way_name((TrainWay)w);
    opening->ways_given = list >= 0;
    for (int node = reader_first(r, list); node >= 0; node = reader_next(r, node)) {
        const char *word = reader_word(r, node, "a name in keys");
        if (!word) return false;
        unsigned ways = opening_ways_of(word);
        if (!ways) {
            return reader_fail(r, node, "keys has %s, which is no way to train; %s",
                               clean_quote(word, quoted),
                               hint_name(word, names, TRAIN_COUNT, hint));
        }
        opening->ways |= ways;
    }
    return true;
}

bool opening_read_hidden(Reader *r, int list, const char *key, unsigned *hidden) {
    char hint[256], quoted[64];
    const char *names[HIDE_COUNT];
    if (reader_list(r, list, key, HIDE_COUNT) < 0) return false;
    for (int h = 0; h < HIDE_COUNT; h++) names[h] = opening_hidden_name((HiddenPart)h);
    for (int node = reader_first(r, list); node >= 0; node = reader_next(r, node)) {
        const char *word = reader_word(r, node, "a name");
        if (!word) return false;
        int found = 0;
        while (found < HIDE_COUNT && strcmp(word, names[found]) != 0) found++;
        if (found == HIDE_COUNT) {
            return reader_fail(r, node, "%s has %s, which cannot be hidden; %s", key,
                               clean_quote(word, quoted), hint_name(word, names, HIDE_COUNT, hint));
        }
        *hidden |= 1u << found;
    }
    return true;
}

static bool read_lines(Draft *d, int list) {
    Reader *r = d->reader;
    Opening *opening = d->opening;
    if (reader_list(r, list, "run", OPENING_LINES) < 0) return false;
    for (int node = reader_first(r, list); node >= 0; node = reader_next(r, node)) {
        if (!reader_text(r, node, "a line", opening->line[opening->lines], OPENING_LINE))
            return false;
        opening->lines++;
    }
    return true;
}

bool draft_opening(Draft *d) {
    if (!d->opening) return true;
    return read_from(d, d->key[KEY_FROM]) && read_lines(d, d->key[KEY_RUN]) &&
           read_hand(d, d->key[KEY_HAND]) &&
           reader_int(d->reader, d->key[KEY_SPEED], "speed", 1, 10, &d->opening->speed) &&
           reader_int(d->reader, d->key[KEY_LENS], "lens", 1, OPENING_LENS, &d->opening->lens) &&
           read_keys(d, d->key[KEY_KEYS]) &&
           opening_read_hidden(d->reader, d->key[KEY_HIDE], "hide", &d->opening->hidden);
}
