/* See data_order.h. */
#include "ui/data_order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scene/number.h"

enum { MAX_DECIMALS = 3 }; /* of a column; more are those of computed numbers */

void data_order_destroy(DataOrder *order) {
    free(order->point);
    free(order->row);
    *order = (DataOrder){.followed = -1};
}

/* What is sorted: a point with its value; of equal ones the lower number comes first. */
typedef struct Ranked {
    float value;
    int point;
} Ranked;

static int compare(const void *a, const void *b) {
    const Ranked *one = a, *other = b;
    if (one->value != other->value) return one->value < other->value ? -1 : 1;
    return one->point - other->point;
}

static void sort(DataOrder *order, const Dataset *data) {
    int column = order->by - 1;
    bool label = column == data->columns;
    Ranked *ranked = memory_zeroed((size_t)data->count + 1, sizeof *ranked);
    for (int i = 0; i < data->count; i++) {
        float value = column < 0 ? 0
                      : label    ? data->label[i]
                                 : data->x[(long)i * data->columns + column];
        ranked[i] = (Ranked){order->down ? -value : value, i};
    }
    qsort(ranked, (size_t)data->count, sizeof *ranked, compare);
    for (int i = 0; i < data->count; i++) {
        order->point[i] = ranked[i].point;
        order->row[ranked[i].point] = i;
    }
    free(ranked);
}

/* How many decimals a number was written with. */
static int decimals_of(float value) {
    char text[32];
    const char *point = strchr(number_text(value, text), '.');
    if (strchr(text, 'e')) return MAX_DECIMALS + 1;
    return point ? (int)strlen(point + 1) : 0;
}

/* As many as the number with most of them has; of measured or drawn numbers that have very many, as
 * show four digits of the largest. */
static int column_decimals(const Dataset *data, int column) {
    enum { LOOKED_AT = 2000 }; /* rows; a frame has time for so many */
    int count = data->count < LOOKED_AT ? data->count : LOOKED_AT, most = 0;
    float largest = 0;
    for (int i = 0; i < count; i++) {
        float value =
            column == data->columns ? data->label[i] : data->x[(long)i * data->columns + column];
        largest = fmaxf(largest, fabsf(value));
        int decimals = most > MAX_DECIMALS ? 0 : decimals_of(value);
        if (decimals > most) most = decimals;
    }
    if (largest >= 1e7f) return -1;
    if (most <= MAX_DECIMALS) return most;
    most = MAX_DECIMALS;
    for (float bound = 10; largest >= bound && most > 0; bound *= 10) most--;
    return most;
}

/* Looking through all rows takes a while, and in a drag they are others at each frame. */
static void count_decimals(DataOrder *order, const Lab *lab, bool drags) {
    const Dataset *data = &lab->scene.data;
    bool same = drags || order->edition == lab->scene.edition;
    if (order->opened == lab->opened && same) return;
    order->opened = lab->opened;
    order->edition = lab->scene.edition;
    for (int c = 0; c <= data->columns; c++) order->decimals[c] = column_decimals(data, c);
}

static void make_room(DataOrder *order, int count) {
    order->count = count;
    if (count <= order->room) return;
    order->room = count + 64;
    order->point = memory_resize(order->point, (size_t)order->room * sizeof *order->point);
    order->row = memory_resize(order->row, (size_t)order->room * sizeof *order->row);
}

void data_order_follow(DataOrder *order, const Lab *lab, int fit, bool drags) {
    const Dataset *data = &lab->scene.data;
    int selected = lab->selected.point, sorted = order->down ? -order->by : order->by;
    if (order->by > data->columns + 1) order->by = 0;
    if (order->count != data->count || order->trained != lab->trained || order->sorted != sorted) {
        make_room(order, data->count);
        sort(order, data);
        order->trained = lab->trained;
        order->sorted = sorted;
    }
    count_decimals(order, lab, drags);
    if (selected >= 0 && selected < order->count && selected != order->followed)
        data_order_show(order, order->row[selected], fit);
    order->followed = selected;
    data_order_scroll(order, 0, fit);
}

void data_order_by(DataOrder *order, int column) {
    if (order->by != column) {
        order->by = column;
        order->down = false;
    } else if (!order->down && column > 0) {
        order->down = true;
    } else {
        order->by = 0;
        order->down = false;
    }
    order->first = 0;
}

void data_order_scroll(DataOrder *order, int rows, int fit) {
    int most = order->count - fit;
    order->first += rows;
    if (order->first > most) order->first = most;
    if (order->first < 0) order->first = 0;
}

void data_order_show(DataOrder *order, int row, int fit) {
    if (row < order->first) order->first = row;
    if (row >= order->first + fit) order->first = row - fit + 1;
}
