/* Fonts by SDL_ttf, found by fontconfig: Inter for text, STIX for mathematics, DejaVu where
 * those have no such glyph. Needs no display. */
#ifndef SDL_FONT_TTF_H
#define SDL_FONT_TTF_H

#include "base/message.h"
#include "draw/font.h"

typedef struct FontTtf FontTtf;

/* NULL when this machine has no font at all; the message says which packages to install. */
FontTtf *font_ttf_create(Message *message);
void font_ttf_destroy(FontTtf *fonts);

/* Valid until the fonts are destroyed. */
const FontSource *font_ttf_source(FontTtf *fonts);

#endif
