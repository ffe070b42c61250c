/* The commands of a program that was built without its window (meson setup -Dwindow=false): those
 * that need no picture, no font and no list of lessons. In the place of commands.c and window.c. */
#include <assert.h>

#include "cli/command.h"
#include "cli/window.h"

static const Command *const commands[] = {
    &train_command, &sweep_command,  &gradient_command, &field_command,
    &graph_command, &python_command, &demo_command,
};
enum { COMMANDS = sizeof commands / sizeof commands[0] };
static_assert((int)COMMANDS <= (int)COMMANDS_MOST, "room for their names");

const Command *command_at(int i) {
    return i < COMMANDS ? commands[i] : NULL;
}

bool window_open(const char *file, Message *message) {
    return message_set(message, "this program was built without its window");
}
