/* Pictures as SVG: well formed, whatever they hold, and each shape where the list has it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/svg.h"
#include "opened.h"

/* Every element is closed, in order; attributes are in quotes; no bare & or < stands in a text. */
static void assert_well_formed(const char *svg) {
    char open[32][32];
    int depth = 0;
    for (const char *at = strchr(svg, '>') + 1; *at; at++) {
        if (*at == '&') {
            bool known =
                !strncmp(at, "&amp;", 5) || !strncmp(at, "&lt;", 4) || !strncmp(at, "&gt;", 4);
            if (!known) fail_msg("a bare & at %.40s", at);
        }
        if (*at != '<') continue;
        bool closes = at[1] == '/';
        char name[32] = "";
        sscanf(at + 1 + closes, "%31[A-Za-z]", name);
        int quotes = 0;
        for (at++; *at && (*at != '>' || quotes % 2 == 1); at++) {
            quotes += *at == '"';
            if (*at == '<') fail_msg("a bare < in %s", name);
        }
        assert_true(*at == '>' && quotes % 2 == 0);
        if (closes) {
            assert_true(depth > 0);
            assert_string_equal(open[--depth], name);
        } else if (at[-1] != '/') {
            assert_true(depth < 32);
            memcpy(open[depth++], name, sizeof name);
        }
    }
    assert_int_equal(depth, 0);
}

static int count_of(const char *text, const char *part) {
    int count = 0;
    for (; (text = strstr(text, part)); text++) count++;
    return count;
}

static Glyphs *glyphs;

static int begin(void **state) {
    (void)state;
    glyphs = glyphs_create(&fonts_boxes);
    return 0;
}

static int end(void **state) {
    (void)state;
    glyphs_destroy(glyphs);
    return 0;
}

static void shapes_stand_where_they_are(void **state) {
    (void)state;
    Shapes s = {0};
    const Color red = {216, 67, 43, 255}, pale = {0, 0, 0, 51};
    const TextStyle style = {.face = FONT_BOLD, .size = 14, .color = red, .align = ALIGN_RIGHT};
    shapes_rect(&s, (Rect){10, 20, 30, 40}, 3, red);
    shapes_disc(&s, (Point){100, 50}, 7, pale);
    shapes_ring(&s, (Point){100, 50}, 10, 2, red);
    shapes_dashed(&s, (Point){1, 2}, (Point){3.5f, 4.25f}, 1.5f, 6, red);
    shapes_arrow(&s, (Point){0, 0}, (Point){0, 50}, 2, red);
    shapes_text(&s, "a < b & \"c\"", (Point){200, 80}, &style);
    size_t length;
    char *svg = svg_text(&s, glyphs, (Rect){0, 0, 300, 200}, &length);
    assert_int_equal(strlen(svg), length);
    assert_well_formed(svg);
    assert_non_null(strstr(svg, "viewBox=\"0 0 300 200\""));
    assert_non_null(strstr(svg, "<rect x=\"10\" y=\"20\" width=\"30\" height=\"40\" rx=\"3\" "
                                "fill=\"#d8432b\"/>"));
    assert_non_null(strstr(svg, "<circle cx=\"100\" cy=\"50\" r=\"7\" fill=\"#000000\" "
                                "fill-opacity=\"0.2\"/>"));
    /* An outline lies within its shape: half its width further in. */
    assert_non_null(strstr(svg, "<circle cx=\"100\" cy=\"50\" r=\"9\" fill=\"none\" "
                                "stroke=\"#d8432b\" stroke-width=\"2\"/>"));
    assert_non_null(strstr(svg, "points=\"1,2 3.5,4.25\""));
    assert_non_null(strstr(svg, "stroke-dasharray=\"6\""));
    assert_non_null(strstr(svg, " 0,50 ")); /* the arrow's tip */
    assert_non_null(strstr(svg, "<text x=\"200\" y=\"80\" font-size=\"14\""));
    assert_non_null(strstr(svg,
                           "text-anchor=\"end\" font-family=\"Inter, sans-serif\" "
                           "font-weight=\"600\" fill=\"#d8432b\">a &lt; b &amp; \"c\"</text>"));
    free(svg);
    shapes_destroy(&s);
}

