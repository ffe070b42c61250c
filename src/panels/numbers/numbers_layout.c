/* Places boxes, edges and labels. Many boxes hold less each; labels that overlap are left out. */
#include <math.h>
#include <stdlib.h>

#include "panels/numbers/numbers.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

enum { MANY_EDGES = 24, LEVELS = 4 };

/* Height below a box: bias and blame below each other. */
#define TWO_LINES 31

/* ---- boxes */

int numbers_units(const Numbers *n, int layer) {
    return layer < 0 ? n->net->inputs : n->net->layer[layer].to;
}

int numbers_shown(const Numbers *n, int layer) {
    return n->column[layer + 1].shown;
}

static float units(const Numbers *n, float value) {
    return view_units(n->view, value);
}

static float box_height(const Numbers *n, BoxMode mode) {
    static const float heights[] = {44, 44, 22, 12};
    return units(n, heights[mode]);
}

static float wider(float a, float b) {
    return a > b ? a : b;
}

static float measure(const Numbers *n, const char *text, const TextStyle *style) {
    return text_width(n->view->glyphs, text, style, n->view->ui->density);
}

/* As wide as its widest number, known or not, so that boxes do not move during the phase walk. */
static float box_width(const Numbers *n, int layer, BoxMode mode, int shown) {
    if (mode == BOX_DOT) return box_height(n, BOX_DOT);
    TextStyle bold = view_style(n->view, TYPE_CAPTION, n->view->theme->ink, ALIGN_CENTER);
    Numbers all = *n;
    char text[NUMBERS_TEXT], name[SYMBOL_TEXT];
    float width = units(n, mode == BOX_ONE ? 26 : 44);
    all.forward = n->known ? n->net->layers : 0;
    for (int u = 0; u < shown; u++) {
        numbers_inside(&all, layer, u, mode, text);
        width = wider(width, measure(n, text, &bold) + units(n, mode == BOX_ONE ? 8 : 14));
        if (layer >= 0) width = wider(width, numbers_note_width(n, layer, u, mode) - units(n, 6));
        if (mode == BOX_ONE) continue;
        symbol_unit(n->view->lab, layer, u, name);
        width = wider(width, measure(n, name, &bold) + units(n, 14));
    }
    return width;
}

/* The fullest boxes that so many can be above each other; at least as plain as asked for. */
static void fit_height(const Numbers *n, int layer, BoxMode least, NumbersColumn *c) {
    static const float under[] = {17, 17, 14, 0};
    int count = numbers_units(n, layer), mode = (int)least;
    float pitch = n->area.h / (float)count, gap = units(n, 4);
    while (mode < BOX_DOT && pitch < box_height(n, (BoxMode)mode) +
                                         (mode < BOX_ONE ? units(n, under[mode]) : 0) + gap)
        mode++;
    c->mode = (BoxMode)mode;
    c->height = box_height(n, c->mode);
    c->shown = count;
    if (mode == BOX_DOT && pitch < c->height + gap) {
        c->shown = (int)((n->area.h - units(n, 18)) / (c->height + gap));
        if (c->shown < 1) c->shown = 1;
        pitch = c->height + gap;
    }
    c->under = units(n, under[mode]);
    bool two = layer >= 0 && mode < BOX_ONE && pitch >= c->height + units(n, TWO_LINES) + gap;
    if (two) c->under = units(n, TWO_LINES);
    if (pitch < c->height + c->under + gap) c->under = 0;
    c->pitch = pitch;
    c->top = n->area.y;
}

static int edges_of(const Network *net) {
    int edges = 0;
    for (int l = 0; l < net->layers; l++) edges += net->layer[l].from * net->layer[l].to;
    return edges;
}

static void label_size(Numbers *n) {
    TextStyle bold = view_style(n->view, TYPE_CAPTION, n->view->theme->ink, ALIGN_RIGHT);
    TextStyle name = view_style(n->view, TYPE_SMALL, n->view->theme->quiet, ALIGN_LEFT);
    char text[NUMBERS_TEXT], symbol[SYMBOL_TEXT];
    float names = 0, values = 0;
    name.face = FONT_MATH_ITALIC;
    for (int i = 0; i < n->net->count && i < 64; i++) {
        if (network_is_bias(n->net, i)) continue;
        names = wider(names, measure(n, symbol_weight(n->net, i, symbol), &name));
        values = wider(values, measure(n, numbers_tight((double)n->net->theta[i], text), &bold));
        values = wider(values, measure(n, numbers_tight(numbers_gradient(n, i), text), &bold));
    }
    n->label_w = names + values + units(n, 15);
    n->label_h = units(n, 31);
}

