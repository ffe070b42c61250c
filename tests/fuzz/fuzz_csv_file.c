/* Any bytes as a CSV file: refused with a message that names a line, or points within all limits.
 * The first byte chooses how the columns are asked for. */
#include <math.h>
#include <string.h>

#include "fuzz.h"
#include "scene/clean.h"
#include "scene/csv_file.h"

static void check_data(const Dataset *data) {
    PROMISE(data->count >= 1 && data->count <= MAX_POINTS);
    PROMISE(data->columns >= 1 && data->columns <= MAX_COLUMNS);
    for (long i = 0; i < (long)data->count * data->columns; i++) {
        PROMISE(fabs((double)data->x[i]) <= CSV_FILE_LIMIT);
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

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const char columns[][32] = {"a", "b"};
    if (size == 0) return 0;
    unsigned choice = *bytes++;
    const CsvFileDef def = {.label = choice & 1 ? "y" : "",
                            .columns = choice & 2 ? 2 : 0,
                            .column = columns,
                            .use = {.outputs = choice >> 4 & 3, .regression = choice & 4}};
    Dataset data;
    Message message = {""};
    if (!csv_file_parse(&data, (const char *)bytes, size - 1, "t.csv", &def, &message)) {
        PROMISE(strncmp(message.text, "t.csv:", 6) == 0 && clean_is(message.text));
        PROMISE(data.x == NULL && data.label == NULL);
        return 0;
    }
    check_data(&data);
    dataset_destroy(&data);
    return 0;
}
