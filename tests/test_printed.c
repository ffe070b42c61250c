/* What the commands print, of scenes, tables and lessons of every kind, for people and for
 * programs: golden/printed.txt holds it (told.h). What it means other tests say; that each line and
 * each key is still there and the same, this one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shell.h"
#include "told.h"

/* Line by line, and what is said beside it; but for the version, which is another every time. */
static void print(Told *told, const char *arguments) {
    Shell shell = shell_run(arguments);
    told_add(told, "$ halfplane %s: %d", arguments, shell.status);
    told_end_line(told);
    for (char *line = shell.out, *end; *line; line = end + (*end != '\0')) {
        end = line + strcspn(line, "\n");
        if (strncmp(line, ".TH ", 4) == 0) continue;
        told_add(told, "%.*s", (int)(end - line), line);
        told_end_line(told);
    }
    for (char *at = shell.err; *at; at++) *at = *at == '\n' ? ' ' : *at;
    if (shell.err[0]) told_add(told, "> %s", shell.err);
    if (shell.err[0]) told_end_line(told);
    shell_free(&shell);
}

static void what_commands_print(void **state) {
    (void)state;
    static const char linked[] =
        "lesson check "
        "'#scene=FckxCsAwCADA3Vf4hax-pXQQFJGmBtRS-vuS9U64mQCxVIVwQGi_K69Nkz_NIjwGltu9XE7oZA8P25_"
        "PVEJLFtdo-AE'";
    static const char *const calls[] = {
        "train circles.scene --epochs 12",
        "train circles.scene --epochs 3 --json",
        "train four-colours.scene --epochs 5",
        "train line-fit.scene --epochs 7",
        "train line-fit.scene --epochs 2 --json",
        "train perceptron-trick.scene --epochs 4",
        "train stops.scene",
        "train rain.csv --epochs 3",
        "train rain.csv --epochs 2 --inputs humidity --json",
        "train numbers.csv --epochs 3",
        "train run.scene --epochs 5",
        "train nothing-to-scale.scene --epochs 2",
        "train graph.scene",
        "train circles.scene --epochs 0",
        "gradient circles.scene",
        "gradient maxout.scene",
        "gradient maxout.scene --json",
        "gradient perceptron-trick.scene --json",
        "gradient rain.scene",
        "gradient typed.scene --json",
        "field circles.scene --size 12 --epochs 50",
        "field circles.scene --size 3 --json",
        "field line-fit.scene --size 14 --epochs 5",
        "field four-colours.scene --size 10 --epochs 20",
        "field rain.scene --size 8",
        "graph 'loss = (y - max(0, x*w + b))^2' x=2 w=3 b=1 y=4",
        "graph 'loss = (y - max(0, x*w + b))^2' x=2 w=3 b=1 y=4 --json",
        "graph 'a / b + exp(-a) * ln(b)' a=0.5 b=3",
        "graph 'a +' a=1",
        "graph 'a + b' a=1",
        "sweep circles.scene rate=0.1,1 seed=1..3 --until 'loss < 0.6' --epochs 15 --threads 1",
        "sweep circles.scene rate=0.1,1 seed=1..3 --until 'loss < 0.6' --epochs 15 --csv",
        "sweep circles.scene rate=0.1,1 seed=1..2 --epochs 5 --json",
        "sweep circles.scene units=1,2 --epochs 5 --summary",
        "sweep commands/held-out.scene rate=0.1,1 seed=1..3 --epochs 5 --summary --csv",
        "sweep commands/held-out.scene rate=0.1,1 seed=1..3 --epochs 5 --summary",
        "sweep commands/held-out.scene rate=0.1,1 seed=1..3 --epochs 5 --part 2/3",
        "sweep circles.scene rat=1",
        "sweep circles.scene nothing",
        "sweep circles.scene rate=",
        "sweep circles.scene rate=0.1 rate=1",
        "sweep circles.scene rate=0.1 batch=1 units=2 noise=0 seed=1 layers=1 count=10 momentum=0",
        "sweep circles.scene rate=0.001..10",
        "sweep circles.scene rate=0.001..10:3 --epochs 2",
        "sweep circles.scene rate=10..0.001:3 --epochs 2",
        "sweep circles.scene rate=0.1,100000 --epochs 20 --json",
        "sweep circles.scene rate=-1,fast --epochs 2",
        "sweep circles.scene rate=1 --until 'loss <'",
        "sweep circles.scene rate=1 --part 3/2",
        "sweep graph.scene rate=1",
        "sweep rain.csv rate=0.1,1 --epochs 3 --summary",
        "python circles.scene --epochs 2",
        "python maxout.scene",
        "python typed.scene",
        "python rain.scene",
        "python perceptron-trick.scene",
        "lesson check ../lessons/predict.md ../lessons/steps.md ../lessons/whole.md",
        "lesson notes ../lessons/predict.md",
        "lesson notes ../lessons/steps.md",
        "lesson notes commands/noted.md",
        "lesson notes commands/derived.md",
        "lesson notes commands/noted.md commands/derived.md",
        "lesson check '#lesson=99'",
        linked,
        "lesson check '#scene=nothing'",
        "link '#lesson=3.2'",
        "link '#lesson=3x'",
        "link ../lessons/predict.md#9",
        "link graph.scene --epochs 5",
        "link commands/no-points.scene --epochs 5",
        "link nowhere.scene",
        "train rain.csv --separator x",
        "train rain.csv --separator tab",
        "train rain.csv --decimal 1",
        "train rain.csv --encoding other",
        "train rain.csv --inputs a,,b",
        "render circles.scene -o /dev/null --turn 400,0",
        "render circles.scene -o /dev/null --plane --experiment",
        "render circles.scene -o /tmp/never.png --experiment",
        "render graph.scene -o /tmp/never.png --experiment",
        "demo",
        "train",
        "train nowhere.scene",
        "train circles.scene --epochs many",
        "train circles.scene --epoch 5",
        "train ''",
        "field circles.scene",
        "field circles.scene --size 0",
        "render circles.scene",
        "render circles.scene -o /dev/full --size 10x10",
        "lesson",
        "lesson sing ../lessons/predict.md",
        "fly",
        "--help",
        "sweep --help",
        "--help; \"$HALFPLANE_PAGES\" man",
        "--help; \"$HALFPLANE_PAGES\" bash",
        "--help; \"$HALFPLANE_PAGES\" zsh",
        "--help; \"$HALFPLANE_PAGES\" fish",
    };
    Told told = told_begin("printed");
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) print(&told, calls[i]);
    told_end(&told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_commands_print),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
