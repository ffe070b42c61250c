/* See csv_file.h. Quotes and line ends are libcsv's business, what the fields mean is ours. */
#include "scene/csv_file.h"

#include <csv.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scene/clean.h"
#include "scene/file.h"
#include "scene/hint.h"
#include "scene/number.h"

enum { ROLE_NONE = -1, ROLE_LABEL = -2 }; /* others: the coordinate it is */

typedef struct Reader {
    const CsvFileDef *def;
    Dataset *data;
    Labels labels;
    int line;                /* where the present row begins */
    bool header_read, ended; /* ended: the present row is complete */
    int fields, field;       /* of the header, of the present row so far */
    char (*title)[32];       /* [fields] */
    int *role;               /* [fields] */
    float x[MAX_COLUMNS];
    bool failed;
    Message wrong; /* the first thing wrong in the present row, or what failed */
} Reader;

#define WRONG(reader, ...)                                                                         \
    ((void)((reader)->wrong.text[0] || message_set(&(reader)->wrong, __VA_ARGS__)))

/* --- The header --- */

static void header_field(Reader *r, const char *text, size_t length) {
    if (r->field >= CSV_FILE_FIELDS) {
        WRONG(r, "the header has more than %d columns; keep those that are needed",
              CSV_FILE_FIELDS);
        return;
    }
    if (r->field % 64 == 0) r->title = memory_resize(r->title, ((size_t)r->field + 64) * 32);
    clean_text(text, length, r->title[r->field], 32);
}

/* The column of that name; -1 with a message when there is none, or more than one. */
static int find_column(Reader *r, const char *name) {
    const char *titles[CSV_FILE_FIELDS];
    char quoted[64];
    int found = -1;
    for (int i = 0; i < r->fields; i++) {
        titles[i] = r->title[i];
        if (strcmp(r->title[i], name) != 0) continue;
        if (found >= 0) {
            WRONG(r, "two columns are called %s; rename one", clean_quote(name, quoted));
            return -1;
        }
        found = i;
    }
    if (found < 0) {
        char hint[256];
        WRONG(r, "there is no column %s; %s", clean_quote(name, quoted),
              hint_name(name, titles, r->fields, hint));
    }
    return found;
}

static void choose_named(Reader *r) {
    for (int c = 0; c < r->def->columns; c++) {
        const char *name = r->def->column[c];
        int i = find_column(r, name);
        if (i < 0) return;
        if (r->role[i] != ROLE_NONE) {
            char quoted[64];
            WRONG(r, "the column %s is chosen twice; name each column once, and not the label",
                  clean_quote(name, quoted));
            return;
        }
        r->role[i] = c;
    }
    r->data->columns = r->def->columns;
}

static void choose_all(Reader *r) {
    int columns = 0;
    for (int i = 0; i < r->fields; i++) {
        if (r->role[i] == ROLE_NONE) r->role[i] = columns++;
    }
    if (columns > MAX_COLUMNS) {
        WRONG(r,
              "there are %d columns beside the label, and at most %d can be inputs; choose some "
              "with columns: [...]",
              columns, MAX_COLUMNS);
    }
    r->data->columns = columns;
}

/* Without a header the first point would be taken for one. */
static bool all_numbers(const Reader *r) {
    float number;
    for (int i = 0; i < r->fields; i++) {
        if (!number_read(r->title[i], &number)) return false;
    }
    return true;
}

static void choose(Reader *r) {
    const char *label = r->def->label;
    if (all_numbers(r)) {
        WRONG(r, "the first row holds numbers; it must name the columns, as in x1,x2,label");
        return;
    }
    if (r->fields < 2) {
        WRONG(r, "there is only one column; at least one input and the label are needed, parted by "
                 "a comma");
        return;
    }
    r->role = memory_zeroed((size_t)r->fields, sizeof *r->role);
    for (int i = 0; i < r->fields; i++) r->role[i] = ROLE_NONE;
    int i = label[0] ? find_column(r, label) : r->fields - 1;
    if (i < 0) return;
    r->role[i] = ROLE_LABEL;
    if (r->def->columns > 0) {
        choose_named(r);
    } else {
        choose_all(r);
    }
}

/* The data set that the rows will fill, with the names of the chosen columns. */
static void begin_data(Reader *r) {
    *r->data = dataset_create(r->data->columns, LABEL_NUMBER);
    for (int i = 0; i < r->fields; i++) {
        int role = r->role[i];
        if (role != ROLE_NONE && r->title[i][0] == '\0') {
            WRONG(r, "column %d has no name; give it one", i + 1);
        }
        if (role != ROLE_NONE) find_column(r, r->title[i]); /* there may be no other of that name */
        if (role == ROLE_LABEL) clean_name(r->data->label_name, r->title[i]);
        if (role >= 0) clean_name(r->data->name[role], r->title[i]);
    }
}

/* --- Rows --- */

static void coordinate(Reader *r, const char *text, float *x) {
    char column[64], field[64];
    clean_quote(r->title[r->field], column);
    if (text[0] == '\0') {
        WRONG(r, "column %s has no value here; give a number, or leave the row out", column);
    } else if (!number_read(text, x)) {
        WRONG(r,
              "column %s holds %s, which is no number; write it like 12.5, or choose other columns",
              column, clean_quote(text, field));
    } else if (!(fabs((double)*x) <= CSV_FILE_LIMIT)) {
        WRONG(r, "column %s holds %s; numbers must lie within 1e12 of 0", column,
              clean_quote(text, field));
    }
}

