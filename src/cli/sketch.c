/* See sketch.h. */
#include "cli/sketch.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "cli/table.h"

enum { SHADES = 8, COLUMNS_MOST = 200 };
static const char shades[SHADES + 1] = " .:-=+*#";
static const char marks[4] = {'o', 'X', 'A', 'V'};

/* Of the 256 colours of a terminal, from blue over white to red. */
static const int colour_of[SHADES] = {67, 74, 110, 152, 223, 216, 209, 167};

Sketch sketch_create(const float *value, int width, int height, const Plane *plane) {
    Sketch sketch = {.value = value, .width = width, .height = height, .high = 1, .plane = plane};
    float least = INFINITY, most = -INFINITY;
    for (int i = 0; i < width * height; i++) {
        if (!isfinite(value[i])) continue;
        least = fminf(least, value[i]);
        most = fmaxf(most, value[i]);
    }
    if (least < 0 || most > 1) {
        sketch.low = least;
        sketch.high = most;
    }
    return sketch;
}

static int shade_of(const Sketch *sketch, float value) {
    double low = (double)sketch->low, part = ((double)value - low) / ((double)sketch->high - low);
    if (!(part > 0)) return 0; /* or it is not a number */
    return part < 1 ? (int)(SHADES * part) : SHADES - 1;
}

/* Which of n cells between low and high a coordinate falls in; -1 for none. */
static int cell_of(float x, float low, float high, int n) {
    float at = (x - low) / (high - low) * (float)n;
    return at >= 0 && at < (float)n ? (int)at : -1;
}

/* The points' marks into mark [height][width], 0 where there is none. */
static void place_points(const Sketch *sketch, char *mark) {
    const Dataset *data = sketch->data;
    const Plane *plane = sketch->plane;
    for (int i = 0; i < data->count; i++) {
        const float *x = data->x + (long)i * data->columns;
        int column = cell_of(x[plane->across], plane->left, plane->right, sketch->width);
        int row = cell_of(-x[plane->up], -plane->top, -plane->bottom, sketch->height);
        int label = (int)data->label[i];
        if (column < 0 || row < 0 || label > 3) continue;
        mark[row * sketch->width + column] = marks[label];
    }
}

static void print_cell(const Sketch *sketch, int i, char mark, bool colours, FILE *out) {
    int shade = shade_of(sketch, sketch->value[i]);
    char shown = mark ? mark : shades[shade];
    if (!colours)
        fputc(shown, out);
    else
        fprintf(out, "\033[1;30;48;5;%dm%c", colour_of[shade], mark ? mark : ' ');
}

static void print_edge(int width, FILE *out) {
    fputs("  +", out);
    for (int i = 0; i < width; i++) fputc('-', out);
    fputs("+\n", out);
}

/* What the shades and the marks stand for. */
static void print_legend(const Sketch *sketch, int classes, bool colours, FILE *out) {
    const char *const names[4] = {"blue", "red", "green", "gold"};
    char low[TABLE_CELL], high[TABLE_CELL];
    fprintf(out, "  the output from %s (%s) to %s (%s)", table_format((double)sketch->low, 2, low),
            colours ? "blue" : "blank", table_format((double)sketch->high, 2, high),
            colours ? "red" : "#");
    for (int i = 0; i < classes; i++) {
        fprintf(out, "%s%c %s", i ? ", " : "; points: ", marks[i], names[i]);
    }
    fputc('\n', out);
}

void sketch_field(const Sketch *sketch, bool colours, FILE *out) {
    const Dataset *data = sketch->data;
    char *mark = memory_zeroed((size_t)sketch->width, (size_t)sketch->height);
    bool points = data && data->count > 0 && data->kind == LABEL_CLASS && data->columns > 1;
    if (points) place_points(sketch, mark);
    print_edge(sketch->width, out);
    for (int row = 0; row < sketch->height; row++) {
        fputs("  |", out);
        for (int column = 0; column < sketch->width; column++) {
            int i = row * sketch->width + column;
            print_cell(sketch, i, mark[i], colours, out);
        }
        fputs(colours ? "\033[0m|\n" : "|\n", out);
    }
    print_edge(sketch->width, out);
    print_legend(sketch, !points ? 0 : data->classes < 4 ? data->classes : 4, colours, out);
    free(mark);
}

