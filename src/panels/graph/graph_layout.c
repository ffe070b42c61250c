/* See graph_layout.h. Columns first; then sweeps from side to side (Sugiyama's method) find the
 * order and heights in each column that bring every slot closest to the middle of its links. Slots
 * keep apart; where wanted heights collide they share the middle (pooling of neighbours). */
#include "panels/graph/graph_layout.h"

#include <math.h>
#include <string.h>

enum { SWEEPS = 14, PASSES_MOST = 16, STEPS = 12 };

/* In units. A cell: what stands above the box, the box, what stands below it. */
static const float BOX_WIDTH = 58, BOX_HEIGHT = 44, CELL_HEIGHT = 84;
static const float GAP = 0.42f;         /* of a box's width: the least between columns */
static const float ASIDE = 0.15f;       /* of it: how far changes and derivatives reach past it */
static const float MOST_SCALE = 1.35f;  /* where there is much room */
static const float PASS_HEIGHT = 0.36f; /* of a cell's, for an edge that passes */

static int operand_of(const GraphLayout *l, int node, int operand) {
    const Node *n = &l->graph->expression.node[node];
    return operand ? n->b : n->a;
}

bool graph_layout_draws(const GraphLayout *l, int node) {
    const GraphRun *g = l->graph;
    if (node < 0 || !g->belongs[node]) return false;
    return g->expression.node[node].op != OP_NUMBER || node == g->expression.result;
}

/* --- Columns --- */

static void find_columns(GraphLayout *l) {
    const Expression *e = &l->graph->expression;
    for (int i = 0; i <= e->result; i++) {
        l->column[i] = 0;
        for (int operand = 0; operand < 2; operand++) {
            int to = operand_of(l, i, operand);
            bool after = graph_layout_draws(l, to) && l->column[to] >= l->column[i];
            if (after) l->column[i] = l->column[to] + 1;
        }
    }
    l->columns = l->column[e->result] + 1;
    /* A leaf is as far right as its first user allows. */
    for (int i = e->result; i >= 0; i--) {
        if (e->node[i].op != OP_LEAF || i == e->result) continue;
        l->column[i] = l->columns;
        for (int user = i + 1; user <= e->result; user++) {
            bool uses = l->graph->belongs[user] && (e->node[user].a == i || e->node[user].b == i);
            if (uses && l->column[user] <= l->column[i]) l->column[i] = l->column[user] - 1;
        }
    }
}

/* --- Slots and links --- */

static int add_slot(GraphLayout *l, int column, int node) {
    l->slot[l->slots] = (GraphSlot){.column = column, .node = node};
    return l->slots++;
}

static void add_link(GraphLayout *l, int left, int right) {
    if (l->links < GRAPH_LINKS) l->link[l->links++] = (GraphLink){left, right};
}

/* An edge over several columns gets a slot in each; one too long or too many goes straight. */
static void add_edge(GraphLayout *l, int from, int node, int operand) {
    int left = l->column[from], right = l->column[node], between = right - left - 1;
    int before = l->slot_of[from];
    l->first[node][operand] = l->slots;
    if (between > PASSES_MOST || l->slots + between > GRAPH_SLOTS - EXPRESSION_NODES) between = 0;
    l->passes[node][operand] = between;
    for (int i = 1; i <= between; i++) {
        int pass = add_slot(l, left + i, -1);
        add_link(l, before, pass);
        before = pass;
    }
    if (right - l->slot[before].column == 1) add_link(l, before, l->slot_of[node]);
}

/* Depth first from the result: related nodes come to lie together. */
static void add_node(GraphLayout *l, int node) {
    if (!graph_layout_draws(l, node) || l->slot_of[node] >= 0) return;
    l->slot_of[node] = add_slot(l, l->column[node], node);
    for (int operand = 0; operand < 2; operand++) {
        int from = operand_of(l, node, operand);
        if (!graph_layout_draws(l, from)) continue;
        add_node(l, from);
        add_edge(l, from, node, operand);
    }
}

/* --- Order and height --- */

static float half_of(const GraphSlot *slot) {
    return slot->node < 0 ? PASS_HEIGHT / 2 : 0.5f;
}

