/* The header's words and what opens below them: sections of the controls, and the list of View,
 * whose entries are in ui/menu.h. See header.h. */
#include "screen/header/header.h"

#include <assert.h>
#include <math.h>

#include "screen/controls/controls.h"
#include "ui/finger.h"
#include "ui/list.h"
#include "ui/menu.h"
#include "ui/popup.h"
#include "ui/scroll.h"
#include "ui/widgets.h"

/* ---- hands */

static Tag word_tag(Word word);

/* Where the controls stand, their section comes into view; in a lesson it opens below its word. */
static void press(const Gesture *g, Word word) {
    UiState *ui = g->ui;
    Tag tag = word_tag(word);
    bool section = word < WORD_VIEW;
    if (section && controls_are_shown(g)) {
        popup_close_card(ui);
        controls_reveal(g, (Section)word);
        return;
    }
    popup_toggle_card(g, tag);
    if (tag_is(ui->focus, tag.target) && !tag_same(ui->focus, tag)) ui->focus = (Tag){0};
    ui->scrolled.menu = 0;
    if (section) ui->scrolled.controls = 0;
}

static void word_press(const Gesture *g, Tag tag, const InputEvent *e) {
    press(g, (Word)tag.index);
}

/* While it is open, left and right open the word beside it. */
static bool word_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    int next = tag.index + (e->key == KEY_LEFT ? -1 : 1);
    bool sideways = e->key == KEY_LEFT || e->key == KEY_RIGHT;
    if (!sideways || !tag_same(g->ui->popup.card, tag)) return false;
    bool there = next >= 0 && next <= WORD_VIEW && !controls_are_shown(g) &&
                 target_rect(g->drawn, word_tag((Word)next)).w > 0;
    if (!there) return true;
    g->ui->popup.card_before = (Tag){0};
    press(g, (Word)next);
    g->ui->focus = word_tag((Word)next);
    return true;
}

/* While one is open, the others say nothing: what they open says it. */
static const char *word_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    static const char *const hints[] = {
        [SECTION_DATA] = "The points: where they come from, how many, how messy",
        [SECTION_NETWORK] = "Inputs, layers and the start: the run begins anew",
        [SECTION_TRAINING] = "Rule, loss, optimizer, rate, batch, penalties",
        [WORD_VIEW] = "How all this is looked at: theme, arrows, axes",
        [WORD_MENU] = "Points, network, training, and how they are looked at",
    };
    static_assert(WORD_COUNT == 5, "a word says nothing");
    return view->ui->popup.card.target ? NULL : hints[tag.index];
}

static void open_word(View *view, Tag tag);

static const Target TARGET_WORD = {.name = "word",
                                   .stop = TAB_EACH,
                                   .press = word_press,
                                   .arrow = word_arrow,
                                   .say = word_say,
                                   .open = open_word};

static Tag word_tag(Word word) {
    return tag_of(&TARGET_WORD, (int)word);
}

static const char *word_text(Word word) {
    static const char *const words[] = {
        [SECTION_DATA] = "Data", [SECTION_NETWORK] = "Network", [SECTION_TRAINING] = "Training",
        [WORD_VIEW] = "View",    [WORD_MENU] = "Menu",
    };
    static_assert(WORD_COUNT == 5, "a word has no name");
    return words[word];
}

/* ---- words */

static TextStyle word_style(const View *view) {
    return view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_CENTER);
}

static float word_width(const View *view, Word word) {
    TextStyle style = word_style(view);
    return text_width(view->glyphs, word_text(word), &style, view->ui->density) +
           view_units(view, 24);
}

float words_width(const View *view, bool narrow) {
    float width = 0;
    if (narrow) return word_width(view, WORD_MENU);
    for (int w = 0; w <= WORD_VIEW; w++) width += word_width(view, (Word)w);
    return width;
}