static void label(Reader *r, const char *text) {
    char column[64];
    Message message = {""};
    clean_quote(r->title[r->field], column);
    if (text[0] == '\0') {
        WRONG(r, "column %s, the label, has no value here; give one, or leave the row out", column);
    } else if (r->labels.count <= MAX_POINTS && !labels_add(&r->labels, text, &message)) {
        WRONG(r, "column %s: %s", column, message.text);
    }
}

/* libcsv calls this with each field. */
static void on_field(void *text, size_t length, void *reader) {
    Reader *r = reader;
    if (!r->header_read) {
        header_field(r, text, length);
    } else if (r->field < r->fields && !r->failed) {
        int role = r->role[r->field];
        if (role == ROLE_LABEL) label(r, text);
        if (role >= 0) coordinate(r, text, &r->x[role]);
    }
    r->field++;
}

static void end_header(Reader *r) {
    r->fields = r->field;
    r->header_read = true;
    if (!r->wrong.text[0]) choose(r);
    if (!r->wrong.text[0]) begin_data(r);
}

static void end_point(Reader *r) {
    if (r->field != r->fields) {
        message_set(&r->wrong,
                    "this row has %d %s, the header has %d; a text that holds a comma needs quotes",
                    r->field, r->field == 1 ? "field" : "fields", r->fields);
    } else if (!r->wrong.text[0] && !dataset_add(r->data, r->x, 0)) {
        WRONG(r, "there are more than %d rows; leave some out", MAX_POINTS);
    }
}

/* libcsv calls this at the end of each row. */
static void on_row(int end, void *reader) {
    Reader *r = reader;
    if (!r->failed) {
        if (r->header_read) {
            end_point(r);
        } else {
            end_header(r);
        }
        r->failed = r->wrong.text[0] != '\0';
    }
    r->field = 0;
    r->ended = true;
}

/* --- The file --- */

/* The line that begins at text, its end included. */
static size_t line_length(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\n') return i + 1;
        if (text[i] == '\r') return i + 1 + (i + 1 < length && text[i + 1] == '\n');
    }
    return length;
}

static bool is_blank(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (!strchr(" \t\r\n", text[i])) return false;
    }
    return true;
}

/* Whichever of , ; tab the header has most of, outside of quotes. */
static unsigned char delimiter(const char *text, size_t length) {
    static const char marks[] = ",;\t";
    int count[3] = {0};
    bool quoted = false;
    for (size_t i = 0, end = line_length(text, length); i < end; i++) {
        const char *mark = strchr(marks, text[i]);
        if (text[i] == '"') quoted = !quoted;
        if (mark && !quoted) count[mark - marks]++;
    }
    int best = count[1] > count[0] ? 1 : 0;
    return (unsigned char)marks[count[2] > count[best] ? 2 : best];
}

/* Line by line, so that every row knows where it begins. */
static void read_rows(Reader *r, const char *text, size_t length) {
    struct csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
    csv_set_delim(&parser, delimiter(text, length));
    r->ended = true;
    int line = 1;
    for (size_t at = 0; at < length && !r->failed; line++) {
        size_t n = line_length(text + at, length - at);
        if (r->ended) r->line = line;
        r->ended = r->ended && is_blank(text + at, n);
        if (csv_parse(&parser, text + at, n, on_field, on_row, r) != n) {
            WRONG(r, "a quote stands within a field; put quotes around the whole field, and write "
                     "a quote within as two");
            r->failed = true;
        }
        at += n;
    }
    if (!r->failed && csv_fini(&parser, on_field, on_row, r) != 0) {
        WRONG(r, "a quote that opens here is never closed; close it");
        r->failed = true;
    }
    csv_free(&parser);
}

static bool settle(Reader *r) {
    if (r->failed) return false;
    if (!r->header_read) {
        r->line = 1;
        WRONG(r, "the file is empty; its first row must name the columns");
    } else if (r->data->count == 0) {
        WRONG(r, "there is no row under the header; give a row a point");
    } else {
        return labels_settle(&r->labels, r->def->use, r->data, &r->wrong);
    }
    return false;
}

bool csv_file_parse(Dataset *data, const char *text, size_t length, const char *name,
                    const CsvFileDef *def, Message *message) {
    *data = (Dataset){.count = 0};
    Reader r = {.def = def, .data = data, .line = 1};
    if (memchr(text, '\0', length)) {
        WRONG(&r, "the file holds bytes that are no text; save it as CSV in UTF-8");
        r.failed = true;
    } else {
        size_t mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
        read_rows(&r, text + mark, length - mark);
    }
    bool good = settle(&r);
    if (!good) {
        char plain[200];
        message_set(message, "%s:%d: %.300s", clean_text(name, strlen(name), plain, sizeof plain),
                    r.line, r.wrong.text);
        dataset_destroy(data);
    }
    labels_destroy(&r.labels);
    free(r.title);
    free(r.role);
    return good;
}

bool csv_file_read(Dataset *data, const char *path, const CsvFileDef *def, Message *message) {
    size_t length;
    char *text = file_read(path, CSV_FILE_BYTES, &length, message);
    if (!text) return false;
    bool good = csv_file_parse(data, text, length, path, def, message);
    free(text);
    return good;
}