static int count_in(const GraphLayout *l, int column, int from) {
    int n = from;
    while (n < l->slots && l->slot[l->order[n]].column == column) n++;
    return n - from;
}

static void order_by_column(GraphLayout *l) {
    int n = 0;
    for (int column = 0; column < l->columns; column++) {
        float y = 0;
        for (int i = 0; i < l->slots; i++) {
            if (l->slot[i].column != column) continue;
            l->slot[i].y = y++;
            l->order[n++] = i;
        }
    }
}

/* The wanted height of each slot: the middle of its links, on the sides that count. */
static void find_wishes(const GraphLayout *l, bool lefts, bool rights, float wish[GRAPH_SLOTS]) {
    float sum[GRAPH_SLOTS] = {0};
    int count[GRAPH_SLOTS] = {0};
    for (int i = 0; i < l->links; i++) {
        int left = l->link[i].left, right = l->link[i].right;
        if (lefts) sum[right] += l->slot[left].y, count[right]++;
        if (rights) sum[left] += l->slot[right].y, count[left]++;
    }
    for (int i = 0; i < l->slots; i++) wish[i] = count[i] ? sum[i] / (float)count[i] : l->slot[i].y;
}

static void sort_column(int *order, int n, const float *wish) {
    for (int i = 1; i < n; i++) {
        int slot = order[i], k = i;
        for (; k > 0 && wish[order[k - 1]] > wish[slot]; k--) order[k] = order[k - 1];
        order[k] = slot;
    }
}

/* The heights nearest to the wanted ones that keep the slots apart in their order. */
static void settle_column(GraphLayout *l, const int *order, int n, const float *wish) {
    float offset[GRAPH_SLOTS], mean[GRAPH_SLOTS];
    int size[GRAPH_SLOTS], pools = 0;
    for (int i = 0; i < n; i++) {
        const GraphSlot *slot = &l->slot[order[i]];
        offset[i] = i ? offset[i - 1] + half_of(&l->slot[order[i - 1]]) + half_of(slot) : 0;
        mean[pools] = wish[order[i]] - offset[i];
        size[pools++] = 1;
        while (pools > 1 && mean[pools - 2] > mean[pools - 1]) {
            int a = size[pools - 2], b = size[pools - 1];
            mean[pools - 2] =
                (mean[pools - 2] * (float)a + mean[pools - 1] * (float)b) / (float)(a + b);
            size[pools-- - 2] = a + b;
        }
    }
    for (int pool = 0, i = 0; pool < pools; pool++) {
        for (int k = 0; k < size[pool]; k++, i++) l->slot[order[i]].y = mean[pool] + offset[i];
    }
}

static void sweep(GraphLayout *l, int round) {
    bool last = round >= SWEEPS - 4, right = round % 2 == 0;
    float wish[GRAPH_SLOTS];
    for (int i = 0; i < l->columns; i++) {
        int column = right ? i : l->columns - 1 - i, from = 0;
        while (from < l->slots && l->slot[l->order[from]].column < column) from++;
        int n = count_in(l, column, from);
        find_wishes(l, last || right, last || !right, wish);
        if (!last) sort_column(l->order + from, n, wish);
        settle_column(l, l->order + from, n, wish);
    }
}

/* --- On the screen --- */

/* Where the rows begin and end, in heights of a cell. */
static void find_rows(const GraphLayout *l, float *low, float *high) {
    *low = INFINITY;
    *high = -INFINITY;
    for (int i = 0; i < l->slots; i++) {
        *low = fminf(*low, l->slot[i].y - half_of(&l->slot[i]));
        *high = fmaxf(*high, l->slot[i].y + half_of(&l->slot[i]));
    }
}

static float width_in_boxes(const GraphLayout *l) {
    return (float)l->columns + ((float)l->columns - 1) * GAP + 2 * ASIDE;
}

Rect graph_layout_room(const GraphLayout *l, float unit, float scale) {
    float low, high;
    find_rows(l, &low, &high);
    return (Rect){0, 0, unit * scale * BOX_WIDTH * width_in_boxes(l),
                  unit * scale * CELL_HEIGHT * (high - low)};
}