/* How much room is left between columns when boxes are this plain. */
static float columns_fit(Numbers *n, BoxMode least) {
    float sum = 0;
    for (int l = -1; l < n->net->layers; l++) {
        NumbersColumn *c = &n->column[l + 1];
        fit_height(n, l, least, c);
        c->width = box_width(n, l, c->mode, c->shown);
        sum += c->width;
    }
    return (n->area.w - sum) / (float)n->net->layers;
}

static void columns(Numbers *n) {
    bool few = edges_of(n->net) <= MANY_EDGES;
    float gap = 0;
    for (int level = 0; level < LEVELS; level++) {
        bool labels = few && level < BOX_ONE;
        gap = columns_fit(n, (BoxMode)level);
        if (gap >= (labels ? n->label_w + units(n, 8) : units(n, 16))) break;
    }
    /* Few boxes in a wide place stand closer, and all of it in the middle. */
    float most = units(n, 190), x = n->area.x;
    if (gap > most) {
        x += (gap - most) * (float)n->net->layers / 2;
        gap = most;
    }
    for (int l = 0; l <= n->net->layers; l++) {
        n->column[l].x = x + n->column[l].width / 2;
        x += n->column[l].width + gap;
    }
}

Rect numbers_box(const Numbers *n, int layer, int unit) {
    const NumbersColumn *c = &n->column[layer + 1];
    float y =
        c->top + c->pitch * ((float)unit + 0.5f) - (c->height + fminf(c->under, units(n, 17))) / 2;
    return (Rect){c->x - c->width / 2, y, c->width, c->height};
}

/* ---- edges */

/* At a share of the curve's width. */
static Point curve_at(const Numbers *n, int layer, int from, int to, float share) {
    Rect a = numbers_box(n, layer - 1, from), b = numbers_box(n, layer, to);
    float s = share * share * (3 - 2 * share), left = a.x + a.w;
    float above = a.y + a.h / 2, below = b.y + b.h / 2;
    return (Point){left + (b.x - left) * share, above + (below - above) * s};
}

void numbers_curve(const Numbers *n, int layer, int from, int to, Point curve[NUMBERS_CURVE]) {
    for (int i = 0; i < NUMBERS_CURVE; i++)
        curve[i] = curve_at(n, layer, from, to, (float)i / (NUMBERS_CURVE - 1));
}

/* ---- labels */

/* An edge that may get a label. */
typedef struct Wanted {
    int weight, from, to;
    // cppcheck-suppress unusedStructMember ; read by by_strength, through a cast
    float y, strength;
} Wanted;

enum { WISHES = 64 };

static int by_height(const void *a, const void *b) {
    float x = ((const Wanted *)a)->y, y = ((const Wanted *)b)->y;
    int first = ((const Wanted *)a)->weight, second = ((const Wanted *)b)->weight;
    return x < y ? -1 : x > y ? 1 : (first > second) - (first < second);
}

static int by_strength(const void *a, const void *b) {
    float x = ((const Wanted *)a)->strength, y = ((const Wanted *)b)->strength;
    int first = ((const Wanted *)a)->weight, second = ((const Wanted *)b)->weight;
    return x > y ? -1 : x < y ? 1 : (first > second) - (first < second);
}

static void sort(Wanted *wish, int count, int (*order)(const void *, const void *)) {
    if (count > 0) qsort(wish, (size_t)count, sizeof *wish, order);
}

/* The strongest edges of a layer, by the value shown on them. The hot one is stronger than all. */
static int wishes_of(const Numbers *n, int layer, Wanted wish[WISHES]) {
    int count = 0;
    for (int j = 0; j < numbers_shown(n, layer); j++) {
        for (int i = 0; i < numbers_shown(n, layer - 1); i++) {
            int index = network_w(n->net, layer, 0, j, i);
            double size = n->back ? numbers_gradient(n, index) : (double)n->net->theta[index];
            Wanted w = {index, i, j, 0, index == n->hot ? INFINITY : (float)fabs(size)};
            if (count == WISHES) {
                sort(wish, count, by_strength);
                count = WISHES / 2;
            }
            wish[count++] = w;
        }
    }
    return count;
}

