/* See experiment_sheet.h. */
#include "ui/experiment_sheet.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void experiment_sheet_destroy(ExperimentSheet *sheet) {
    experiment_destroy(&sheet->at);
    free((void *)sheet->picture.image.pixels);
    *sheet = (ExperimentSheet){.group = -1, .wanted = -1};
}

/* What there is to see is forgotten. */
static void clear(ExperimentSheet *sheet) {
    experiment_destroy(&sheet->at);
    free((void *)sheet->picture.image.pixels);
    sheet->picture = (ExperimentPicture){.run = -1, .group = -1};
    sheet->group = -1;
}

static bool same_def(const SceneExperiment *a, const SceneExperiment *b) {
    bool same = a->starts == b->starts && a->epochs == b->epochs && strcmp(a->until, b->until) == 0;
    for (int i = 0; i < EXPERIMENT_VARY; i++) same = same && strcmp(a->vary[i], b->vary[i]) == 0;
    return same;
}

static bool same_points(const Dataset *a, const Dataset *b) {
    size_t labels = sizeof *a->label * (size_t)a->count,
           values = sizeof *a->x * (size_t)a->count * (size_t)a->columns;
    return a->count == b->count && a->columns == b->columns &&
           (a->count == 0 ||
            (memcmp(a->x, b->x, values) == 0 && memcmp(a->label, b->label, labels) == 0));
}

bool experiment_sheet_is_of(const ExperimentSheet *sheet, const Lab *lab) {
    return sheet->at.runs > 0 && lab->scene.experiment.given &&
           same_def(&sheet->at.def, &lab->scene.experiment) &&
           same_points(&sheet->at.scene.data, &lab->scene.data);
}

/* What is asked of it first: how soon the goal is reached, or else how it does on points that it
 * has not seen. */
static ExperimentFigure first_figure(const ExperimentSheet *sheet, const Scene *scene) {
    if (sheet->def.until[0]) return FIGURE_EPOCHS;
    return scene->held_out > 0 ? FIGURE_TEST_LOSS : FIGURE_LOSS;
}

void experiment_sheet_begin(ExperimentSheet *sheet, const Lab *lab) {
    const Scene *scene = &lab->scene;
    bool of_this = sheet->at.runs > 0 && scene->experiment.given &&
                   same_def(&sheet->at.def, &scene->experiment);
    if (!of_this) {
        clear(sheet);
        sheet->def = scene->experiment.given ? scene->experiment : scene_usual_experiment();
        if (!scene->experiment.given && scene->data.kind == LABEL_NUMBER)
            sheet->def.until[0] = '\0';
    }
    sheet->figure = first_figure(sheet, scene);
    sheet->wrong.text[0] = '\0';
    sheet->wanted = -1;
    sheet->open = true;
}

void experiment_sheet_close(ExperimentSheet *sheet) {
    experiment_pause(&sheet->at, true);
    sheet->open = false;
}

void experiment_sheet_run(ExperimentSheet *sheet, Lab *lab) {
    Experiment made;
    if (!experiment_create(&made, &lab->scene, &sheet->def, &sheet->wrong)) return;
    clear(sheet);
    sheet->at = made;
    sheet->wrong.text[0] = '\0';
    if (!sheet->def.until[0] && sheet->figure == FIGURE_EPOCHS) sheet->figure = FIGURE_LOSS;
    lab_keep_experiment(lab, &sheet->def);
}

bool experiment_sheet_varies(const ExperimentSheet *sheet, const char *name, int *place) {
    size_t length = strlen(name);
    for (int i = 0; i < EXPERIMENT_VARY; i++) {
        const char *vary = sheet->def.vary[i];
        if (strncmp(vary, name, length) != 0 || vary[length] != '=') continue;
        *place = i;
        return true;
    }
    return false;
}

void experiment_sheet_vary(ExperimentSheet *sheet, const char *name, const char *values) {
    char(*vary)[EXPERIMENT_TEXT] = sheet->def.vary;
    int place;
    sheet->wrong.text[0] = '\0';
    if (experiment_sheet_varies(sheet, name, &place)) {
        if (place == 0) memcpy(vary[0], vary[1], sizeof vary[0]);
        vary[1][0] = '\0';
        return;
    }
    place = vary[0][0] ? 1 : 0;
    snprintf(vary[place], EXPERIMENT_TEXT, "%s=%s", name, values);
}

bool experiment_sheet_figure(const ExperimentSheet *sheet, int run, double *value) {
    const ExperimentRun *r = &sheet->at.run[run];
    const Outcome *o = &r->outcome;
    bool diverged = r->ran && o->end == TRIAL_DIVERGED;
    if (!r->ran) return false;
    switch (sheet->figure) {
    case FIGURE_EPOCHS: *value = o->reached < 0 ? INFINITY : (double)o->reached; break;
    case FIGURE_TEST_LOSS: *value = diverged ? INFINITY : o->test_loss; break;
    case FIGURE_LOSS:
    case FIGURES: *value = diverged ? INFINITY : o->loss; break;
    }
    return !isnan(*value);
}
