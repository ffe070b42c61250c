/* The commands of the whole program. */
#include <assert.h>

#include "cli/command.h"

static const Command *const commands[] = {
    &train_command,  &sweep_command,  &gradient_command, &field_command,
    &graph_command,  &render_command, &lesson_command,   &link_command,
    &python_command, &bench_command,  &demo_command,
};
enum { COMMANDS = sizeof commands / sizeof commands[0] };
static_assert((int)COMMANDS <= (int)COMMANDS_MOST, "room for their names");

const Command *command_at(int i) {
    return i < COMMANDS ? commands[i] : NULL;
}
