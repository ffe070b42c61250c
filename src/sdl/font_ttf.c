/* See app/font_files.h. By SDL_ttf, found by fontconfig. A file is found once a face, and opened
 * once a size. SDL_ttf rounds advances to whole pixels, making small text uneven: they are scaled
 * from a large size instead. */
#include "app/font_files.h"

#include <SDL_ttf.h>
#include <assert.h>
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* After the faces that are asked for come those of other scripts, found when a text needs them. */
enum { SIZES_MOST = 256, LARGE = 1000, FALLBACK = FONT_COUNT, SIGNS, KNOWN, FACES = KNOWN + 12 };

static_assert((int)FACES < (int)SIZES_MOST, "those of size LARGE leave room for others");

typedef struct Open {
    int face, pixels;
    TTF_Font *font;
} Open;

struct FontFiles {
    FontSource source;
    char *path[FACES]; /* NULL: there is none */
    int number[FACES]; /* of the font within its file */
    int faces;
    Open open[SIZES_MOST];
    int opened;
};

/* What fontconfig is asked for. It answers with the nearest it has, so that any font will do. */
static const struct {
    const char *family, *later; /* later: what the same letters are called by now; or NULL */
    int weight, slant;
} wanted[KNOWN] = {
    [FONT_REGULAR] = {"Inter", NULL, FC_WEIGHT_REGULAR, FC_SLANT_ROMAN},
    [FONT_MEDIUM] = {"Inter", NULL, FC_WEIGHT_MEDIUM, FC_SLANT_ROMAN},
    [FONT_BOLD] = {"Inter", NULL, FC_WEIGHT_DEMIBOLD, FC_SLANT_ROMAN},
    [FONT_ITALIC] = {"Inter", NULL, FC_WEIGHT_REGULAR, FC_SLANT_ITALIC},
    [FONT_MATH] = {"STIXGeneral", "STIX Two Text", FC_WEIGHT_REGULAR, FC_SLANT_ROMAN},
    [FONT_MATH_ITALIC] = {"STIXGeneral", "STIX Two Text", FC_WEIGHT_REGULAR, FC_SLANT_ITALIC},
    [FONT_MATH_BOLD] = {"STIXGeneral", "STIX Two Text", FC_WEIGHT_BOLD, FC_SLANT_ROMAN},
    [FONT_MONO] = {"DejaVu Sans Mono", NULL, FC_WEIGHT_REGULAR, FC_SLANT_ROMAN},
    [FALLBACK] = {"DejaVu Sans", NULL, FC_WEIGHT_REGULAR, FC_SLANT_ROMAN},
    [SIGNS] = {"STIXGeneral", "STIX Two Math", FC_WEIGHT_REGULAR, FC_SLANT_ROMAN},
};

/* The file of the font nearest to pattern, and its number in it; or NULL. Destroys pattern. */
static char *find_file(FcPattern *pattern, int *number) {
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result;
    FcPattern *match = FcFontMatch(NULL, pattern, &result);
    FcChar8 *file = NULL;
    char *path = NULL;
    if (match && FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch) {
        path = strdup((const char *)file);
        if (FcPatternGetInteger(match, FC_INDEX, 0, number) != FcResultMatch) *number = 0;
        *number &= 0xffff; /* above it: which instance of a variable font */
    }
    if (match) FcPatternDestroy(match);
    FcPatternDestroy(pattern);
    return path;
}

static char *find_face(int face, int *number) {
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)wanted[face].family);
    if (wanted[face].later)
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)wanted[face].later);
    FcPatternAddInteger(pattern, FC_WEIGHT, wanted[face].weight);
    FcPatternAddInteger(pattern, FC_SLANT, wanted[face].slant);
    return find_file(pattern, number);
}

static char *find_script(uint32_t character, int *number) {
    FcPattern *pattern = FcPatternCreate();
    FcCharSet *set = FcCharSetCreate();
    FcCharSetAddChar(set, character);
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)"sans-serif");
    FcPatternAddCharSet(pattern, FC_CHARSET, set);
    FcCharSetDestroy(set);
    return find_file(pattern, number);
}

/* The one that was opened first. Those of size LARGE stay: measures are asked of them while another
 * is in use. */
