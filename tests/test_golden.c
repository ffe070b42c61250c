/* The window as it was looked at and found good: tests/golden/NAME.png beside what is drawn now.
 *
 * The same pixels are not asked for. A picture passes when fewer than 1.5 % of its pixels differ by
 * more than 48 of 255 in a channel, and all differ by less than 2 on the mean. tests/golden/FONT
 * says which version of Inter they were drawn with: in another every letter stands a little
 * elsewhere, so that 5 % and 6 are let pass, as a person would. Where Inter is not installed the
 * test is skipped. After a change that is meant, and looked at:
 *
 *     GOLDEN_WRITE=1 build/tests/test_golden */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden.h"
#include "now.h"
#include "shell.h"

static const struct {
    const char *name, *arguments;
} goldens[] = {
    {"training", "circles.scene --epochs 120"},
    {"perceptron", "perceptron.scene --size 1024x640"},
    {"classes", "blobs.scene --size 1024x640 --epochs 200"},
    {"curve", "sine.scene --size 1024x640 --epochs 400"},
    {"dark", "circles.scene --size 1024x640 --epochs 300 --theme dark"},
    {"contrast", "circles.scene --size 1024x640 --epochs 40 --theme contrast"},
    {"projector", "circles.scene --size 1024x640 --epochs 60 --projector"},
    {"compare", "../scenes/compare.scene --epochs 585"},
    {"compare-dark", "../scenes/compare.scene --size 1024x640 --epochs 300 --theme dark"},
    {"home", "home"},
    {"lesson", "../../lessons/02-the-perceptron-trick.md#3"},
    {"numbers", "../../lessons/13-backpropagation-by-hand.md#3"},
    {"small-numbers", "../../lessons/13-backpropagation-by-hand.md#7 --size 1024x640 --theme dark"},
    {"graph", "../scenes/graph.scene --epochs 6"},
    {"phone", "../../lessons/13-backpropagation-by-hand.md#7 --size 375x640 --scale 2"},
    {"phone-play", "circles.scene --size 390x780 --epochs 60 --theme dark"},
    {"likelihood", "../../lessons/05-how-wrong.md#2 --size 1024x640"},
    {"sigmoid", "../../lessons/04-from-step-to-sigmoid.md#4 --size 1024x640"},
    {"experiment", "many.scene --experiment"},
    {"experiment-dark", "many-by-two.scene --size 1024x640 --experiment --theme dark"},
    {"surface", "../scenes/turned.scene --size 1024x640 --epochs 150"},
    {"space", "../scenes/bent.scene --size 1024x640 --epochs 150 --theme dark"},
    {"wall", "wall.scene --size 1024x640 --epochs 6"},
    {"terrain", "../scenes/downhill.scene --size 1024x640 --epochs 6"},
    {"terrain-dark", "../scenes/along.scene --size 1024x640 --epochs 150 --theme dark"},
    {"surface-contrast", "../scenes/turned.scene --size 1024x640 --epochs 150 --theme contrast"},
    {"space-projector", "../scenes/bent.scene --size 1024x640 --epochs 150 --projector"},
    {"terrain-twice", "../scenes/downhill.scene --size 512x400 --scale 2 --epochs 6 --theme dark"},
    {"landscape", "../../lessons/06-rolling-downhill.md#3 --size 1024x640 --scale 2"},
};
enum { GOLDENS = sizeof goldens / sizeof *goldens };

/* "Inter 197853": a family and its version, as fontconfig tells them. */
static bool has_the_font_of(const char *folder) {
    char path[1024], then[64] = "", now[64] = "";
    snprintf(path, sizeof path, "%s/FONT", folder);
    FILE *file = fopen(path, "r");
    if (!file || !fgets(then, sizeof then, file)) fail_msg("%s cannot be read", path);
    fclose(file);
    FILE *match = popen("fc-match -f '%{family} %{fontversion}\\n' Inter", "r");
    bool told = match && fgets(now, sizeof now, match);
    if (match) pclose(match);
    return told && strcmp(now, then) == 0;
}

static void the_window_looks_as_it_should(void **state) {
    (void)state;
    const char *folder = getenv("HALFPLANE_GOLDEN");
    assert_non_null(folder);
    if (system("fc-list : family 2>/dev/null | grep -qi '^inter'") != 0) skip();
    const bool same_font = has_the_font_of(folder);
    for (int i = 0; i < GOLDENS; i++) {
        char golden[1024], drawn[NOW_PATH], name[64], call[1600];
        snprintf(golden, sizeof golden, "%s/%s.png", folder, goldens[i].name);
        snprintf(name, sizeof name, "%s.png", goldens[i].name);
        now_path(name, drawn);
        snprintf(call, sizeof call, "render %s -o '%s'", goldens[i].arguments,
                 getenv("GOLDEN_WRITE") ? golden : drawn);
        shell_expect(call, 0, "");
        if (getenv("GOLDEN_WRITE")) continue;
        Canvas now, then;
        Message message = {""};
        assert_true(picture_read(&now, drawn, &message));
        if (!picture_read(&then, golden, &message)) fail_msg("%s", message.text);
        golden_compare(&now, &then, drawn, same_font ? 1.5 : 5, same_font ? 2 : 6);
        free(now.pixels);
        free(then.pixels);
        remove(drawn);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_window_looks_as_it_should)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