static bool is_free(const Numbers *n, Rect rect) {
    if (rect.y < n->area.y || rect.y + rect.h > n->area.y + n->area.h) return false;
    for (int i = 0; i < n->labels; i++) {
        if (rect_meets(n->label[i].rect, rect)) return false;
    }
    /* Arrows from the output's blame to labels pass between the two. */
    float way = units(n, 10);
    Rect loss = {n->loss_rect.x - way, n->loss_rect.y, n->loss_rect.w + way, n->loss_rect.h};
    return n->loss_rect.h <= 0 || !rect_meets(loss, rect);
}

static void add_label(Numbers *n, int weight, Rect rect) {
    if (n->labels < NUMBERS_LABELS) n->label[n->labels++] = (NumbersLabel){weight, rect};
}

/* Between two columns: the range of a label's middle, as shares of the curve. False: none fits. */
static bool shares(const Numbers *n, int layer, float *least, float *most) {
    const NumbersColumn *a = &n->column[layer], *b = &n->column[layer + 1];
    float gap = b->x - b->width / 2 - a->x - a->width / 2;
    float half = (n->label_w / 2 + units(n, 3)) / gap;
    *least = half;
    *most = 1 - half;
    return gap > 0 && half <= 0.5f;
}

/* How far apart the labels' heights are at least, all of them at this share of the curve. */
static float spacing(const Numbers *n, int layer, Wanted *wish, int count, float share) {
    float least = 1e9f;
    for (int k = 0; k < count; k++)
        wish[k].y = curve_at(n, layer, wish[k].from, wish[k].to, share).y;
    sort(wish, count, by_height);
    for (int k = 1; k < count; k++) least = fminf(least, wish[k].y - wish[k - 1].y);
    return least;
}

/* The share nearest the middle at which labels are clear of each other, or else most clear. */
static float best_share(const Numbers *n, int layer, Wanted *wish, int count, float from,
                        float to) {
    enum { TRIES = 17 };
    float best = (from + to) / 2, most = -1;
    for (int i = 0; i < TRIES && most < n->label_h * 1.1f; i++) {
        int far = (i + 1) / 2;
        float turn = (float)far / (TRIES - 1) * (i % 2 ? -1 : 1);
        float share = (from + to) / 2 + turn * (to - from);
        float space = spacing(n, layer, wish, count, share);
        if (space > most + 0.5f) best = share, most = space;
    }
    return best;
}

/* Moves heights apart in order, minimally: overlapping ones as one, about their wanted middle. */
static void push_apart(float *y, int count, float each, float top, float bottom) {
    int first[WISHES], blocks = 0;
    float mean[WISHES];
    for (int k = 0; k < count; k++) {
        first[blocks] = k;
        mean[blocks++] = y[k] - each * (float)k;
        while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
            float above = (float)(first[blocks - 1] - first[blocks - 2]);
            float below = (float)(k + 1 - first[blocks - 1]);
            mean[blocks - 2] =
                (mean[blocks - 2] * above + mean[blocks - 1] * below) / (above + below);
            blocks--;
        }
    }
    float highest = top, lowest = bottom - each * (float)count;
    for (int i = 0; i < blocks; i++) {
        int end = i + 1 < blocks ? first[i + 1] : count;
        float at = fminf(fmaxf(mean[i], highest), fmaxf(lowest, highest));
        for (int k = first[i]; k < end; k++) y[k] = at + each * (float)k;
    }
}

/* All in one column. False when that would tear labels from their edges. */
static bool place_all(Numbers *n, int layer, Wanted *wish, int count, float share) {
    float each = n->label_h + units(n, 2), half = n->label_h / 2;
    float y[WISHES];
    int before = n->labels;
    if (count > WISHES || each * (float)count > n->area.h) return false;
    spacing(n, layer, wish, count, share);
    for (int k = 0; k < count; k++) y[k] = wish[k].y - half;
    push_apart(y, count, each, n->area.y, n->area.y + n->area.h);
    for (int k = 0; k < count; k++) {
        float x = curve_at(n, layer, wish[k].from, wish[k].to, share).x;
        Rect rect = {x - n->label_w / 2, y[k], n->label_w, n->label_h};
        if (fabsf(y[k] + half - wish[k].y) > 1.5f * n->label_h || !is_free(n, rect)) {
            n->labels = before;
            return false;
        }
        add_label(n, wish[k].weight, rect);
    }
    return true;
}