static void place(GraphLayout *l, Rect area, float unit) {
    float low, high;
    find_rows(l, &low, &high);
    float columns = (float)l->columns, rows = high - low;
    float wide = area.w / (unit * BOX_WIDTH * width_in_boxes(l));
    float tall = area.h / (unit * CELL_HEIGHT * rows);
    l->scale = fmaxf(0.02f, fminf(MOST_SCALE, fminf(wide, tall)));
    float w = BOX_WIDTH * unit * l->scale, h = BOX_HEIGHT * unit * l->scale;
    float room = area.w - 2 * ASIDE * w;
    l->across = columns > 1 ? fminf((room - w) / (columns - 1), 2.6f * w) : 0;
    l->down = fminf(area.h / rows, 1.25f * CELL_HEIGHT * unit * l->scale);
    l->left = area.x + area.w / 2 - l->across * (columns - 1) / 2;
    l->top = area.y + area.h / 2 - l->down * (low + high) / 2;
    for (int i = 0; i < l->slots; i++) {
        const GraphSlot *slot = &l->slot[i];
        if (slot->node < 0) continue;
        float x = l->left + l->across * (float)slot->column, y = l->top + l->down * slot->y;
        l->box[slot->node] = (Rect){x - w / 2, y - h / 2, w, h};
    }
}

void graph_layout_find(GraphLayout *l, const GraphRun *graph, Rect area, float unit) {
    memset(l, 0, sizeof *l);
    l->graph = graph;
    for (int i = 0; i < EXPRESSION_NODES; i++) l->slot_of[i] = -1;
    find_columns(l);
    add_node(l, graph->expression.result);
    order_by_column(l);
    for (int round = 0; round < SWEEPS; round++) sweep(l, round);
    place(l, area, unit);
}

Rect graph_layout_cell(const GraphLayout *l, int node) {
    Rect box = l->box[node];
    float more = box.h * (CELL_HEIGHT / BOX_HEIGHT - 1) / 2;
    return (Rect){box.x, box.y - more, box.w, box.h + 2 * more};
}

/* --- Edges --- */

static float end_height(const GraphLayout *l, int node, int operand) {
    int passes = l->passes[node][operand], from = operand_of(l, node, operand);
    int last = passes ? l->first[node][operand] + passes - 1 : l->slot_of[from];
    return l->slot[last].y;
}

/* How far off the middle an edge comes in, so that two do not cross at the end: -1, 0 or 1. */
static float port_of(const GraphLayout *l, int node, int operand) {
    int other = operand_of(l, node, 1 - operand);
    if (!graph_layout_draws(l, other)) return 0;
    float mine = end_height(l, node, operand), its = end_height(l, node, 1 - operand);
    bool above = mine == its ? operand == 0 : mine < its;
    return above ? -1 : 1;
}

static int add_stretch(Point *curve, int n, Point to) {
    Point from = curve[n - 1];
    if (fabsf(from.y - to.y) < 0.01f) { /* straight ahead, in one piece */
        curve[n++] = to;
        return n;
    }
    for (int i = 1; i <= STEPS; i++) {
        float t = (float)i / STEPS, s = t * t * (3 - 2 * t);
        curve[n++] = (Point){from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * s};
    }
    return n;
}

int graph_layout_curve(const GraphLayout *l, int node, int operand, Point curve[GRAPH_CURVE]) {
    int from = operand_of(l, node, operand), n = 1;
    if (!graph_layout_draws(l, from) || !graph_layout_draws(l, node)) return 0;
    bool twice = from == operand_of(l, node, 1 - operand);
    Rect a = l->box[from], b = l->box[node];
    float port = port_of(l, node, operand) * b.h * 0.2f;
    curve[0] = (Point){a.x + a.w, a.y + a.h / 2 + (twice ? port : 0)};
    for (int i = 0; i < l->passes[node][operand]; i++) {
        const GraphSlot *slot = &l->slot[l->first[node][operand] + i];
        float x = l->left + l->across * (float)slot->column, y = l->top + l->down * slot->y;
        n = add_stretch(curve, n, (Point){x - b.w / 2, y});
        curve[n++] = (Point){x + b.w / 2, y};
    }
    return add_stretch(curve, n, (Point){b.x, b.y + b.h / 2 + port});
}
