/* See log_def.h. */
#include "lesson/log_def.h"

#include <assert.h>
#include <string.h>

#include "lesson/field.h"
#include "lesson/log.h"
#include "scene/clean.h"
#include "scene/hint.h"

static bool check_column(Reader *r, int node, const char *name) {
    const char *names[LOG_RESULTS + CONTROL_COUNT];
    char quoted[64], hint[256];
    int count = 0;
    if (log_result_find(name) != LOG_RESULTS || log_control_find(name) != CONTROL_NONE) return true;
    for (int i = 0; i < LOG_RESULTS; i++) names[count++] = log_result_name((LogResult)i);
    for (int c = 0; c < CONTROL_COUNT; c++) {
        const ControlInfo info = control_info((Control)c);
        bool first = info.name && control_find(info.name) == (Control)c;
        if (!first) continue;
        if (strcmp(info.name, name) == 0 && info.family > 0)
            return reader_fail(r, node, "there are several %s; write which, as in %s[1]", name,
                               name);
        names[count++] = info.name;
    }
    return reader_fail(r, node, "columns has %s, which there is not; %s", clean_quote(name, quoted),
                       hint_name(name, names, count, hint));
}

static bool read_columns(Build *b, Reader *r, int list, LogDef *def) {
    if (list < 0) return true;
    if (reader_list(r, list, "columns", LOG_COLUMNS) < 0) return false;
    for (int item = reader_first(r, list); item >= 0; item = reader_next(r, item)) {
        const char *name = reader_word(r, item, "a column");
        if (!name || !check_column(r, item, name)) return false;
        def->column[def->columns++] = build_text(b, name, strlen(name));
    }
    return true;
}

bool log_def_read(Build *b, Reader *r, int map, LogDef *def) {
    enum { COLUMNS, GOAL, SAY, KEYS };
    static const char *const keys[KEYS] = {[COLUMNS] = "columns", [GOAL] = "goal", [SAY] = "say"};
    static_assert(KEYS == 3, "a name for each key");
    int at[KEYS];
    *def = (LogDef){.columns = 0};
    if (!reader_map(r, map, "{log}", keys, KEYS, at) || !read_columns(b, r, at[COLUMNS], def) ||
        !field_condition(b, r, at[GOAL], "goal", &def->goal) ||
        !field_text(b, r, at[SAY], "say", &def->say))
        return false;
    return !def->say || def->goal ||
           reader_fail(r, at[SAY],
                       "say tells the goal in words, and there is no goal; add one, as "
                       "in goal: wrong == 0");
}
