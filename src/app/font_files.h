/* Fonts from files: Inter for text, STIX for mathematics, DejaVu where those have no such glyph.
 * Needs no display. Each host has its own: src/sdl by SDL_ttf and fontconfig. */
#ifndef APP_FONT_FILES_H
#define APP_FONT_FILES_H

#include "base/message.h"
#include "draw/font.h"

typedef struct FontFiles FontFiles;

/* NULL when this machine has no font at all; the message says which packages to install. */
FontFiles *font_files_create(Message *message);
void font_files_destroy(FontFiles *fonts);

/* Valid until the fonts are destroyed. */
const FontSource *font_files_source(FontFiles *fonts);

#endif
