/* See task.h. */
#include "lesson/task.h"

#include <assert.h>

#include "lesson/field.h"

bool task_read(Build *b, Reader *r, int map, Task *task) {
    enum { SAY, WHEN, SOLVE, KEYS };
    static const char *const keys[KEYS] = {[SAY] = "say", [WHEN] = "when", [SOLVE] = "solve"};
    static_assert(KEYS == 3, "a name for each key");
    int at[KEYS];
    *task = (Task){.when = NULL};
    return reader_map(r, map, "{task}", keys, KEYS, at) &&
           field_needed(r, map, at[SAY], "task", "say", "say: Take one step") &&
           field_needed(r, map, at[WHEN], "task", "when", "when: steps >= 1") &&
           field_condition(b, r, at[WHEN], "when", &task->when) &&
           field_lines(b, r, at[SOLVE], "solve", task->solve_line, &task->solve) &&
           field_prose(b, r, at[SAY], "say", &task->say);
}
