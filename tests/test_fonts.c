/* Glyphs from the fonts of this machine, at more sizes than are kept open: each is as large as it
 * was asked for, and the same when it is drawn once more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "app/font_files.h"
#include "draw/glyphs.h"

enum { LEAST = 8, MOST = 70 };

static void every_size_is_that_size(void **state) {
    (void)state;
    static const uint32_t characters[] = {'h', '0', ')', 0x03B4 /* δ */, 0x2075 /* ⁵ */};
    Message message = {""};
    FontFiles *fonts = font_files_create(&message);
    if (!fonts) skip(); /* there are none */
    for (int again = 0; again < 2; again++) {
        Glyphs *glyphs = glyphs_create(font_files_source(fonts));
        for (int face = 0; face < FONT_COUNT; face++) {
            for (int pixels = LEAST; pixels < MOST; pixels++) {
                for (size_t c = 0; c < sizeof characters / sizeof *characters; c++) {
                    const Glyph *g = glyphs_get(glyphs, (FontFace)face, pixels, characters[c]);
                    assert_in_range(g->height, 1, 2 * pixels);
                    assert_in_range(g->width, 1, 2 * pixels);
                    assert_in_range(abs(g->top), 0, 2 * pixels);
                }
            }
        }
        glyphs_destroy(glyphs);
    }
    font_files_destroy(fonts);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_size_is_that_size)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
