/* For tests that do whatever hands can do, each deed on a screen of its own: these screens, and
 * what is noted of what comes of it: what is drawn (drawn.h), what the lab holds, and what is asked
 * of the window. Include after cmocka.h. */
#ifndef TESTS_TOUCHED_H
#define TESTS_TOUCHED_H

#include "screens.h"
#include "witness.h"

/* ---- screens */

static inline void train_a_little(Person *p) {
    for (int i = 0; i < 4; i++)
        lab_apply(&p->frame->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
}

static inline void show(Person *p, Panel stage, Panel upper, Panel lower) {
    const Panel panel[PLACE_COUNT] = {stage, upper, lower};
    memcpy(p->frame->ui.panel, panel, sizeof panel);
    frame_draw(p->frame);
}

static inline void with_numbers(Person *p) {
    train_a_little(p);
    show(p, PANEL_NUMBERS, PANEL_FACTORS, PANEL_CURVE);
}

static inline void with_matrices(Person *p) {
    train_a_little(p);
    show(p, PANEL_MATRICES, PANEL_DATA, PANEL_GRADIENTS);
}

static inline void with_surface(Person *p) {
    train_a_little(p);
    show(p, PANEL_SURFACE, PANEL_LANDSCAPE, PANEL_CONFUSION);
}

static inline void with_space(Person *p) {
    train_a_little(p);
    show(p, PANEL_SPACE, PANEL_LIKELIHOOD, PANEL_OVER_X);
}

static inline void with_fingers(Person *p) {
    train_a_little(p);
    p->frame->ui.fingers = true;
    frame_draw(p->frame);
}

static inline void with_a_card(Person *p) {
    press(p, "word", SECTION_TRAINING);
}

static inline void with_a_table(Person *p) {
    static const char table[] = "name;height;weight;passed\nAda;1,72;68,5;yes\n"
                                "Boris;1,84;86,5;no\nEmma;1,67;;no\nKim;1,7;60;yes\n";
    table_sheet_begin(&p->frame->ui.table, "", strdup(table), strlen(table));
}

static inline void computed(Person *p) {
    for (int i = 0; i < 5; i++) lab_apply(&p->frame->lab, &(Action){.kind = ACTION_STEP});
}

#define LESSON                                                                                     \
    "---\ntitle: A lesson of one's own\n---\n## One\n\nLook at the *plane*, press {key}`S`.\n\n"   \
    "```{scene}\ndata: {set: circles, count: 40, seed: 1, test: 0.25}\n"                           \
    "network: {layers: [3 tanh, 1 sigmoid]}\ntraining: {rate: 0.3}\n"                              \
    "show: [plane, network, weights, rate]\nkeys: [epoch, step]\nselect: {point: 2}\n```\n\n"      \
    "```{predict}\nask: Will the loss fall?\nchoices: [\"Yes\", \"No\"]\nanswer: \"Yes\"\n"        \
    "why: It does.\nproof: loss < 1\n```\n\n"                                                      \
    "```{task}\n- say: Take one step\n  when: steps >= 1\n  solve: [step]\n```\n\n"                \
    "```{hint} when stuck\nThe key is {key}`S`.\n```\n\n## Two\n\nWords.\n"

#define EXPERIMENT                                                                                 \
    "data: {set: circles, count: 40}\nexperiment: {vary: [\"rate=0.03,0.1,0.3,1\", "               \
    "\"units=2,4\"], starts: 3, until: \"loss < 0.5\", epochs: 20}\n"

#define GRAPH                                                                                      \
    "graph: {expression: \"loss = (y - max(0, x*w + b))^2 + 0.1*exp(-w)\",\n"                      \
    "  values: {x: 2, w: 3, b: 1, y: 4}, learn: [w, b]}\nshow: [graph, weights]\n"

static const Screen screens[] = {
    {"perceptron", NULL, 1200, 720, train_a_little},
    {"two units", NULL, 1200, 720, train_a_little},
    {"deep, numbers", NULL, 1200, 720, with_numbers},
    {"three classes, matrices", NULL, 1200, 720, with_matrices},
    {"deep, surface", NULL, 1200, 720, with_surface},
    {"three columns, space", NULL, 1200, 720, with_space},
    {"a line", NULL, 1024, 640, train_a_little},
    {"two units on a phone", NULL, 360, 640, with_fingers},
    {"a lesson", LESSON, 1200, 720, NULL},
    {"a lesson, training", LESSON, 1200, 720, with_a_card},
    {"a lesson on a phone", LESSON, 360, 640, with_fingers},
    {"a table", "data: {set: xor, count: 40}\n", 1200, 720, with_a_table},
    {"an experiment", EXPERIMENT, 1200, 720, begin_experiment},
    {"an experiment, done", EXPERIMENT, 1200, 720, run_experiment},
    {"compared", COMPARED, 1200, 720, play},
    {"an expression", GRAPH, 1200, 720, computed},
};
enum { SCREENS = sizeof screens / sizeof *screens };

/* Of those without a text the scene of drawn.h whose name begins theirs. */
static inline const char *text_of(const Screen *screen) {
    if (screen->text) return screen->text;
    for (int s = 0; s < SCENES; s++) {
        if (strncmp(screen->name, scenes[s].name, strlen(scenes[s].name)) == 0)
            return scenes[s].text;
    }
    fail_msg("there is no scene for %s", screen->name);
    return "";
}

static inline Person before(const Screen *screen) {
    return screen_sit(screen, text_of(screen), 1);
}

/* ---- what comes of it */

/* What is asked of whoever runs the frame: no picture shows it. */
static inline uint64_t asked(uint64_t hash, const UiState *ui) {
    const Wish *w = &ui->wish;
    const int all[] = {w->lesson,  w->recent,  w->free_play,   w->anew,    w->next_lesson,
                       w->program, w->picture, w->drawing,     w->save,    w->full_screen,
                       w->compare, w->keep,    w->experiment,  w->copy,    w->copy_picture,
                       w->quit,    ui->home,   (int)ui->shape, ui->wander, (int)ui->tool};
    hash = hash_bytes(hash, all, sizeof all);
    return ui->copied ? hash_bytes(hash, ui->copied, strlen(ui->copied)) : hash;
}

/* Adds the screen as it is after what was done. The sheets that list a folder, and the code of a
 * link, which is as long as the library packs it, are those of the machine. */
static inline void note(Drawn *drawn, Person *p) {
    UiState *ui = &p->frame->ui;
    lab_apply(&p->frame->lab, &(Action){.kind = ACTION_PAUSE});
    for (int i = 0; i < 2; i++) frame_step(p->frame, &p->input);
    if (ui->share.open || ui->sheet.kind || ui->home) {
        drawn->said = hash_byte(drawn->said, (uint8_t)(ui->share.open + 2 * ui->sheet.kind));
        return;
    }
    uint64_t lab = witness_hash(&p->frame->lab);
    sum_up(drawn, p->frame);
    drawn->said = hash_bytes(drawn->said, &lab, sizeof lab);
    drawn->said = asked(drawn->said, ui);
}

#endif
