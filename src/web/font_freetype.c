/* See app/font_files.h. By FreeType alone, from files that lie in the page, so that nothing needs
 * to be found: in /fonts, or where HALFPLANE_FONTS says. Pictures and numbers are those of SDL_ttf
 * (sdl/font_ttf.c), to the pixel. */
#include "app/font_files.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { LARGE = 1000, FALLBACK = FONT_COUNT, SIGNS, FACES };

struct FontFiles {
    FontSource source;
    FT_Library library;
    FT_Face face[FACES]; /* NULL: there is none */
};

static const char *const files[FACES] = {
    [FONT_REGULAR] = "Inter-Regular.otf",
    [FONT_MEDIUM] = "Inter-Medium.otf",
    [FONT_BOLD] = "Inter-SemiBold.otf",
    [FONT_ITALIC] = "Inter-Italic.otf",
    [FONT_MATH] = "STIXGeneral-Regular.otf",
    [FONT_MATH_ITALIC] = "STIXGeneral-Italic.otf",
    [FONT_MATH_BOLD] = "STIXGeneral-Bold.otf",
    [FONT_MONO] = "DejaVuSansMono.ttf",
    [FALLBACK] = "DejaVuSans.ttf",
    [SIGNS] = "STIXTwoMath-Regular.otf", /* there only where STIX Two is what formulas are set in */
};

static int ceil_26_6(long x) {
    return (int)(((x + 63) & -64) / 64);
}

static FT_Face face_at(const FontFiles *fonts, int face, int pixels) {
    FT_Face f = fonts->face[face];
    if (!f || FT_Set_Char_Size(f, 0, pixels * 64, 72, 72) != 0) return NULL;
    return f;
}

static bool has(const FontFiles *fonts, int face, uint32_t character) {
    return fonts->face[face] && FT_Get_Char_Index(fonts->face[face], character) != 0;
}

static bool serves(const FontFiles *fonts, int face, uint32_t character) {
    return has(fonts, face, character) &&
           (!font_is_raised(character) || has(fonts, face, FONT_RAISED_SEVEN));
}

static bool is_math(FontFace face) {
    return face == FONT_MATH || face == FONT_MATH_ITALIC || face == FONT_MATH_BOLD;
}

/* The face that has a character: the one asked for, or the first other that does; -1 for none. */
static int face_with(const FontFiles *fonts, FontFace face, uint32_t character) {
    const int signs = is_math(face) ? SIGNS : (int)face;
    const int others[] = {(int)face, signs, FONT_REGULAR, FALLBACK, FONT_MATH};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (serves(fonts, others[i], character)) return others[i];
    }
    return -1;
}

/* The glyph's outline at a size; NULL when it cannot be read. */
static FT_GlyphSlot slot_at(const FontFiles *fonts, int face, int pixels, uint32_t character) {
    FT_Face f = face_at(fonts, face, pixels);
    if (!f || FT_Load_Glyph(f, FT_Get_Char_Index(f, character), FT_LOAD_TARGET_LIGHT) != 0)
        return NULL;
    return f->glyph;
}

static int advance_at_large(const FontFiles *fonts, int face, uint32_t character) {
    FT_GlyphSlot slot = slot_at(fonts, face, LARGE, character);
    return slot ? ceil_26_6(slot->metrics.horiAdvance) : 0;
}

static float advance_of(const FontFiles *fonts, int face, int pixels, uint32_t character) {
    return (float)advance_at_large(fonts, face, character) * (float)pixels / LARGE;
}

static bool is_blank(const FT_Bitmap *bitmap, int row, int column, int rows, int columns) {
    for (int y = row; y < row + rows; y++) {
        for (int x = column; x < column + columns; x++) {
            if (bitmap->buffer[y * bitmap->pitch + x]) return false;
        }
    }
    return true;
}

