/* See curve.h. */
#include "cli/curve.h"

#include <math.h>

/* The smallest of 1, 2, 5, 10, 20, ... that cuts the total into at most ten. */
static int64_t even_step(int64_t total) {
    int64_t step = 1;
    for (int i = 0; total > 10 * step; i++) step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    return step;
}

/* Whether an epoch is 1, 2, 5, 10, 20, ..., or in long runs 1, 10, 100, ... */
static bool early_epoch(int64_t epoch, int64_t total) {
    while (epoch > 0 && epoch % 10 == 0) epoch /= 10;
    return epoch == 1 || (total <= 5000 && (epoch == 2 || epoch == 5));
}

bool curve_shows(int64_t epoch, int64_t total) {
    int64_t step = even_step(total);
    return epoch == total || epoch % step == 0 || (epoch < step && early_epoch(epoch, total));
}

Curve curve_create(FILE *out, const Run *run, int64_t total) {
    Curve curve = {.table = table_create(out), .total = total, .last = -1};
    table_column(&curve.table, "epoch", 9);
    table_column(&curve.table, "loss", 10);
    if (run->test.count > 0) table_column(&curve.table, "test loss", 10);
    if (!isnan(run->score.accuracy)) {
        table_column(&curve.table, "accuracy", 9);
        if (run->test.count > 0) table_column(&curve.table, "test accuracy", 13);
        table_column(&curve.table, "wrong", 6);
    }
    table_end(&curve.table);
    return curve;
}

void curve_row(Curve *curve, const Run *run) {
    Table *table = &curve->table;
    table_integer(table, run->trainer.epoch);
    table_number(table, run->score.loss, 4);
    if (run->test.count > 0) table_number(table, run->test_score.loss, 4);
    if (!isnan(run->score.accuracy)) {
        table_percent(table, run->score.accuracy);
        if (run->test.count > 0) table_percent(table, run->test_score.accuracy);
        table_integer(table, run->score.wrong);
    }
    table_end(table);
    fflush(table->out);
    curve->last = run->trainer.epoch;
}

void curve_end(Curve *curve, const Run *run) {
    if (curve->last != run->trainer.epoch) curve_row(curve, run);
}