static void word(View *view, Rect rect, Word which) {
    TextStyle style = word_style(view);
    bool open = popup_is_open(view->ui, word_tag(which));
    float radius = view_units(view, 5);
    if (open) style.color = view->theme->ink;
    if (open) shapes_rect(view->out, rect, radius, view->theme->hover);
    view_feedback(view, rect, radius, word_tag(which));
    view_text(view, word_text(which), rect.x + rect.w / 2,
              view_middle(view, &style, rect.y, rect.h), 0, &style);
    target_place(view->out, word_tag(which), rect);
}

void words_draw(View *view, float right, bool narrow) {
    float h = view_units(view, 30), x = right - words_width(view, narrow);
    for (int w = narrow ? WORD_MENU : 0; w <= (narrow ? WORD_MENU : WORD_VIEW); w++) {
        float wide = word_width(view, (Word)w);
        word(view, (Rect){x, (view->layout.header.h - h) / 2, wide, h}, (Word)w);
        x += wide;
    }
}

/* ---- what they open */

/* Below its word, or below the one word for all; within the window, and beside the lesson. */
static Rect below(const View *view, float width, float height) {
    int at = target_find(view->out, view->ui->popup.card, -1);
    if (at < 0) at = target_find(view->out, word_tag(WORD_MENU), -1);
    float gap = view_units(view, 6), left = view->layout.stage.x;
    float x = at < 0 ? left : view->out->shape[at].rect.x;
    float most = view->ui->width - view->layout.gap - width;
    if (x > most) x = most;
    if (x < left) x = left < most ? left : most;
    float room = view->ui->height - view->layout.header.h - 2 * gap;
    return (Rect){x, view->layout.header.h + gap, width, height < room ? height : room};
}

static void card(View *view, Section section) {
    float pad = view_units(view, 18), head = view_units(view, 24);
    float width = view_units(view, 340), inner = width - 2 * pad;
    /* By the window: rows that come move none above. */
    float ease = section_ease(view, view->layout.fold ? 0 : 0.7f);
    float content = section_height(view, section, inner, ease);
    Rect rect = below(view, width, content + head + 2 * pad);
    float ring = view_units(view, 5); /* around what has the focus, in the first row too */
    Rect page = {rect.x, rect.y + pad + head - ring, rect.w, rect.h - pad * 1.5f - head + ring};
    float line = rect.y + pad + view_units(view, 10);
    popup_ground(view, rect);
    section_head(view, section, (Point){rect.x + pad, line}, inner, false);
    float moved = section_scroll(view, page, content + ring);
    shapes_clip(view->out, page);
    section_draw(view, section, (Point){rect.x + pad, page.y + ring - moved}, inner, ease);
    shapes_unclip(view->out);
}

static float indent(const View *view) {
    return view_units(view, 28);
}

static void entry(View *view, Rect rect, Entry which) {
    ListEntry words = {.label = menu_label(view->ui, which),
                       .key = menu_key(which),
                       .checked = menu_is_on(view->ui, view->lab, which)};
    shapes_mark(view->out, "entry", (int)which);
    list_row(view, rect, indent(view), &words, menu_tag(which));
    shapes_mark(view->out, NULL, 0);
}

/* In the menu of everything the sections come first. */
static Rect sections(View *view, Rect rect) {
    for (int s = 0; s < SECTION_COUNT; s++, rect.y += rect.h)
        list_row(view, rect, indent(view), &(ListEntry){.label = word_text((Word)s)},
                 word_tag((Word)s));
    return rect;
}

/* And in one column, what has no room for a button in the bar. */
enum { BAR_ACTS = 4 };

static int bar_acts(const View *view, Act act[BAR_ACTS]) {
    int count = 0;
    if (view->layout.fold != FOLD_COLUMN) return 0;
    if (!view->player->playing) act[count++] = ACT_NEW;
    act[count++] = ACT_OPEN;
    act[count++] = ACT_SAVE;
    act[count++] = ACT_HELP;
    return count;
}