/* The other of each pair, number by number: an outline that lies within, the seven corners of an
 * arrow, one too short for its width, and one too short to be seen. */
static void outlines_and_arrows_have_every_corner(void **state) {
    (void)state;
    Shapes s = {0};
    const Color blue = {1, 2, 3, 255};
    shapes_border(&s, (Rect){10, 20, 30, 40}, 3, 2, blue);
    shapes_arrow(&s, (Point){0, 0}, (Point){0, 50}, 2, blue);
    shapes_arrow(&s, (Point){0, 0}, (Point){5, 0}, 4, blue);
    shapes_arrow(&s, (Point){0, 0}, (Point){0.25f, 0}, 4, blue);
    shapes_line(&s, (Point){1, 2}, (Point){3, 4}, 1.5f, blue);
    size_t length;
    char *svg = svg_text(&s, glyphs, (Rect){0, 0, 300, 200}, &length);
    assert_well_formed(svg);
    assert_non_null(strstr(svg, "<rect x=\"11\" y=\"21\" width=\"28\" height=\"38\" rx=\"3\" "
                                "fill=\"none\" stroke=\"#010203\" stroke-width=\"2\"/>"));
    assert_non_null(strstr(svg, "<polygon points=\"-1,0 -1,42.8 -3.96,42.8 0,50 3.96,42.8 1,42.8 "
                                "1,0\" fill=\"#010203\"/>"));
    assert_non_null(strstr(svg, "<polygon points=\"0,1.93 0,1.93 0,2.75 5,0 0,-2.75 0,-1.93 "
                                "0,-1.93\" fill=\"#010203\"/>"));
    assert_int_equal(count_of(svg, "<polygon"), 2);
    assert_non_null(strstr(svg, "<polyline points=\"1,2 3,4\" fill=\"none\" stroke=\"#010203\" "
                                "stroke-width=\"1.5\" stroke-linecap=\"round\" "
                                "stroke-linejoin=\"round\"/>"));
    free(svg);
    shapes_destroy(&s);
}

/* Every face and every side, with all signs that mean something else there; what has no look is
 * left out. */
static void texts_are_written_in_every_face(void **state) {
    (void)state;
    static const char *const looks[FONT_COUNT] = {
        [FONT_REGULAR] = "\"Inter, sans-serif\" fill",
        [FONT_MEDIUM] = "\"Inter, sans-serif\" font-weight=\"500\" fill",
        [FONT_BOLD] = "\"Inter, sans-serif\" font-weight=\"600\" fill",
        [FONT_ITALIC] = "\"Inter, sans-serif\" font-style=\"italic\" fill",
        [FONT_MATH] = "\"STIX Two Text, STIX, serif\" fill",
        [FONT_MATH_ITALIC] = "\"STIX Two Text, STIX, serif\" font-style=\"italic\" fill",
        [FONT_MATH_BOLD] = "\"STIX Two Text, STIX, serif\" font-weight=\"700\" fill",
        [FONT_MONO] = "\"DejaVu Sans Mono, monospace\" fill",
    };
    static const char *const sides[] = {
        [ALIGN_LEFT] = "start", [ALIGN_CENTER] = "middle", [ALIGN_RIGHT] = "end"};
    for (int face = 0; face < FONT_COUNT; face++) {
        for (int side = 0; side < 3; side++) {
            Shapes s = {0};
            const TextStyle style = {
                .face = (FontFace)face, .size = 10, .color = {1, 2, 3, 255}, .align = (Align)side};
            shapes_text(&s, "a<b>&\"\x01\x1f c\n>", (Point){50, 80}, &style);
            size_t length;
            char look[200], *svg = svg_text(&s, glyphs, (Rect){0, 0, 300, 200}, &length);
            assert_well_formed(svg);
            snprintf(look, sizeof look,
                     "text-anchor=\"%s\" font-family=%s=\"#010203\">a&lt;b&gt;&amp;\" c&gt;</text>",
                     sides[side], looks[face]);
            if (!strstr(svg, look)) fail_msg("no %s in\n%s", look, svg);
            free(svg);
            shapes_destroy(&s);
        }
    }
}

