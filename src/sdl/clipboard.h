/* Pictures for the clipboard. SDL2 puts text there and nothing else, so the desktop's own tool is
 * given the picture: wl-copy or xclip. Elsewhere there is none yet. */
#ifndef SDL_CLIPBOARD_H
#define SDL_CLIPBOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/message.h"

/* The bytes of a PNG. False with what to install when there is no such tool. */
bool clipboard_picture(const char *png, size_t length, Message *message);

#endif
