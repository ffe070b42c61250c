/* See script.h. */
#include "scene/script.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void script_add(Script *script, const char *text, int at) {
    assert(script->count < SCRIPT_LINES);
    if (script->count == script->room) {
        script->room = script->room ? 2 * script->room : 16;
        script->line = memory_resize(script->line, (size_t)script->room * sizeof *script->line);
    }
    size_t size = strlen(text) + 1;
    ScriptLine *line = &script->line[script->count++];
    *line = (ScriptLine){memory_zeroed(size, 1), at};
    memcpy(line->text, text, size);
}

void script_destroy(Script *script) {
    for (int i = 0; i < script->count; i++) free(script->line[i].text);
    free(script->line);
    *script = (Script){.count = 0};
}

Script script_copy(const Script *script) {
    Script copy = {.count = 0};
    for (int i = 0; i < script->count; i++)
        script_add(&copy, script->line[i].text, script->line[i].at);
    return copy;
}