/* What lies beside the part is left out, unless it reaches into it. */
static void what_is_beside_is_left_out(void **state) {
    (void)state;
    static const struct {
        Rect rect;
        bool written;
    } rects[] = {{{100, 100, 20, 20}, true}, {{60, 110, 38, 9}, true},
                 {{60, 110, 34, 9}, false},  {{201, 110, 20, 9}, true},
                 {{206, 110, 20, 9}, false}, {{110, 60, 9, 38}, true},
                 {{110, 60, 9, 34}, false},  {{110, 161, 9, 20}, true},
                 {{110, 166, 9, 20}, false}, {{-500, -500, 2000, 2000}, true}};
    for (size_t i = 0; i < sizeof rects / sizeof *rects; i++) {
        Shapes s = {0};
        shapes_rect(&s, rects[i].rect, 0, (Color){1, 2, 3, 255});
        size_t length;
        char *svg = svg_text(&s, glyphs, (Rect){100, 100, 100, 60}, &length);
        if ((count_of(svg, "<rect") == 1) != rects[i].written) fail_msg("rectangle %zu", i);
        free(svg);
        shapes_destroy(&s);
    }
}

static void clips_are_nested_and_closed(void **state) {
    (void)state;
    Shapes s = {0};
    shapes_unclip(&s); /* of nothing */
    shapes_clip(&s, (Rect){0, 0, 10, 10});
    shapes_clip(&s, (Rect){5, 5, 10, 10});
    shapes_rect(&s, (Rect){0, 0, 20, 20}, 0, (Color){1, 2, 3, 255});
    size_t length;
    char *svg = svg_text(&s, glyphs, (Rect){0, 0, 20, 20}, &length);
    assert_well_formed(svg);
    assert_int_equal(count_of(svg, "<clipPath"), 2);
    assert_int_equal(count_of(svg, "<g "), 2);
    free(svg);
    shapes_destroy(&s);
}

/* The whole window, and the plane alone with a mark for every point. */
static void windows_and_planes_are_written(void **state) {
    (void)state;
    Frame *f =
        opened("title: A < B & C\ndata: {points: [[1, 2, red], [3, 4, red], [-2, 1, red]]}\n");
    size_t length;
    Message message;
    char *window = frame_svg(f, (Rect){0}, &length);
    assert_well_formed(window);
    assert_non_null(strstr(window, ">A &lt; B &amp; C</text>"));
    assert_non_null(strstr(window, "href=\"data:image/png;base64,iVBOR"));
    free(window);
    char *part = frame_svg(f, (Rect){20, 30, 400, 300}, &length);
    assert_well_formed(part);
    assert_non_null(strstr(part, "width=\"400\" height=\"300\" viewBox=\"20 30 400 300\""));
    free(part);
    char *plane = frame_svg_plane(f, 640, 640, 0, &length, &message);
    assert_well_formed(plane);
    assert_int_equal(count_of(plane, "<circle"), 6); /* each with its rim */
    assert_non_null(strstr(plane, "width=\"640\" height=\"640\""));
    free(plane);
    frame_destroy(f);
    f = opened("graph: {expression: \"x^2\", values: {x: 2}}\n");
    assert_null(frame_svg_plane(f, 640, 640, 0, &length, &message));
    assert_non_null(strstr(message.text, "no plane"));
    frame_destroy(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes_stand_where_they_are),
        cmocka_unit_test(outlines_and_arrows_have_every_corner),
        cmocka_unit_test(texts_are_written_in_every_face),
        cmocka_unit_test(what_is_beside_is_left_out),
        cmocka_unit_test(clips_are_nested_and_closed),
        cmocka_unit_test(windows_and_planes_are_written),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
