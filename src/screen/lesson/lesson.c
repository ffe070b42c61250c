/* The left place in a lesson: the page of a step, block by block (lesson_block.c), and its buttons.
 * Type is larger where there is room; only text longer than the card scrolls. */
#include <math.h>
#include <stdio.h>

#include "base/hash.h"
#include "screen/controls/controls.h"
#include "screen/lesson/lesson.h"
#include "screen/lesson/prose.h"
#include "screen/view.h"
#include "ui/widgets.h"

/* The controls that this step offers: they belong to its tasks. */
static void offered(Flow *flow) {
    View *view = flow->view;
    Control list[CONTROL_COUNT];
    int count = steps_controls(view->player, view->lab, list);
    float h = view_units(view, 28), gap = view_units(view, 6);
    if (count) flow->y += lesson_block_gap(flow);
    for (int i = 0; i < count; i++) {
        Rect row = {flow->x, flow->y, flow->width, row_height(view, list[i], flow->width, h)};
        row_draw(view, row, list[i]);
        flow->y += row.h + gap;
    }
}

/* The block the controls follow: the last with tasks; -1 for none: they follow all blocks. */
static int last_task(const LessonStep *step) {
    int last = -1;
    for (int i = 0; i < step->blocks; i++) {
        if (step->block[i].kind == BLOCK_TASK) last = i;
    }
    return last;
}

static FlowPart part_of(const Player *player, const Block *block) {
    if (block->kind == BLOCK_TASK) return FLOW_TASKS;
    bool waits = block->kind == BLOCK_PREDICT && block->predict == player_waiting(player);
    return waits ? FLOW_QUESTION : FLOW_TEXT;
}

static void blocks(Flow *flow, const LessonStep *step) {
    const PlayerStep *state = &flow->view->player->state[flow->view->player->step];
    bool open = true;
    int tasks = last_task(step);
    for (int i = 0; i < step->blocks; i++) {
        const Block *block = &step->block[i];
        if (block->kind == BLOCK_HINT) open = flow->whole || (i < PLAYER_BLOCKS && state->open[i]);
        if (block->hinted && !open) continue;
        if (block->kind == BLOCK_NOTE || block->noted) continue; /* for the presenter */
        FlowPart part = part_of(flow->view->player, block);
        if (!(flow->part & part)) continue;
        if (i > 0 && !lesson_block_goes_on(flow, block))
            flow->y += lesson_block_space(flow, step, i);
        bool fits = !flow->overflow;
        lesson_block_draw(flow, step, i);
        if (fits && flow->overflow) flow->wide = i;
        if (part == FLOW_QUESTION && flow->part & FLOW_UNTIL) return;
        if (i == tasks && flow->part & FLOW_OFFERED) offered(flow);
    }
    if (tasks < 0 && flow->part & FLOW_TEXT) offered(flow);
    if (flow->part & FLOW_NEXT) lesson_block_next(flow, step);
}

/* ---- the page */

/* Title, text and controls; returns the height of it all. */
static float fill(Flow *flow) {
    View *view = flow->view;
    const Player *player = view->player;
    const LessonStep *step = &player->lesson.step[player->step];
    float top = flow->y;
    if (!(flow->part & FLOW_TEXT)) { /* it stands below the page */
        blocks(flow, step);
        return flow->y - top + lesson_block_gap(flow);
    }
    TextStyle title = view_style(view, TYPE_TITLE, view->theme->ink, ALIGN_LEFT);
    if (!flow->room) title.size *= 0.88f;
    flow_text(flow, player->finished ? player->lesson.title : step->title, &title, 1.3f);
    flow->y += lesson_block_gap(flow) * 0.6f;
    if (player->finished)
        finish_page(flow);
    else {
        presenter_notes(flow, step);
        blocks(flow, step);
    }
    return flow->y - top + lesson_block_gap(flow);
}

static bool is_column(const View *view) {
    return view->layout.fold == FOLD_COLUMN;
}

static float pad_of(const View *view) {
    if (is_column(view)) return view_units(view, 12);
    return view_units(view, view->ui->width < 1200 ? 18 : 26) / view->ui->scale;
}

static float foot_of(const View *view) {
    return view_units(view, view->layout.fold || view->ui->scale > 1 ? 46 : 58);
}

/* The page of the text, as wide as the card. */
static Rect page_of(const View *view, Rect card) {
    float top = pad_of(view) + view_units(view, is_column(view) ? 14 : 17);
    return (Rect){card.x, card.y + top, card.w, card.h - top - foot_of(view)};
}

/* Words and where they stand. */
static uint64_t hash_of(const Shapes *list) {
    uint64_t hash = hash_longs(HASH_BEGIN, list->text, (size_t)list->texts);
    for (int i = 0; i < list->shapes; i++) {
        const Shape *s = &list->shape[i];
        const float place[] = {s->rect.x, s->rect.y, s->rect.w,   s->rect.h,
                               s->at.x,   s->at.y,   s->text.size};
        hash = hash_longs(hash_word(hash, (uint32_t)s->kind), place, sizeof place);
    }
    return hash;
}

