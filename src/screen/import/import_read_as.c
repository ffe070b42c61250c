/* How the table is written, as pills: each says what was found out, and opens the list of what it
 * may be instead. */
#include <stdio.h>
#include <string.h>

#include "screen/import/import.h"
#include "ui/focus.h"
#include "ui/list.h"
#include "ui/popup.h"
#include "ui/widgets.h"

typedef enum Pill { PILL_SEPARATOR, PILL_DECIMAL, PILL_HEADER, PILL_ENCODING, PILLS } Pill;

enum { CHOICES = 4 };

typedef struct Choice {
    int value;
    const char *word;
} Choice;

/* What is in bold stands behind `before`, and in the list. */
static const struct {
    const char *before;
    int choices;
    Choice choice[CHOICES];
} pills[PILLS] = {
    [PILL_SEPARATOR] = {"columns by ",
                        4,
                        {{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}, {'|', "bar"}}},
    [PILL_DECIMAL] = {"decimals with a ", 2, {{'.', "point"}, {',', "comma"}}},
    [PILL_HEADER] = {"first row is ", 2, {{HEADER_FIRST, "names"}, {HEADER_NONE, "values"}}},
    [PILL_ENCODING] = {"",
                       4,
                       {{ENCODING_UTF8, "UTF-8"},
                        {ENCODING_WINDOWS, "Windows-1252"},
                        {ENCODING_UTF16, "UTF-16"},
                        {ENCODING_UTF16_BIG, "UTF-16BE"}}}};

/* How it is read now, as far as that was found out. */
static int now(const TableSheet *sheet, Pill pill) {
    CellsHow how = sheet->cells.how;
    const int value[PILLS] = {how.separator, how.decimal, (int)how.header, (int)how.encoding};
    return value[pill];
}

static void choose(TableSheet *sheet, Pill pill, int value) {
    CellsHow how = sheet->how;
    switch (pill) {
    case PILL_SEPARATOR: how.separator = (char)value; break;
    case PILL_DECIMAL: how.decimal = (char)value; break;
    case PILL_HEADER: how.header = (Header)value; break;
    case PILL_ENCODING: how.encoding = (Encoding)value; break;
    case PILLS: break;
    }
    table_sheet_say(sheet, how);
}

/* ---- hands */

static void pill_press(const Gesture *g, Tag tag, const InputEvent *e) {
    popup_toggle(g, tag);
}

static void open_list(View *view, Tag tag);
static Tag to_list(const Gesture *g, Tag tag);

/* index: which */
static const Target TARGET_TABLE_PILL = {.name = "table pill",
                                         .stop = TAB_EACH,
                                         .press = pill_press,
                                         .follow = to_list,
                                         .open = open_list};

static void choice_press(const Gesture *g, Tag tag, const InputEvent *e) {
    choose(&g->ui->table, (Pill)tag.index, pills[tag.index].choice[tag.part].value);
}

static Tag to_pill(const Gesture *g, Tag tag) {
    return tag_of(&TARGET_TABLE_PILL, tag.index);
}

/* index: of which pill; part: which choice */
static const Target TARGET_TABLE_CHOICE = {.name = "table choice",
                                           .stop = TAB_EACH,
                                           .press = choice_press,
                                           .arrow = focus_arrow_siblings,
                                           .follow = to_pill};

static Tag to_list(const Gesture *g, Tag tag) {
    if (!popup_is_open(g->ui, tag)) return (Tag){0};
    for (int i = 0; i < pills[tag.index].choices; i++) {
        if (pills[tag.index].choice[i].value == now(&g->ui->table, (Pill)tag.index))
            return tag_part(&TARGET_TABLE_CHOICE, tag.index, i);
    }
    return tag_part(&TARGET_TABLE_CHOICE, tag.index, 0);
}