/* The strongest first, each where its edge leaves room for it. */
static void place_some(Numbers *n, int layer, Wanted *wish, int count, float from, float to) {
    enum { PLACES = 9 };
    sort(wish, count, by_strength);
    for (int k = 0; k < count; k++) {
        for (int i = 0; i < PLACES; i++) {
            /* From the middle outwards. */
            int far = (i + 1) / 2;
            float turn = (float)far / (PLACES - 1) * (i % 2 ? 1 : -1);
            Point at =
                curve_at(n, layer, wish[k].from, wish[k].to, (from + to) / 2 + turn * (to - from));
            Rect rect = {at.x - n->label_w / 2, at.y - n->label_h / 2, n->label_w, n->label_h};
            if (!is_free(n, rect)) continue;
            add_label(n, wish[k].weight, rect);
            break;
        }
    }
}

/* All of a layer's labels. Where they crowd, near the units that their edges lead to: there they
 * stand in the order of the list of weights. */
static bool place_in_order(Numbers *n, int layer, Wanted *wish, int count, float from, float to) {
    float share = best_share(n, layer, wish, count, from, to);
    bool crowd = spacing(n, layer, wish, count, share) < n->label_h;
    return (crowd && place_all(n, layer, wish, count, to)) ||
           place_all(n, layer, wish, count, share);
}

static void place_labels(Numbers *n) {
    Wanted wish[WISHES];
    float from, to;
    n->labels = 0;
    for (int l = 0; l < n->net->layers; l++) {
        if (!shares(n, l, &from, &to)) continue;
        int count = wishes_of(n, l, wish);
        bool all = numbers_shown(n, l) * numbers_shown(n, l - 1) <= WISHES &&
                   place_in_order(n, l, wish, count, from, to);
        if (!all) place_some(n, l, wish, count, from, to);
    }
}

/* ---- label and loss */

static bool crosses_edge(const Numbers *n, Rect rect) {
    int last = n->net->layers - 1;
    Point curve[NUMBERS_CURVE];
    for (int i = 0; i < numbers_shown(n, last - 1); i++) {
        numbers_curve(n, last, i, 0, curve);
        for (int k = 0; k < NUMBERS_CURVE; k++) {
            if (rect_meets(rect, (Rect){curve[k].x - 4, curve[k].y - 4, 8, 8})) return true;
        }
    }
    return false;
}

/* Below the output, if there is but one and room enough; labels of edges keep out of there. */
static void place_loss(Numbers *n) {
    const NumbersColumn *c = &n->column[n->net->layers];
    TextStyle style = view_style(n->view, TYPE_SMALL, n->view->theme->quiet, ALIGN_CENTER);
    Numbers all = *n;
    char text[NUMBERS_TEXT];
    n->loss_rect = (Rect){0};
    if (!n->known || n->net->outputs > 1 || c->mode > BOX_SHORT) return;
    all.forward = n->net->layers;
    float w = wider(measure(n, numbers_loss(&all, text), &style),
                    measure(n, numbers_label(&all, text), &style)) +
              units(n, 4);
    Rect box = numbers_box(n, n->net->layers - 1, 0);
    Rect rect = {c->x - w / 2, box.y + box.h + c->under + units(n, 2), w, units(n, 36)};
    float right = n->area.x + n->area.w - units(n, 4); /* a border around it belongs there, too */
    if (rect.x + rect.w > right) rect.x = right - rect.w;
    const NumbersColumn *before = &n->column[n->net->layers - 1];
    float left = before->x + before->width / 2 + units(n, 8);
    if (rect.x < left) return;
    while (crosses_edge(n, rect)) rect.y += units(n, 4);
    if (rect.y + rect.h <= n->area.y + n->area.h) n->loss_rect = rect;
}

static int edges_shown(const Numbers *n) {
    int edges = 0;
    for (int l = 0; l < n->net->layers; l++) edges += numbers_shown(n, l) * numbers_shown(n, l - 1);
    return edges;
}

/* A weight without its label is a number missing, the loss only stands elsewhere: it goes below the
 * picture where it would take a label's room. */
static void give_way(Numbers *n) {
    Rect loss = n->loss_rect;
    int before = n->labels;
    if (loss.w <= 0 || before == edges_shown(n)) return;
    n->loss_rect = (Rect){0};
    place_labels(n);
    if (n->labels > before) return;
    n->loss_rect = loss;
    place_labels(n);
}

void numbers_layout(Numbers *n) {
    label_size(n);
    columns(n);
    bool wanted = n->loss_rect.w > 0;
    place_loss(n);
    if (!wanted) n->loss_rect = (Rect){0};
    place_labels(n);
    give_way(n);
}