static const char *act_label(Act act) {
    return act == ACT_NEW    ? "New"
           : act == ACT_OPEN ? "Open"
           : act == ACT_SAVE ? "Save"
                             : "Every key";
}

static Rect acts(View *view, Rect rect) {
    Act act[BAR_ACTS];
    int count = bar_acts(view, act);
    for (int i = 0; i < count; i++, rect.y += rect.h)
        list_row(view, rect, indent(view), &(ListEntry){.label = act_label(act[i])},
                 act_tag(act[i]));
    return rect;
}

static float list_height(const View *view, float row, float gap, bool narrow) {
    Act act[BAR_ACTS];
    int more = bar_acts(view, act);
    float height = narrow ? row * SECTION_COUNT + gap : 0;
    if (narrow && more) height += row * (float)more + gap;
    for (int e = 0; e < ENTRY_COUNT; e++) {
        if (menu_offers(view->player, view->lab, (Entry)e))
            height += row + (menu_begins_group((Entry)e) ? gap : 0);
    }
    return height;
}

/* As high as is comfortable, or in a low window as all of them have room for; but for fingers,
 * which scroll. */
static float entry_height(const View *view, float gap, float pad, bool narrow) {
    float row = finger_row(view, 27), bare = list_height(view, 0, gap, narrow) + 2 * pad;
    if (finger_is(view->ui, &view->layout)) return row;
    float rows = list_height(view, 1, 0, narrow);
    float room = view->ui->height - view->layout.header.h - 2 * view_units(view, 6) - bare;
    return room < row * rows ? room / rows : row;
}

static void divide(View *view, Rect *row, float gap) {
    float y = row->y + gap / 2;
    shapes_line(view->out, (Point){row->x, y}, (Point){row->x + row->w, y}, 1,
                view->theme->hairline);
    row->y += gap;
}

static float *menu_position(UiState *ui) {
    return &ui->scrolled.menu;
}

static const ScrollArea MENU_AREA = {menu_position};
static const Target TARGET_MENU = {.name = "menu", .scroll = &MENU_AREA};

/* How far the list is scrolled within its page. */
static float menu_scroll(View *view, Rect page, float content) {
    float beyond = content - page.h, moved = fminf(view->ui->scrolled.menu, beyond);
    if (beyond < 0.5f) return 0;
    scroll_place(view->out, &TARGET_MENU, page, beyond);
    Rect lane = {page.x + page.w - 5, page.y, 3, page.h};
    scroll_bar(view->out, lane, moved, page.h, content, 0, view->theme->faint);
    return moved;
}

static void entries(View *view, Rect line, float gap, bool narrow) {
    if (narrow) {
        line = sections(view, line);
        divide(view, &line, gap);
        if (view->layout.fold == FOLD_COLUMN) {
            line = acts(view, line);
            divide(view, &line, gap);
        }
    }
    for (int e = 0; e < ENTRY_COUNT; e++) {
        if (!menu_offers(view->player, view->lab, (Entry)e)) continue;
        if (menu_begins_group((Entry)e)) divide(view, &line, gap);
        entry(view, line, (Entry)e);
        line.y += line.h;
    }
}

static void list(View *view, bool narrow) {
    float gap = view_units(view, 9), pad = view_units(view, 6);
    float row = entry_height(view, gap, pad, narrow), all = list_height(view, row, gap, narrow);
    Rect rect = below(view, view_units(view, 290), all + 2 * pad);
    Rect page = {rect.x, rect.y + pad, rect.w, rect.h - 2 * pad};
    popup_ground(view, rect);
    float moved = menu_scroll(view, page, all);
    shapes_clip(view->out, page);
    entries(view, (Rect){rect.x + pad, page.y - moved, rect.w - 2 * pad, row}, gap, narrow);
    shapes_unclip(view->out);
}

static void open_word(View *view, Tag tag) {
    Word word = (Word)tag.index;
    if (view->ui->home) return;
    if (word < WORD_VIEW)
        card(view, (Section)word);
    else
        list(view, word == WORD_MENU);
}