static void open_list(View *view, Tag tag) {
    ListEntry entry[CHOICES] = {{.label = NULL}};
    int count = pills[tag.index].choices, value = now(&view->ui->table, (Pill)tag.index);
    for (int i = 0; i < count; i++) {
        entry[i].label = pills[tag.index].choice[i].word;
        entry[i].chosen = pills[tag.index].choice[i].value == value;
    }
    Rect anchor = target_rect(view->out, tag);
    list_draw(view, anchor, anchor.w, entry, count, tag_part(&TARGET_TABLE_CHOICE, tag.index, 0));
}

/* ---- the picture */

static const char *word_of(const View *view, Pill pill) {
    int value = now(&view->ui->table, pill);
    for (int i = 0; i < pills[pill].choices; i++) {
        if (pills[pill].choice[i].value == value) return pills[pill].choice[i].word;
    }
    return "…"; /* nothing was found out */
}

typedef struct PillStyle {
    TextStyle plain, bold;
    float pad, sign; /* sign: the room of the chevron */
    bool whole;      /* with what stands before the bold word */
} PillStyle;

static float width_of(const View *view, Pill pill, const PillStyle *style) {
    float density = view->ui->density, w = 2 * style->pad + style->sign;
    if (style->whole) w += text_width(view->glyphs, pills[pill].before, &style->plain, density);
    return w + text_width(view->glyphs, word_of(view, pill), &style->bold, density);
}

static float all_pills(const View *view, const PillStyle *style) {
    float w = 0;
    for (int i = 0; i < PILLS; i++) w += width_of(view, (Pill)i, style) + style->pad;
    return w;
}

static void draw_pill(View *view, Pill pill, Rect box, const PillStyle *style) {
    const Theme *t = view->theme;
    float r = view_units(view, 6), x = box.x + style->pad;
    float y = view_middle(view, &style->plain, box.y, box.h);
    Tag tag = tag_of(&TARGET_TABLE_PILL, (int)pill);
    shapes_border(view->out, box, r, 1, t->hairline);
    view_feedback(view, box, r, tag);
    shapes_mark(view->out, "table pill", (int)pill);
    if (style->whole) x += view_text(view, pills[pill].before, x, y, 0, &style->plain);
    view_text(view, word_of(view, pill), x, y, 0, &style->bold);
    shapes_mark(view->out, NULL, 0);
    view_chevron(view, (Point){box.x + box.w - style->pad, box.y + box.h / 2}, false);
    target_place(view->out, tag, box);
}

void import_draw_read_as(View *view, Rect line) {
    const Theme *t = view->theme;
    PillStyle style = {.plain = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT),
                       .whole = true,
                       .pad = view_units(view, 10),
                       .sign = view_units(view, 14)};
    TextStyle quiet = view_style(view, TYPE_BODY, t->quiet, ALIGN_LEFT);
    style.bold = style.plain;
    style.bold.face = FONT_BOLD;
    float label = text_width(view->glyphs, "Read as", &quiet, view->ui->density) + style.pad;
    style.whole = label + all_pills(view, &style) <= line.w;
    float x = line.x, y = view_middle(view, &quiet, line.y, line.h), end = line.x + line.w;
    if (label + all_pills(view, &style) <= line.w) {
        view_text(view, "Read as", x, y, 0, &quiet);
        x += label;
    }
    if (all_pills(view, &style) > line.w) { /* on a phone */
        style.plain.size *= 0.82f;
        style.bold.size *= 0.82f;
        style.pad *= 0.6f;
        style.sign *= 0.75f;
    }
    for (int i = 0; i < PILLS; i++) {
        Rect box = {x, line.y, width_of(view, (Pill)i, &style), line.h};
        draw_pill(view, (Pill)i, box, &style);
        x += box.w + style.pad;
    }
    const char *hint = "Not right? Press to change.";
    if (x + text_width(view->glyphs, hint, &quiet, view->ui->density) <= end)
        view_text(view, hint, x, y, 0, &quiet);
}