/* The least and the greatest of the curve and of the labels in view, a little apart at least. */
static void span(const Sketch *sketch, float *low, float *high) {
    const Dataset *data = sketch->data;
    *low = INFINITY, *high = -INFINITY;
    for (int i = 0; i < sketch->width; i++) {
        *low = fminf(*low, sketch->value[i]);
        *high = fmaxf(*high, sketch->value[i]);
    }
    for (int i = 0; i < data->count; i++) {
        if (cell_of(data->x[i], sketch->plane->left, sketch->plane->right, sketch->width) < 0) {
            continue;
        }
        *low = fminf(*low, data->label[i]);
        *high = fmaxf(*high, data->label[i]);
    }
    float middle = (*low + *high) / 2, half = fmaxf((*high - *low) / 2, 1e-3f) * 1.02f;
    *low = middle - half, *high = middle + half;
}

static void place(const Sketch *sketch, int column, int row, char shown, char *mark) {
    if (column >= 0 && row >= 0) mark[row * sketch->width + column] = shown;
}

void sketch_line(const Sketch *sketch, FILE *out) {
    const Dataset *data = sketch->data;
    const Plane *plane = sketch->plane;
    int width = sketch->width, height = sketch->height;
    char *mark = memory_zeroed((size_t)width, (size_t)height);
    float low, high;
    span(sketch, &low, &high);
    for (int i = 0; i < width; i++) {
        place(sketch, i, cell_of(-sketch->value[i], -high, -low, height), '*', mark);
    }
    for (int i = 0; i < data->count; i++) {
        place(sketch, cell_of(data->x[i], plane->left, plane->right, width),
              cell_of(-data->label[i], -high, -low, height), 'o', mark);
    }
    print_edge(width, out);
    for (int i = 0; i < width * height; i++) {
        if (i % width == 0) fputs("  |", out);
        fputc(mark[i] ? mark[i] : ' ', out);
        if (i % width == width - 1) fputs("|\n", out);
    }
    print_edge(width, out);
    fprintf(out, "  * the output, o the points, from %.3g to %.3g; across from %g to %g\n",
            (double)low, (double)high, (double)plane->left, (double)plane->right);
    free(mark);
}

/* The series at each of `width` evenly spaced epochs; NAN for none. */
static void sample_series(const Timeline *timeline, Series series, int width, double *value) {
    for (int i = 0; i < width; i++) {
        Bucket bucket;
        int64_t epoch = width > 1 ? (timeline->epochs - 1) * i / (width - 1) : 0;
        bool there = timeline_at(timeline, series, epoch, &bucket);
        value[i] = there ? (double)bucket.first : (double)NAN;
    }
}

/* How much of a row, which spans 1, a bar fills. */
static char bar_of(double part) {
    const char bars[] = " .:+#";
    int filled = part > 0 ? 1 + (int)(part * 4) : 0;
    return bars[filled < 4 ? filled : 4];
}

void sketch_curve(const Timeline *timeline, Series series, int width, int height, FILE *out) {
    double value[COLUMNS_MOST] = {0}, most = 0;
    char text[TABLE_CELL];
    if (width > COLUMNS_MOST) width = COLUMNS_MOST;
    sample_series(timeline, series, width, value);
    for (int i = 0; i < width; i++) most = fmax(most, value[i]);
    if (!(most > 0)) most = 1;
    for (int row = 0; row < height; row++) {
        fprintf(out, "  %9s |", row == 0 ? table_format(most, 4, text) : "");
        for (int i = 0; i < width; i++) {
            fputc(bar_of(value[i] / most * height - (height - 1 - row)), out);
        }
        fputc('\n', out);
    }
    fprintf(out, "  %9s +", "0");
    for (int i = 0; i < width; i++) fputc('-', out);
    fprintf(out, "\n%12s 0%*lld\n", "", width - 1, (long long)(timeline->epochs - 1));
}