/* How high a part of the page is at this level; INFINITY if too wide. whole: with all opened.
 * looks: a hash of what it holds; or NULL. */
static float height_of(View *view, int room, unsigned part, bool whole, uint64_t *looks) {
    Shapes scratch = {0};
    View aside = *view;
    aside.out = &scratch;
    float pad = pad_of(view);
    Flow flow = {.view = &aside, .x = pad, .room = room, .part = part, .whole = whole};
    flow.width = view->layout.left.w - 2 * pad;
    float height = fill(&flow);
    if (looks) *looks = hash_of(&scratch);
    shapes_destroy(&scratch);
    return flow.overflow ? INFINITY : height;
}

/* How far all of the text outgrows the page. */
static float beyond_page(View *view, int room, bool whole) {
    return height_of(view, room, FLOW_ALL, whole, NULL) - page_of(view, view->layout.left).h;
}

static bool has_room(View *view, int room) {
    return beyond_page(view, room, true) <= 0;
}

/* What may stand below a page that is too long, and as how much of the page at most. The first
 * that fits does. seen: only if the text above it shows all of the question that waits. */
typedef struct Pinned {
    unsigned part;
    float share;
    bool seen;
} Pinned;

/* While a question waits, which comes first: nothing can be done before it is answered, so the
 * tasks give way to it, down to the next of them. */
static const Pinned ASKING[] = {{FLOW_TASKS | FLOW_OFFERED, 0.55f, true},
                                {FLOW_TASKS, 0.55f, true},
                                {FLOW_QUESTION | FLOW_TASKS | FLOW_OFFERED, 0.7f, false},
                                {FLOW_QUESTION | FLOW_TASKS, 0.72f, false},
                                {FLOW_NEXT, 0.4f, true},
                                {FLOW_QUESTION | FLOW_NEXT, 0.85f, false},
                                {FLOW_QUESTION, 0.78f, false},
                                {FLOW_NEXT, 0.4f, false}};

static const Pinned DOING[] = {
    {FLOW_TASKS | FLOW_OFFERED, 0.6f, false}, {FLOW_TASKS, 0.6f, false}, {FLOW_NEXT, 0.5f, false}};

/* As without projector mode. */
static View plain_of(const View *view, UiState *ui) {
    View plain = *view;
    *ui = *view->ui;
    ui->scale = 1;
    plain.ui = ui;
    plain.layout = layout_of(ui);
    return plain;
}

/* The largest type and gaps at which the step fits with all of it open, so that they stay while
 * hints open and close. Projector mode, whose type is half as large again, begins with that type
 * whether it fits or not, and keeps the wide gaps only if they fit. widest: in the plain view it
 * fits with them. */
static PageFit room_of(View *view, View *plain, bool widest) {
    int room = widest ? 2 : 1;
    while (!widest && room > 0 && !has_room(plain, room)) room--;
    if (view->ui->scale == 1) return (PageFit){.room = room, .share = 1, .fits = room > 0};
    if (room < 2) return (PageFit){.room = room, .share = 1};
    bool fits = has_room(view, 2); /* in projector mode the gaps have yet to fit */
    return (PageFit){.room = fits ? 2 : 1, .share = 1, .fits = fits};
}

/* What is left of a unit when the page's letters are as small as they may be at a projector: then
 * they have the share of the window's height that can still be read from the last row of a room,
 * which is what is half as large again at 1440 x 900. */
static float least_of(View *view, int room) {
    static const float LINES = 45; /* letters over each other, as high as the window */
    const Flow flow = {.view = view, .room = room};
    TextStyle letters = lesson_block_body(&flow, view->theme->ink);
    return fminf(1, view->ui->height / LINES / letters.size);
}

/* In projector mode a page that is too long with all of it open has smaller letters, as much as it
 * takes or as small as they may be: what part of a unit. */
static void find_share(View *view, PageFit *fit) {
    enum { STEPS = 4 };
    const int room = fit->room;
    if (view->ui->scale == 1 || is_column(view) || fit->fits) return;
    const float least = least_of(view, room);
    View page = *view;
    int fits = 0, beyond = STEPS + 1; /* of the steps from the least to the whole */
    while (beyond - fits > 1) {
        int middle = (fits + beyond) / 2;
        page.layout.unit = view->layout.unit * (least + (1 - least) * (float)middle / STEPS);
        if (has_room(&page, room))
            fits = middle;
        else
            beyond = middle;
    }
    fit->fits = fits > 0; /* the least has not been measured */
    fit->share = least + (1 - least) * (float)fits / STEPS;
}

/* What stands below the text of a page that is too long. */
static void choose_pinned(View *view, PageFit *fit) {
    const Player *player = view->player;
    const int room = fit->room, open = player_waiting(player);
    const float page = page_of(view, view->layout.left).h;
    bool has_tasks = player->lesson.step[player->step].tasks > 0, waits = open >= 0;
    bool missed = waits && player->state[player->step].missed[open]; /* it is scrolled to */
    const unsigned asked = FLOW_TEXT | FLOW_QUESTION | FLOW_UNTIL;
    float above = waits ? height_of(view, room, asked, false, NULL) : 0;
    const Pinned *may = waits ? ASKING : DOING;
    size_t count = waits ? sizeof ASKING / sizeof *ASKING : sizeof DOING / sizeof *DOING;
    for (size_t i = 0; i < count; i++) {
        unsigned part = may[i].part;
        if (!has_tasks) part &= FLOW_QUESTION;
        if (!part || (part == FLOW_QUESTION && (above <= page || missed))) continue;
        float height = height_of(view, room, part, false, NULL);
        if (height > may[i].share * page || (may[i].seen && above > page - height)) continue;
        fit->pinned = part;
        fit->below = height;
        return;
    }
}

