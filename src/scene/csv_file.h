/* Points from a CSV file: a header row, then a row a point. Fields may be quoted, lines may end in
 * CRLF, a byte-order mark may come first; the fields are parted by commas, or by semicolons or tabs
 * when the header has more of those. Every chosen field must be a number, the label a number or a
 * class name (label.h). What is wrong is told by line and column: "rain.csv:7: ...".
 *
 * At most MAX_POINTS rows, CSV_FILE_BYTES bytes, CSV_FILE_FIELDS columns, MAX_COLUMNS of them
 * chosen. */
#ifndef SCENE_CSV_FILE_H
#define SCENE_CSV_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/message.h"
#include "nn/dataset.h"
#include "scene/label.h"

enum { CSV_FILE_BYTES = 64000000, CSV_FILE_FIELDS = 1024 };

/* Coordinates are to lie within this of 0. */
#define CSV_FILE_LIMIT 1e12

/* Which columns. Names are compared as clean_text leaves them in 31 bytes. */
typedef struct CsvFileDef {
    const char *label;        /* "" for the last column */
    int columns;              /* 0: all but the label */
    const char (*column)[32]; /* [columns] */
    LabelUse use;
} CsvFileDef;

/* False, with nothing to be freed, when anything is wrong. */
bool csv_file_read(Dataset *data, const char *path, const CsvFileDef *def, Message *message);

/* The same from text in memory; name stands for the path in messages. */
bool csv_file_parse(Dataset *data, const char *text, size_t length, const char *name,
                    const CsvFileDef *def, Message *message);

#endif
