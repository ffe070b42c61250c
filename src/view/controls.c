/* The left place in free play: data, network and training. */
#include <stdio.h>

#include "view/widgets.h"

/* Where the next row goes. */
typedef struct Column {
    float x, y, w, row, gap;
} Column;

static Rect next(Column *column) {
    Rect row = {column->x, column->y, column->w, column->row};
    column->y += column->row + column->gap;
    return row;
}

static void section(View *view, Column *column, const char *title, bool first) {
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    float space = view_units(view, 12) * column->gap / view_units(view, 8);
    if (!first) {
        float y = column->y + space / 2, out = view_units(view, 20);
        shapes_line(view->out, (Point){column->x - out, y}, (Point){column->x + column->w + out, y},
                    1, view->theme->hairline);
        column->y += space * 1.6f;
    }
    view_text(view, title, column->x, column->y + view_units(view, 10), 0, &style);
    column->y += view_units(view, 14) + column->gap;
}

/* Two things side by side: `share` of the width for the first. */
static void split(Rect row, float share, float gap, Rect *a, Rect *b) {
    *a = (Rect){row.x, row.y, row.w * share - gap / 2, row.h};
    *b = (Rect){row.x + row.w * share + gap / 2, row.y, row.w * (1 - share) - gap / 2, row.h};
}

static void data_section(View *view, Column *column) {
    section(view, column, "DATA", true);
    view_row(view, next(column), CONTROL_SET);
    view_row(view, next(column), CONTROL_POINTS);
    view_row(view, next(column), CONTROL_NOISE);
    view_row(view, next(column), CONTROL_HELD_OUT);
}

static void layer_row(View *view, Rect row, int layer) {
    const NetworkDef *net = &view->lab->scene.network;
    bool output = layer == net->layers - 1;
    float gap = view_units(view, 8);
    Rect units, bend;
    split(row, LABEL_SHARE, gap, &units, &bend);
    if (output) {
        char text[32];
        TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
        snprintf(text, sizeof text, "output: %d", net->units[layer]);
        view_text(view, text, units.x, view_middle(view, &style, row.y, row.h), units.w, &style);
    } else {
        view_widget(view, units, (Control)(CONTROL_UNITS + layer));
    }
    view_widget(view, bend, (Control)(CONTROL_ACTIVATION + layer));
}

static void network_section(View *view, Column *column) {
    const NetworkDef *net = &view->lab->scene.network;
    float gap = view_units(view, 8);
    section(view, column, "NETWORK", false);
    view_row(view, next(column), CONTROL_LAYERS);
    for (int l = 0; l < net->layers; l++) layer_row(view, next(column), l);
    Rect row = next(column), label, rest, kind, right, seed, button;
    split(row, LABEL_SHARE, 0, &label, &rest);
    split(rest, 0.48f, gap, &kind, &right);
    split(right, 0.48f, gap, &seed, &button);
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
    view_text(view, "Start", label.x, view_middle(view, &style, row.y, row.h), label.w, &style);
    view_widget(view, kind, CONTROL_START);
    view_widget(view, seed, CONTROL_SEED);
    view_button(view, button, "new", false, "control", CONTROL_NEW_START);
}

static void training_section(View *view, Column *column) {
    section(view, column, "TRAINING", false);
    view_row(view, next(column), CONTROL_RULE);
    view_row(view, next(column), CONTROL_LOSS);
    view_row(view, next(column), CONTROL_OPTIMIZER);
    view_row(view, next(column), CONTROL_RATE);
    view_row(view, next(column), CONTROL_BATCH);
    view_row(view, next(column), CONTROL_L2);
    view_row(view, next(column), CONTROL_DROPOUT);
    view_row(view, next(column), CONTROL_STEP_SIZE);
    view_row(view, next(column), CONTROL_SPEED);
}

void view_controls(View *view, Rect rect) {
    float pad = view_units(view, 20) / view->desk->scale;
    int rows = 4 + 2 + view->lab->scene.network.layers + 9;
    view_card(view, rect);
    Rect inner = rect_inset(rect, pad);
    /* Rows are as high as the card allows: 28 units where there is room, closer where there is not. */
    float fixed = 3 * view_units(view, 24) + 2 * view_units(view, 20);
    float each = (inner.h - fixed) / (float)rows, full = view_units(view, 36);
    if (each > full) each = full;
    Column column = {inner.x, inner.y, inner.w, each * 0.78f, each * 0.22f};
    shapes_clip(view->out, rect);
    data_section(view, &column);
    network_section(view, &column);
    training_section(view, &column);
    shapes_unclip(view->out);
}
