/* See option_names.h. */
#include "lesson/option_names.h"

#include <stdio.h>
#include <string.h>

#include "lesson/graph_names.h"
#include "lesson/names_table.h"
#include "scene/hint.h"

static bool same(const char *name, const char *option) {
    for (; *name && *option; name++, option++) {
        if (*name != *option && !(*name == '_' && *option == '-')) return false;
    }
    return *name == *option;
}

/* The control that a leaf reads; false when it is something else. */
static bool control_of(const Lab *lab, const Leaf *leaf, ControlInfo *info) {
    NameRow row;
    double value;
    if (graph_names_value(lab, leaf, &value) || !name_row(leaf->name, &row)) return false;
    *info = control_info(row.control);
    return true;
}

/* What a toggle can be called. */
static const char *const switched[] = {"off", "on"};

bool option_names_number(const Lab *lab, const Leaf *a, const Leaf *b, double *number) {
    ControlInfo info;
    char text[64];
    if (b->indexes > 0 || !control_of(lab, a, &info)) return false;
    for (int i = 0; i < 2 && info.kind == CONTROL_KIND_TOGGLE; i++) {
        *number = i;
        if (same(b->name, switched[i])) return true;
    }
    for (int i = 0; i < info.options; i++) {
        *number = i + 1;
        if (same(b->name, info.option(i, text))) return true;
    }
    return false;
}

bool option_names_lack(const Lab *lab, const Leaf *a, const Leaf *b, Message *message) {
    const char *names[CONTROL_OPTIONS];
    char room[CONTROL_OPTIONS][64];
    ControlInfo info;
    NameRow row;
    double number;
    bool other = b->indexes > 0 || name_row(b->name, &row) || graph_names_value(lab, b, &number);
    if (other || option_names_number(lab, a, b, &number) || !control_of(lab, a, &info))
        return false;
    if (info.kind == CONTROL_KIND_TOGGLE) {
        message_set(message, "%s is on or off, and never '%s'", a->name, b->name);
        return true;
    }
    for (int i = 0; i < info.options; i++) {
        char name[64];
        snprintf(room[i], sizeof room[i], "%s", info.option(i, name));
        for (char *at = room[i]; *at; at++) *at = *at == '-' ? '_' : *at;
        names[i] = room[i];
    }
    if (info.options > 0) {
        char hint[256];
        message_set(message, "there is no %s called '%s'; %s", a->name, b->name,
                    hint_name(b->name, names, info.options, hint));
    }
    return info.options > 0;
}
