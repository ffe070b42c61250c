/* See table.h. */
#include "cli/table.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

Table table_create(FILE *out) {
    return (Table){.out = out};
}

/* Characters, not bytes: UTF-8 continuation bytes take no room. */
static int shown_width(const char *text) {
    int width = 0;
    for (; *text; text++) width += ((unsigned char)*text & 0xc0) != 0x80;
    return width;
}

static void append(Table *table, const char *text, int count) {
    size_t used = strlen(table->line);
    int room = (int)(sizeof table->line - used);
    snprintf(table->line + used, (size_t)room, "%.*s", count, text);
}

static void spaces(Table *table, int count) {
    while (count-- > 0) append(table, " ", 1);
}

void table_text(Table *table, const char *text) {
    assert(table->at < table->columns);
    int width = table->width[table->at];
    int pad = abs(width) - shown_width(text);
    if (table->at > 0) spaces(table, 2);
    if (width > 0) spaces(table, pad);
    append(table, text, TABLE_CELL * 4);
    if (width < 0) spaces(table, pad);
    table->at++;
}

void table_column(Table *table, const char *heading, int width) {
    assert(table->columns < TABLE_COLUMNS && abs(width) <= TABLE_CELL);
    table->width[table->columns++] = width;
    table_text(table, heading);
}

void table_end(Table *table) {
    size_t length = strlen(table->line);
    while (length > 0 && table->line[length - 1] == ' ') length--;
    fprintf(table->out, "%.*s\n", (int)length, table->line);
    table->line[0] = 0;
    table->at = 0;
}

void table_integer(Table *table, long long value) {
    char text[TABLE_CELL];
    snprintf(text, sizeof text, "%lld", value);
    table_text(table, text);
}

const char *table_format(double value, int digits, char text[TABLE_CELL]) {
    double size = fabs(value);
    double least = 0.5 * pow(10, -digits), most = 1e7;
    if (isnan(value)) {
        snprintf(text, TABLE_CELL, "-");
    } else if (size != 0 && (size < least * 20 || size >= most)) {
        snprintf(text, TABLE_CELL, "%.2e", value);
    } else {
        snprintf(text, TABLE_CELL, "%.*f", digits, value + 0.0);
    }
    return text;
}

void table_number(Table *table, double value, int digits) {
    char text[TABLE_CELL];
    table_text(table, table_format(value, digits, text));
}

void table_percent(Table *table, double share) {
    char text[TABLE_CELL];
    snprintf(text, sizeof text, isnan(share) ? "-" : "%.1f %%", 100 * share);
    table_text(table, text);
}
