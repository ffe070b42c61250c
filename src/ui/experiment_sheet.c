/* See experiment_sheet.h. */
#include "ui/experiment_sheet.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scene/scene_file.h"

void experiment_sheet_destroy(ExperimentSheet *sheet) {
    experiment_destroy(&sheet->at);
    experiment_destroy(&sheet->other);
    free((void *)sheet->picture.image.pixels);
    *sheet = (ExperimentSheet){.group = -1, .wanted = -1};
}

/* Of other runs another picture is to be made. */
static void clear(ExperimentSheet *sheet) {
    free((void *)sheet->picture.image.pixels);
    sheet->picture = (ExperimentPicture){.run = -1, .group = -1};
    sheet->group = -1;
}

static bool same_points(const Dataset *a, const Dataset *b) {
    size_t labels = sizeof *a->label * (size_t)a->count,
           values = sizeof *a->x * (size_t)a->count * (size_t)a->columns;
    return a->count == b->count && a->columns == b->columns &&
           (a->count == 0 ||
            (memcmp(a->x, b->x, values) == 0 && memcmp(a->label, b->label, labels) == 0));
}

/* All that its runs depend on but its points, as text; to be freed. NULL when memory is short. */
static char *text_of_run(const Scene *scene) {
    Scene plain = scene_default();
    plain.set = scene->set;
    plain.held_out = scene->held_out;
    plain.scale = scene->scale;
    plain.features = scene->features;
    plain.inputs_given = scene->inputs_given;
    plain.network = scene->network;
    plain.training = scene->training;
    char *text = scene_text(&plain, scene->values);
    scene_destroy(&plain);
    return text;
}

static bool same_scene(const Scene *a, const Scene *b) {
    char *one = text_of_run(a), *other = text_of_run(b);
    bool same = one && other && strcmp(one, other) == 0 && same_points(&a->data, &b->data);
    free(one);
    free(other);
    return same;
}

bool experiment_sheet_is_of(const ExperimentSheet *sheet, const Lab *lab) {
    return sheet->at.runs > 0 && lab->scene.experiment.given &&
           experiment_asks_same(&sheet->at.def, &lab->scene.experiment) &&
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
                   experiment_asks_same(&sheet->at.def, &scene->experiment);
    sheet->changed = of_this && !same_scene(&sheet->at.scene, scene);
    if (!of_this) {
        experiment_destroy(&sheet->at);
        experiment_destroy(&sheet->other);
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

bool experiment_sheet_goes_on(const ExperimentSheet *sheet) {
    const Experiment *at = &sheet->at;
    return at->done < at->runs && !at->going && !sheet->changed &&
           experiment_asks_same(&at->def, &sheet->def);
}

static void begin_anew(ExperimentSheet *sheet, Lab *lab, const Experiment *made) {
    experiment_pause(&sheet->at, true);
    if (sheet->at.done > 0) {
        experiment_destroy(&sheet->other);
        sheet->other = sheet->at;
        sheet->undone = false;
    } else {
        experiment_destroy(&sheet->at);
    }
    clear(sheet);
    sheet->at = *made;
    sheet->changed = false;
    if (!sheet->def.until[0] && sheet->figure == FIGURE_EPOCHS) sheet->figure = FIGURE_LOSS;
    lab_keep_experiment(lab, &sheet->def);
}

void experiment_sheet_run(ExperimentSheet *sheet, Lab *lab) {
    Experiment made;
    if (experiment_sheet_goes_on(sheet))
        experiment_pause(&sheet->at, false);
    else if (experiment_create(&made, &lab->scene, &sheet->def, &sheet->wrong))
        begin_anew(sheet, lab, &made);
    else
        return;
    sheet->wrong.text[0] = '\0';
}

static bool exchange(ExperimentSheet *sheet, Lab *lab) {
    const Experiment at = sheet->at;
    if (sheet->other.runs == 0) return false;
    sheet->at = sheet->other;
    sheet->other = at;
    experiment_pause(&sheet->other, true);
    clear(sheet);
    sheet->undone = !sheet->undone;
    sheet->def = sheet->at.def;
    sheet->changed = !same_scene(&sheet->at.scene, &lab->scene);
    sheet->wrong.text[0] = '\0';
    if (!sheet->def.until[0] && sheet->figure == FIGURE_EPOCHS) sheet->figure = FIGURE_LOSS;
    lab_keep_experiment(lab, &sheet->def);
    if (!sheet->changed && sheet->at.done == sheet->at.runs) lab_note_experiment(lab, &sheet->at);
    return true;
}

bool experiment_sheet_undo(ExperimentSheet *sheet, Lab *lab) {
    return !sheet->undone && exchange(sheet, lab);
}

bool experiment_sheet_redo(ExperimentSheet *sheet, Lab *lab) {
    return sheet->undone && exchange(sheet, lab);
}

bool experiment_sheet_run_given(ExperimentSheet *sheet, Lab *lab, Message *message) {
    if (!lab->scene.experiment.given)
        return message_set(message, "there is no experiment in it; add one, as in experiment: "
                                    "{vary: [\"rate=0.1,1\"], starts: 20}");
    experiment_sheet_begin(sheet, lab);
    experiment_sheet_run(sheet, lab);
    return sheet->at.runs > 0 || message_set(message, "%s", sheet->wrong.text);
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
