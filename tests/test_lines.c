/* The lines that runs and lessons are made of, each as it should be and as it should not, in labs
 * of every kind: what is said of it, or what it did. golden/lines.txt has it (told.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hash.h"
#include "lesson/solve.h"
#include "loaded.h"
#include "told.h"

static const char *const lines[] = {"epochs 3",
                                    "epoch",
                                    "epochs 0",
                                    "epochs -1",
                                    "epochs many",
                                    "epochs 3 4",
                                    "epochs 1.5",
                                    "steps 2",
                                    "step",
                                    "step 0",
                                    "points 4",
                                    "point",
                                    "visit 2",
                                    "visit",
                                    "phase",
                                    "phase 2",
                                    "phase 9",
                                    "back",
                                    "back 2",
                                    "back 99",
                                    "seek 1",
                                    "seek 0",
                                    "seek 99",
                                    "seek -1",
                                    "seek",
                                    "restart",
                                    "restart now",
                                    "new",
                                    "new start",
                                    "new start 7",
                                    "new start -1",
                                    "new 7",
                                    "clear",
                                    "clear all",
                                    "add 1 2 red",
                                    "add 1 2 1",
                                    "add 1 red",
                                    "add 1 2",
                                    "add 1 2 mauve",
                                    "add 1 2 3 red",
                                    "add point 1 2 red",
                                    "add [1, 2, red]",
                                    "add x 2 red",
                                    "add 1e9 2 red",
                                    "move 1 3 4",
                                    "move point 1 3 4",
                                    "move 1 3",
                                    "move 0 3 4",
                                    "move 99 3 4",
                                    "move x 3 4",
                                    "move 1 3 nan",
                                    "label 1 red",
                                    "label point 1 red",
                                    "label 1 2",
                                    "label 99 red",
                                    "label 1",
                                    "label 1 mauve",
                                    "erase 1",
                                    "erase point 1",
                                    "erase 0",
                                    "erase 99",
                                    "erase",
                                    "erase one",
                                    "set rate 0.5",
                                    "set rate 1,5",
                                    "set rate",
                                    "set rate fast",
                                    "set rate -1",
                                    "set rate 0.1 0.2",
                                    "set rat 1",
                                    "set units 5",
                                    "set units[1] 4",
                                    "set units[9] 4",
                                    "set layers 3",
                                    "set activation[1] relu",
                                    "set activation relu",
                                    "set activation bent",
                                    "set batch full",
                                    "set batch 3",
                                    "set optimizer adam",
                                    "set optimizer best",
                                    "set loss squared",
                                    "set loss hinge",
                                    "set w[1,1,1] 2",
                                    "set w[1,1,9] 2",
                                    "set w[9,1,1] 2",
                                    "set w[1,1] 2",
                                    "set w[1,1,1] x",
                                    "set w[1,1,1] 1e9",
                                    "set b[1,1] -1",
                                    "set b[1] -1",
                                    "set b[2,1] 0.5",
                                    "set b[0,1] 1",
                                    "set slice[1] 2",
                                    "set slice[2] 0.5",
                                    "set slice[0] 1",
                                    "set slice[17] 1",
                                    "set slice[1 1",
                                    "set slice[-1] 1",
                                    "set slice 1",
                                    "set held-out 0.25",
                                    "set held-out 25 %",
                                    "set noise 0.3",
                                    "set points 10",
                                    "set set moons",
                                    "set seed 4",
                                    "set scale on",
                                    "set shuffle off",
                                    "set input[3] on",
                                    "set x 3",
                                    "set y 1",
                                    "set w 0.5",
                                    "set q 1",
                                    "set dropout 0.2",
                                    "select point 1",
                                    "select point 99",
                                    "select point",
                                    "select weight w[1,1,1]",
                                    "select weight w[9,1,1]",
                                    "select unit 1 1",
                                    "select unit 9 9",
                                    "select nothing",
                                    "select votes all",
                                    "select votes this",
                                    "select votes both",
                                    "select votes",
                                    "select",
                                    "turn 30 40",
                                    "turn 30",
                                    "turn 30 400",
                                    "above",
                                    "above it",
                                    "space 1",
                                    "space 9",
                                    "space x",
                                    "threshold 0.5",
                                    "threshold",
                                    "threshold high",
                                    "train until loss < 0.6",
                                    "train until loss <",
                                    "train",
                                    "train 5",
                                    "train until wrong == 0",
                                    "derive",
                                    "derive w",
                                    "give 1",
                                    "give",
                                    "descend",
                                    "descend 2",
                                    "descend -1",
                                    "export",
                                    "export program",
                                    "export picture",
                                    "open",
                                    "open table",
                                    "experiment",
                                    "experiment now",
                                    "predict 1",
                                    "predict",
                                    "fly",
                                    "stepp",
                                    "",
                                    "   ",
                                    "set",
                                    "a b c d e f g h i j k l m n o p q r s t u v w x y z"};
enum { LINES = sizeof lines / sizeof *lines };

static const char *const scenes[] = {
    "data: {set: circles, count: 12, seed: 1, test: 0.2}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"
    "training: {rate: 0.3, batch: 4}\n",
    "data: {points: [[4, 5, blue], [5, 9, red], [9, 6, red], [1, 1, blue]]}\n"
    "network: {layers: [1 step], values: [{w: [[3, 4]], b: [-10]}]}\n"
    "training: {rule: perceptron, rate: 0.1}\n",
    "data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
    "network: {layers: [1 linear]}\ntraining: {rate: 0.1, loss: squared}\n",
    "graph: {expression: \"(y - w*x)^2\", values: {x: 2, w: 3, y: 4}, learn: [w]}\n",
    "data: {set: blobs, count: 9, classes: 3}\nnetwork: {layers: [2 maxout, 3 softmax]}\n",
};
enum { SCENES = sizeof scenes / sizeof *scenes };

/* Two epochs on. */
static Lab trained(const char *text) {
    Lab lab = lab_of(text);
    for (int i = 0; i < 2; i++) lab_apply(&lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    return lab;
}

/* What is another now than in the lab before. */
static void tell_difference(Told *told, const Lab *before, const Lab *lab) {
    const Trainer *a = lab_trainer(before), *t = lab_trainer(lab);
    const Selection *s = &lab->selected, *was = &before->selected;
    const LabLook *look = &lab->look;
    Scene scene = lab_scene(lab);
    char *text = scene_text(&scene, NULL);
    told_add(told, "saved #%08llx",
             (unsigned long long)(hash_bytes(HASH_BEGIN, text, strlen(text)) & 0xffffffff));
    free(text);
    scene_destroy(&scene);
    if (a->steps != t->steps || a->epoch != t->epoch || a->next != t->next)
        told_add(told, ", epoch %d step %d phase %d", (int)t->epoch, (int)t->steps, (int)t->next);
    if (network_hash(&a->net) != network_hash(&t->net))
        told_add(told, ", loss %.5g of %d", lab->score.loss, t->net.count);
    if (lab->scene.data.count != before->scene.data.count)
        told_add(told, ", %d points", lab->scene.data.count);
    if (s->point != was->point || s->weight != was->weight || s->unit != was->unit ||
        s->layer != was->layer)
        told_add(told, ", selected %d %d %d %d", s->point, s->weight, s->layer, s->unit);
    if (lab->looks != before->looks)
        told_add(told, ", looks %.4g %.4g %d %.4g %.4g", look->yaw, look->pitch, look->above,
                 look->space, look->threshold);
    if (lab->graph && before->graph && lab->graph->walked != before->graph->walked)
        told_add(told, ", walked %d", lab->graph->walked);
    told_add(told, ", programs %d tables %d runs %d, undo %d. %s", lab->programs, lab->tables,
             lab->found.runs, lab->history.undos, lab->notice.text);
}

static void every_line(void **state) {
    (void)state;
    Told told = told_begin("lines");
    for (int s = 0; s < SCENES; s++) {
        Lab before = trained(scenes[s]);
        for (int i = 0; i < LINES; i++) {
            Lab lab = trained(scenes[s]);
            Message message = {""};
            told_add(&told, "scene %d, %s: ", s, lines[i]);
            if (solve_line(&lab, lines[i], &message))
                tell_difference(&told, &before, &lab);
            else
                told_add(&told, "%s", message.text);
            if (s == 0)
                told_add(&told, " | ways %x tools %d", solve_ways(lines[i]),
                         solve_needs_tools(lines[i]));
            told_end_line(&told);
            lab_destroy(&lab);
        }
        lab_destroy(&before);
    }
    told_end(&told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