/* The smallest box of the picture that holds all of its ink. */
static void copy_ink(const FT_GlyphSlot slot, Glyph *glyph) {
    const FT_Bitmap *b = &slot->bitmap;
    int left = 0, top = 0, right = (int)b->width, bottom = (int)b->rows;
    while (top < bottom && is_blank(b, top, 0, 1, right)) top++;
    while (bottom > top && is_blank(b, bottom - 1, 0, 1, right)) bottom--;
    while (left < right && is_blank(b, top, left, bottom - top, 1)) left++;
    while (right > left && is_blank(b, top, right - 1, bottom - top, 1)) right--;
    if (right <= left || bottom <= top) return;
    glyph->left = slot->bitmap_left + left;
    glyph->top = top - slot->bitmap_top;
    glyph->width = right - left;
    glyph->height = bottom - top;
    glyph->coverage = memory_zeroed((size_t)glyph->width * (size_t)glyph->height, 1);
    for (int y = 0; y < glyph->height; y++)
        memcpy(glyph->coverage + y * glyph->width, b->buffer + (top + y) * b->pitch + left,
               (size_t)glyph->width);
}

static bool glyph(void *data, FontFace asked, int pixels, uint32_t character, Glyph *out) {
    const FontFiles *fonts = data;
    int face = face_with(fonts, asked, character);
    if (face < 0) return false;
    *out = (Glyph){.advance = advance_of(fonts, face, pixels, character)};
    FT_GlyphSlot slot = slot_at(fonts, face, pixels, character);
    if (!slot) return false;
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) == 0) copy_ink(slot, out);
    return true;
}

static float kerning(void *data, FontFace face, int pixels, uint32_t left, uint32_t right) {
    const FontFiles *fonts = data;
    FT_Face f = face_at(fonts, (int)face, LARGE);
    FT_Vector delta;
    if (!f || !FT_HAS_KERNING(f) || !has(fonts, (int)face, left) || !has(fonts, (int)face, right) ||
        FT_Get_Kerning(f, FT_Get_Char_Index(f, left), FT_Get_Char_Index(f, right),
                       FT_KERNING_DEFAULT, &delta) != 0)
        return 0;
    return (float)(delta.x >> 6) * (float)pixels / LARGE;
}

static float top_of(const FontFiles *fonts, int face, uint32_t character, int otherwise) {
    FT_GlyphSlot slot = slot_at(fonts, face, LARGE, character);
    return (float)(slot && slot->metrics.height ? slot->metrics.horiBearingY / 64 : otherwise);
}

static FontMetrics metrics(void *data, FontFace face, int pixels) {
    const FontFiles *fonts = data;
    int at = fonts->face[face] ? (int)face : FALLBACK;
    FT_Face f = face_at(fonts, at, LARGE);
    float scale = (float)pixels / LARGE;
    FontMetrics m = {
        .ascent = (float)pixels, .descent = (float)pixels / 4, .line = (float)pixels * 1.25f};
    if (!f) return m;
    FT_Fixed y = f->size->metrics.y_scale;
    m.ascent = (float)ceil_26_6(FT_MulFix(f->ascender, y)) * scale;
    m.descent = (float)-ceil_26_6(FT_MulFix(f->descender, y)) * scale;
    m.line = (float)ceil_26_6(FT_MulFix(f->height, y)) * scale;
    m.x_height = top_of(fonts, at, 'x', LARGE / 2) * scale;
    m.cap_height = top_of(fonts, at, 'H', LARGE * 7 / 10) * scale;
    for (uint32_t d = '0'; d <= '9'; d++) {
        float advance = advance_of(fonts, at, pixels, d);
        if (advance > m.digit) m.digit = advance;
    }
    return m;
}

FontFiles *font_files_create(Message *message) {
    FontFiles *fonts = memory_zeroed(1, sizeof *fonts);
    fonts->source = (FontSource){fonts, glyph, kerning, metrics};
    if (FT_Init_FreeType(&fonts->library) != 0) {
        message_set(message, "FreeType does not start");
        free(fonts);
        return NULL;
    }
    for (int f = 0; f < FACES; f++) {
        const char *folder = getenv("HALFPLANE_FONTS");
        char path[1024];
        snprintf(path, sizeof path, "%s/%s", folder ? folder : "/fonts", files[f]);
        if (FT_New_Face(fonts->library, path, 0, &fonts->face[f]) != 0) fonts->face[f] = NULL;
    }
    return fonts;
}

void font_files_destroy(FontFiles *fonts) {
    if (!fonts) return;
    FT_Done_FreeType(fonts->library);
    free(fonts);
}

const FontSource *font_files_source(FontFiles *fonts) {
    return &fonts->source;
}