static void close_one(FontFiles *fonts) {
    int first = 0;
    while (fonts->open[first].pixels == LARGE) first++;
    TTF_CloseFont(fonts->open[first].font);
    fonts->opened--;
    memmove(&fonts->open[first], &fonts->open[first + 1],
            (size_t)(fonts->opened - first) * sizeof *fonts->open);
}

/* The font of a face at a size, until one more size is asked for; NULL when its file cannot be
 * read. */
static TTF_Font *font_at(FontFiles *fonts, int face, int pixels) {
    for (int i = 0; i < fonts->opened; i++) {
        const Open *o = &fonts->open[i];
        if (o->face == face && o->pixels == pixels) return o->font;
    }
    if (fonts->opened == SIZES_MOST) close_one(fonts);
    const char *path = fonts->path[face];
    TTF_Font *font = path ? TTF_OpenFontIndexDPI(path, pixels, fonts->number[face], 72, 72) : NULL;
    if (font) {
        TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
        fonts->open[fonts->opened++] = (Open){face, pixels, font};
    }
    return font;
}

static bool has(FontFiles *fonts, int face, uint32_t character) {
    TTF_Font *font = font_at(fonts, face, LARGE);
    return font && TTF_GlyphIsProvided32(font, character);
}

/* One more face, of another script, if the machine has it and there is room; -1 if not. */
static int new_face(FontFiles *fonts, uint32_t character) {
    int face = fonts->faces;
    if (face == FACES) return -1;
    fonts->path[face] = find_script(character, &fonts->number[face]);
    if (has(fonts, face, character)) return fonts->faces++;
    if (fonts->opened && fonts->open[fonts->opened - 1].face == face)
        TTF_CloseFont(fonts->open[--fonts->opened].font);
    free(fonts->path[face]);
    fonts->path[face] = NULL;
    return -1;
}

static bool serves(FontFiles *fonts, int face, uint32_t character) {
    return has(fonts, face, character) &&
           (!font_is_raised(character) || has(fonts, face, FONT_RAISED_SEVEN));
}

/* Where signs are in a file of their own; else the face itself. */
static int signs_of(const FontFiles *fonts, FontFace face) {
    bool math = face == FONT_MATH || face == FONT_MATH_ITALIC || face == FONT_MATH_BOLD;
    const char *letters = fonts->path[FONT_MATH], *signs = fonts->path[SIGNS];
    return math && letters && signs && strcmp(letters, signs) != 0 ? SIGNS : (int)face;
}

/* The face that has a character: the one asked for, or the first other that does; -1 for none. */
static int face_with(FontFiles *fonts, FontFace face, uint32_t character) {
    const int others[] = {(int)face, signs_of(fonts, face), FONT_REGULAR, FALLBACK, FONT_MATH};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (serves(fonts, others[i], character)) return others[i];
    }
    for (int other = KNOWN; other < fonts->faces; other++) {
        if (has(fonts, other, character)) return other;
    }
    return new_face(fonts, character);
}

static float advance_of(FontFiles *fonts, int face, int pixels, uint32_t character) {
    int advance = 0;
    TTF_GlyphMetrics32(font_at(fonts, face, LARGE), character, NULL, NULL, NULL, NULL, &advance);
    return (float)advance * (float)pixels / LARGE;
}

/* The smallest box of a picture that holds all of its ink. */
static SDL_Rect ink_box(const SDL_Surface *surface) {
    int left = surface->w, right = -1, top = surface->h, bottom = -1;
    for (int y = 0; y < surface->h; y++) {
        const uint32_t *row =
            (const uint32_t *)((const uint8_t *)surface->pixels + y * surface->pitch);
        for (int x = 0; x < surface->w; x++) {
            if (row[x] >> 24 == 0) continue;
            if (x < left) left = x;
            if (x > right) right = x;
            if (y < top) top = y;
            bottom = y;
        }
    }
    return (SDL_Rect){left, top, right - left + 1, bottom - top + 1};
}

static void copy_ink(const SDL_Surface *surface, SDL_Rect box, Glyph *glyph) {
    glyph->width = box.w;
    glyph->height = box.h;
    glyph->coverage = memory_zeroed((size_t)box.w * (size_t)box.h, 1);
    for (int y = 0; y < box.h; y++) {
        const uint32_t *row =
            (const uint32_t *)((const uint8_t *)surface->pixels + (box.y + y) * surface->pitch) +
            box.x;
        for (int x = 0; x < box.w; x++) glyph->coverage[y * box.w + x] = (uint8_t)(row[x] >> 24);
    }
}

