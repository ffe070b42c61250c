/* Any bytes as a table: refused with a sentence, or cells and points within all limits. The first
 * byte chooses what is said about the table. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "scene/cells.h"
#include "scene/clean.h"
#include "scene/scene_file.h"

static void check_data(const Dataset *data) {
    PROMISE(data->count >= 1 && data->count <= MAX_POINTS);
    PROMISE(data->columns >= 1 && data->columns <= MAX_COLUMNS);
    for (long i = 0; i < (long)data->count * data->columns; i++) {
        PROMISE(fabs((double)data->x[i]) <= CELLS_LIMIT);
    }
    PROMISE(data->kind == LABEL_NUMBER || (data->classes >= 2 && data->classes <= MAX_CLASSES));
    for (int i = 0; i < data->count; i++) {
        float label = data->label[i];
        PROMISE(fabs((double)label) <= LABEL_LIMIT);
        PROMISE(data->kind == LABEL_NUMBER ||
                (label >= 0 && label < (float)data->classes && label == floorf(label)));
    }
    for (int c = 0; c < data->columns; c++) PROMISE(data->name[c][0] && clean_is(data->name[c]));
    for (int k = 0; k < data->classes; k++) PROMISE(clean_is(data->class_name[k]));
}

/* What it holds goes into a scene and comes out again. */
static void check_rows(const Cells *cells, const Dataset *data) {
    Scene scene, again;
    CellsRows rows;
    Message message = {""};
    if (data->count > 1000 || !scene_from_cells(&scene, cells, "t.csv", true, &rows, &message))
        return;
    char *text = scene_text(&scene, NULL);
    PROMISE(text);
    if (!scene_parse(&again, text, strlen(text), "again", 1, "", &message)) {
        fprintf(stderr, "%s\n%s", message.text, text);
        abort();
    }
    PROMISE(again.data.kind == data->kind && again.data.count == data->count);
    size_t labels = sizeof(float) * (size_t)data->count;
    PROMISE(memcmp(again.data.x, data->x, labels * (size_t)data->columns) == 0);
    PROMISE(memcmp(again.data.label, scene.data.label, labels) == 0);
    for (int i = 0; i < data->count; i++) /* answers are learned in a unit that suits them */
        PROMISE(scene.data.label[i] == (float)((double)data->label[i] / rows.unit));
    for (int k = 0; k < data->classes; k++)
        PROMISE(strcmp(again.data.class_name[k], data->class_name[k]) == 0);
    for (int c = 0; c < data->columns; c++) PROMISE(strcmp(again.data.name[c], data->name[c]) == 0);
    free(text);
    scene_destroy(&again);
    scene_destroy(&scene);
}

static void check_cells(Cells *cells, LabelUse use) {
    CellsRows rows;
    CellsNotes notes;
    Dataset data;
    Message message = {""};
    cells_use(cells, use);
    PROMISE(cells->columns >= 2 && cells->columns <= CELLS_COLUMNS && cells->rows >= 1);
    PROMISE(cells->inputs <= MAX_COLUMNS && cells->answer < cells->columns);
    for (int c = 0; c < cells->columns; c++) {
        PROMISE(cells_find(cells, cells->column[c].name, &message) <= c);
        PROMISE(strlen(cells_text(cells, cells->rows - 1, c)) < CELLS_BYTES);
    }
    if (!cells_points(cells, &data, &rows, &message)) {
        PROMISE(message.text[0] && clean_is(message.text));
        return;
    }
    PROMISE(rows.used + rows.gaps + rows.wide == cells->rows);
    cells_notes(cells, &rows, &notes);
    for (int i = 0; i < notes.count; i++) PROMISE(clean_is(notes.note[i].text));
    check_data(&data);
    check_rows(cells, &data);
    dataset_destroy(&data);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const char separators[] = {0, ',', ';', '\t'};
    if (size == 0) return 0;
    unsigned choice = *bytes++;
    const CellsHow how = {.separator = separators[choice & 3],
                          .encoding = choice & 4 ? ENCODING_WINDOWS : ENCODING_UNSAID,
                          .header = choice & 8 ? HEADER_NONE : HEADER_UNSAID};
    const LabelUse use = {.outputs = choice >> 4 & 3, .regression = choice >> 6 & 1};
    Cells cells;
    Message message = {""};
    if (!cells_parse(&cells, (const char *)bytes, size - 1, how, &message)) {
        PROMISE(message.text[0] && clean_is(message.text));
        PROMISE(cells.text == NULL && cells.column == NULL);
        return 0;
    }
    check_cells(&cells, use);
    cells_destroy(&cells);
    return 0;
}