/* The same page in the same place. */
static uint64_t key_of(const View *view, uint64_t looks) {
    const Player *player = view->player;
    const UiState *ui = view->ui;
    const Rect left = view->layout.left;
    const float place[] = {left.w,     left.h,    view->layout.unit, ui->width,
                           ui->height, ui->scale, ui->density};
    const int open = player_waiting(player);
    const int state[] = {(int)view->layout.fold, player->finished, open,
                         open >= 0 ? player->state[player->step].missed[open] : 0};
    return hash_longs(hash_longs(looks, place, sizeof place), state, sizeof state);
}

/* Tasks stay in sight, all or the next one, and so does a question that waits: where the page is
 * too long, however much of it is open. In a column it is low, and a finger moves all of it. */
static void find_pinned(View *view, PageFit *fit) {
    const bool needless =
        is_column(view) || view->player->finished || (fit->fits && view->ui->scale == 1);
    uint64_t looks = 0;
    float height = needless ? 0 : height_of(view, fit->room, FLOW_ALL, false, &looks);
    const uint64_t key = key_of(view, hash_long(looks, fit->whole));
    if (fit->stands == key) return;
    fit->stands = key;
    fit->pinned = 0;
    fit->below = 0;
    if (needless) return;
    bool fits = fit->fits || has_room(view, fit->room);
    if (!fits || height > page_of(view, view->layout.left).h) choose_pinned(view, fit);
}

/* How the page is fitted to its place. What it holds is told by laying it out once, as large as can
 * be; each further measurement lays out all of the text again. */
static const PageFit *fit_page(View *view) {
    PageFit *fit = view->page_fit;
    UiState ui;
    View plain = plain_of(view, &ui), page = *view;
    uint64_t looks;
    float height = height_of(&plain, 2, FLOW_ALL, true, &looks);
    const uint64_t key = key_of(view, looks);
    if (fit->whole != key) {
        *fit = room_of(view, &plain, height <= page_of(&plain, plain.layout.left).h);
        find_share(view, fit);
        fit->whole = key;
    }
    page.layout.unit *= fit->share;
    find_pinned(&page, fit);
    return fit;
}

/* How far the text is scrolled: limited to its length, which may have changed. */
static float scrolled(View *view, const Flow *flow, Rect page) {
    float asked = view->ui->scrolled.lesson;
    if (!(asked > 0)) return 0;
    float most = height_of(view, flow->room, flow->part, false, NULL) - page.h;
    return fminf(asked, fmaxf(0, ceilf(most)));
}

/* The text, and below it what stays in sight when it is long. */
static void page_draw(View *view, Flow *flow, const PageFit *fit, Rect page) {
    const unsigned pinned = fit->pinned;
    page.h -= fit->below;
    flow->part = FLOW_ALL & ~pinned;
    flow->y = page.y - scrolled(view, flow, page);
    int target = steps_page(view, page);
    shapes_clip(view->out, page);
    float content = fill(flow);
    shapes_unclip(view->out);
    steps_scroll(view, page, target, content, flow);
    if (!pinned) return;
    float y = page.y + page.h;
    shapes_mark(view->out, pinned & FLOW_QUESTION ? "pinned question" : "pinned tasks", 0);
    shapes_line(view->out, (Point){flow->x, y}, (Point){flow->x + flow->width, y}, 1,
                view->theme->hairline);
    shapes_mark(view->out, NULL, 0);
    Flow below = *flow;
    below.part = pinned;
    below.y = y + lesson_block_gap(flow) * 0.5f;
    fill(&below);
}

void view_lesson(View *view, Rect rect) {
    const Player *player = view->player;
    const float unit = view->layout.unit;
    const PageFit *fit = fit_page(view);
    view_card(view, rect);
    view->layout.unit *= fit->share;
    float pad = pad_of(view), foot = foot_of(view);
    char text[64];
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    snprintf(text, sizeof text, "STEP %d OF %d", player->step + 1, player->lesson.steps);
    if (player->finished) snprintf(text, sizeof text, "END OF THE LESSON");
    view_text(view, text, rect.x + pad, rect.y + pad + view_units(view, 9), 0, &caption);
    Flow flow = {.view = view, .x = rect.x + pad, .width = rect.w - 2 * pad, .room = fit->room};
    page_draw(view, &flow, fit, page_of(view, rect));
    steps_foot(view, (Rect){rect.x + pad, rect.y + rect.h - foot, rect.w - 2 * pad, foot});
    if (!player->finished) steps_again(view, rect, pad);
    view->layout.unit = unit;
}
