/* See option_names.h. */
#include "lesson/option_names.h"

#include <string.h>

#include "lesson/graph_names.h"
#include "lesson/names_table.h"

static bool same(const char *name, const char *option) {
    for (; *name && *option; name++, option++) {
        if (*name != *option && !(*name == '_' && *option == '-')) return false;
    }
    return *name == *option;
}

bool option_names_number(const Lab *lab, const Leaf *a, const Leaf *b, double *number) {
    NameRow row;
    double value;
    char text[64];
    if (b->indexes > 0 || graph_names_value(lab, a, &value) || !name_row(a->name, &row))
        return false;
    const ControlInfo info = control_info(row.control);
    for (int i = 0; i < info.options; i++) {
        *number = i + 1;
        if (same(b->name, info.option(i, text))) return true;
    }
    return false;
}