static bool glyph(void *data, FontFace asked, int pixels, uint32_t character, Glyph *out) {
    FontFiles *fonts = data;
    int face = face_with(fonts, asked, character);
    TTF_Font *font = face < 0 ? NULL : font_at(fonts, face, pixels);
    if (!font) return false;
    *out = (Glyph){.advance = advance_of(fonts, face, pixels, character)};
    int left = 0, top = 0;
    TTF_GlyphMetrics32(font, character, &left, NULL, NULL, &top, NULL);
    SDL_Surface *surface =
        TTF_RenderGlyph32_Blended(font, character, (SDL_Color){255, 255, 255, 255});
    if (!surface) return true; /* a blank */
    SDL_Rect box = ink_box(surface);
    if (box.w > 0 && box.h > 0) {
        /* The picture begins at the pen or at ink further left; at the ascent or at higher ink. */
        int ascent = TTF_FontAscent(font);
        out->left = box.x + (left < 0 ? left : 0);
        out->top = box.y - (top > ascent ? top : ascent);
        copy_ink(surface, box, out);
    }
    SDL_FreeSurface(surface);
    return true;
}

static float kerning(void *data, FontFace face, int pixels, uint32_t left, uint32_t right) {
    FontFiles *fonts = data;
    TTF_Font *font = font_at(fonts, (int)face, LARGE);
    if (!font || !TTF_GlyphIsProvided32(font, left) || !TTF_GlyphIsProvided32(font, right))
        return 0;
    return (float)TTF_GetFontKerningSizeGlyphs32(font, left, right) * (float)pixels / LARGE;
}

static FontMetrics metrics(void *data, FontFace face, int pixels) {
    FontFiles *fonts = data;
    int at = fonts->path[face] ? (int)face : FALLBACK, x = LARGE / 2, cap = LARGE * 7 / 10;
    TTF_Font *font = font_at(fonts, at, LARGE);
    float scale = (float)pixels / LARGE;
    FontMetrics m = {
        .ascent = (float)pixels, .descent = (float)pixels / 4, .line = (float)pixels * 1.25f};
    if (!font) return m;
    TTF_GlyphMetrics32(font, 'x', NULL, NULL, NULL, &x, NULL);
    TTF_GlyphMetrics32(font, 'H', NULL, NULL, NULL, &cap, NULL);
    m.ascent = (float)TTF_FontAscent(font) * scale;
    m.descent = (float)-TTF_FontDescent(font) * scale;
    m.line = (float)TTF_FontLineSkip(font) * scale;
    m.x_height = (float)x * scale;
    m.cap_height = (float)cap * scale;
    for (uint32_t d = '0'; d <= '9'; d++) {
        float advance = advance_of(fonts, at, pixels, d);
        if (advance > m.digit) m.digit = advance;
    }
    return m;
}

FontFiles *font_files_create(Message *message) {
    if (TTF_Init() != 0) {
        message_set(message, "SDL_ttf does not start: %s", TTF_GetError());
        return NULL;
    }
    FontFiles *fonts = memory_zeroed(1, sizeof *fonts);
    fonts->source = (FontSource){fonts, glyph, kerning, metrics};
    fonts->faces = KNOWN;
    for (int f = 0; f < KNOWN; f++) fonts->path[f] = find_face(f, &fonts->number[f]);
    if (font_at(fonts, FONT_REGULAR, LARGE) || font_at(fonts, FALLBACK, LARGE)) return fonts;
    message_set(message,
                "there is no font to write with: install Inter, STIX and DejaVu (on Debian the "
                "packages fonts-inter, fonts-stix and fonts-dejavu-core)");
    font_files_destroy(fonts);
    return NULL;
}

void font_files_destroy(FontFiles *fonts) {
    if (!fonts) return;
    for (int i = 0; i < fonts->opened; i++) TTF_CloseFont(fonts->open[i].font);
    for (int f = 0; f < FACES; f++) free(fonts->path[f]);
    free(fonts);
    TTF_Quit();
    FcFini();
}

const FontSource *font_files_source(FontFiles *fonts) {
    return &fonts->source;
}
