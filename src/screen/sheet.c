/* The sheet of files: the path, the contents of the folder, the typed line, the recent files. */
#include "screen/sheet.h"

#include <stdio.h>
#include <string.h>

#include "base/path.h"
#include "scene/scene_file.h"
#include "screen/copy.h"
#include "screen/home/shelf.h"
#include "screen/lesson/prose.h"
#include "screen/view.h"
#include "ui/focus.h"
#include "ui/popup.h"
#include "ui/scroll.h"
#include "ui/widgets.h"

/* ---- input */

static const float WHEEL_ROWS = 3;

void sheet_input_begin(UiState *ui, SheetKind kind) {
    ui_clear(ui);
    sheet_begin(&ui->sheet, kind, kind == SHEET_OPEN ? "" : "1600");
}

void sheet_input_save(UiState *ui, const Scene *scene) {
    char stem[UI_STEM];
    ui_clear(ui);
    sheet_begin(&ui->sheet, SHEET_SAVE, ui_file_stem(ui, scene, stem));
}

/* index: rows visible at once */
static const Target TARGET_SHEET_LIST = {.name = "sheet list"};

static int rows_seen(const Gesture *g) {
    int at = target_find_any(g->drawn, &TARGET_SHEET_LIST, -1);
    return at < 0 ? 1 : g->drawn->shape[at].tag.index;
}

static void row_press(const Gesture *g, Tag tag, const InputEvent *e) {
    sheet_choose(&g->ui->sheet, tag.index, rows_seen(g));
    if (e->clicks % 2 == 0) sheet_confirm(&g->ui->sheet);
}

static const Target TARGET_SHEET_ROW = {.name = "sheet row", .press = row_press};

/* The folder so many names below the root, of those that the present one lies in. */
static void go_part(FileSheet *sheet, int depth) {
    char folder[SHEET_PATH];
    snprintf(folder, sizeof folder, "%s", sheet->folder);
    char *end = folder;
    for (int i = 0; i < depth && end; i++) end = strchr(end + 1, '/');
    if (depth == 0)
        folder[1] = '\0';
    else if (end)
        *end = '\0';
    sheet_go(sheet, folder);
}

static void part_press(const Gesture *g, Tag tag, const InputEvent *e) {
    go_part(&g->ui->sheet, tag.index);
}

/* index: which folder of the path, 0 the root */
static const Target TARGET_SHEET_PART = {
    .name = "sheet part", .stop = TAB_EACH, .press = part_press};

static void recent_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->wish.recent = tag.index;
}

static const Target TARGET_SHEET_RECENT = {
    .name = "sheet recent", .stop = TAB_EACH, .press = recent_press};

static void line_press(const Gesture *g, Tag tag, const InputEvent *e) {
    typing_key(&g->ui->sheet.line, KEY_END);
}

static const Target TARGET_SHEET_LINE = {.name = "sheet line", .press = line_press};

static void act_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (tag.index == SHEET_CONFIRM)
        sheet_confirm(&g->ui->sheet);
    else if (tag.index == SHEET_CAPTION)
        g->ui->sheet.caption = !g->ui->sheet.caption;
    else if (tag.index == SHEET_VECTOR)
        g->ui->sheet.vector = !g->ui->sheet.vector;
    else
        sheet_close(&g->ui->sheet);
}

static const Target TARGET_SHEET_ACT = {.name = "sheet act", .stop = TAB_EACH, .press = act_press};

static void beside_press(const Gesture *g, Tag tag, const InputEvent *e) {
    lab_keep_beside(g->lab, !g->lab->scene.beside);
}

static const Target TARGET_SHEET_BESIDE = {
    .name = "sheet beside", .stop = TAB_EACH, .press = beside_press};

/* It may have been opened since the last picture: the targets drawn then are beneath it. */
static bool is_drawn(const Gesture *g) {
    return target_find_any(g->drawn, &TARGET_SHEET_LINE, -1) >= 0;
}

static void press_tag(const Gesture *g, Tag tag, const InputEvent *e) {
    if (is_drawn(g) && tag.target && tag.target->press) tag.target->press(g, tag, e);
}

/* First the question, then the sheet. */
static void escape(FileSheet *sheet) {
    if (sheet->replace) {
        sheet->replace = false;
        sheet->said.text[0] = '\0';
    } else
        sheet_close(sheet);
}

/* Up and down in the list; while opening, also to its ends. */
static bool list_key(const Gesture *g, int key) {
    FileSheet *sheet = &g->ui->sheet;
    int fit = rows_seen(g), to = sheet->chosen, last = sheet_rows(sheet) - 1;
    bool ends = sheet->kind == SHEET_OPEN;
    if (sheet->kind == SHEET_PICTURE) return false;
    if (key == KEY_UP)
        to = to < 0 ? last : to - 1;
    else if (key == KEY_DOWN)
        to++;
    else if (key == KEY_PAGE_UP)
        to -= fit;
    else if (key == KEY_PAGE_DOWN)
        to += fit;
    else if (key == KEY_HOME && ends)
        to = 0;
    else if (key == KEY_END && ends)
        to = last;
    else
        return false;
    sheet_choose(sheet, to, fit);
    return true;
}

static void press_key(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    FileSheet *sheet = &ui->sheet;
    if (copy_field_key(g, e)) return;
    if (e->ctrl) return; /* opening, saving and the like wait until the sheet is closed */
    if (e->key == KEY_TAB) {
        bool typing = !ui->focus.target && !e->shift;
        if (is_drawn(g) && !(typing && sheet_complete(sheet))) focus_move(g, e->shift);
        return;
    }
    if (e->key == KEY_ENTER && ui->focus.target) {
        press_tag(g, ui->focus, &(InputEvent){.clicks = 1});
        return;
    }
    ui->focus = (Tag){0};
    if (e->key == KEY_ENTER)
        sheet_confirm(sheet);
    else if (e->key == KEY_ESCAPE)
        escape(sheet);
    else if (e->key == KEY_BACKSPACE && sheet->kind == SHEET_OPEN && !sheet->line.text[0])
        sheet_up(sheet);
    else if (!list_key(g, e->key) && typing_key(&sheet->line, e->key))
        sheet_typed(sheet);
}

/* A dropped file, closing the window, and the size of the window. */
static bool is_for_others(const InputEvent *e) {
    bool end = e->ctrl && e->key == 'Q';
    return e->kind == INPUT_DROP || e->kind == INPUT_PASTE || e->kind == INPUT_QUIT ||
           (e->kind == INPUT_KEY && (end || e->key == KEY_F11));
}

bool sheet_input(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    FileSheet *sheet = &ui->sheet;
    if (sheet->kind == SHEET_CLOSED) return false;
    if (is_for_others(e)) return false;
    if (e->kind == INPUT_MOVE || e->kind == INPUT_PRESS) ui->pointer = e->at;
    if (e->kind == INPUT_MOVE)
        ui->hover = target_at(g->drawn, e->at);
    else if (e->kind == INPUT_PRESS && e->button == BUTTON_LEFT) {
        ui->focus = (Tag){0};
        press_tag(g, target_at(g->drawn, e->at), e);
    } else if (e->kind == INPUT_WHEEL)
        sheet_scroll(sheet, (int)(-e->dy * WHEEL_ROWS), rows_seen(g));
    else if (e->kind == INPUT_KEY)
        press_key(g, e);
    else if (e->kind == INPUT_TEXT) {
        typing_type(&sheet->line, e->text);
        sheet_typed(sheet);
    }
    return true;
}

/* ---- the picture */

static const float PAD = 24, ROW = 28, FIELD = 34, BUTTON = 34; /* units */

static void folder_sign(View *view, Point at, Color color) {
    float w = view_units(view, 7), h = view_units(view, 5);
    Point shape[6] = {{at.x - w, at.y + h},         {at.x - w, at.y - h},
                      {at.x - w * 0.15f, at.y - h}, {at.x + w * 0.15f, at.y - h * 0.55f},
                      {at.x + w, at.y - h * 0.55f}, {at.x + w, at.y + h}};
    shapes_polygon(view->out, shape, 6, color);
}

/* ---- the path, each folder of it to be pressed */

/* Where the names of a path begin, from the one after the root; as many as there is room for. */
static int parts_of(const char *folder, const char *part[], int most) {
    int count = 0;
    for (const char *at = strchr(folder, '/'); at && at[1] && count < most;
         at = strchr(at + 1, '/'))
        part[count++] = at + 1;
    return count;
}

static void name_of(const char *part, char name[LISTING_NAME]) {
    snprintf(name, LISTING_NAME, "%.*s", (int)strcspn(part, "/"), part);
}

/* One folder of the path; returns how wide it is with the sign after it. */
static float part_at(View *view, const char *name, int depth, bool last, float x, Rect line) {
    const Theme *t = view->theme;
    TextStyle style = view_style(view, TYPE_BODY, last ? t->ink : t->quiet, ALIGN_LEFT);
    TextStyle between = view_style(view, TYPE_BODY, t->faint, ALIGN_LEFT);
    if (last) style.face = FONT_BOLD;
    float y = view_middle(view, &style, line.y, line.h), pad = view_units(view, 4);
    float most = line.x + line.w - x, w = text_width(view->glyphs, name, &style, view->ui->density);
    Rect box = {x - pad, line.y, (w < most ? w : most) + 2 * pad, line.h};
    view_feedback(view, box, 4, tag_of(&TARGET_SHEET_PART, depth));
    w = view_text(view, name, x, y, most, &style);
    target_place(view->out, tag_of(&TARGET_SHEET_PART, depth), box);
    if (last) return w;
    w += view_units(view, 9);
    return w + view_text(view, "›", x + w, y, 0, &between) + view_units(view, 9);
}

/* From the root to this folder; an ellipsis replaces the first ones where it is too long. */
static void path(View *view, Rect line) {
    enum { MOST = 64 };
    const char *part[MOST];
    char name[LISTING_NAME];
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
    int count = parts_of(view->ui->sheet.folder, part, MOST), from = count;
    float room = line.w - view_units(view, 60);
    for (; from > 0; from--) {
        name_of(part[from - 1], name);
        room -= text_width(view->glyphs, name, &style, view->ui->density) * 1.08f +
                view_units(view, 26);
        if (room < 0 && from < count) break;
    }
    float x =
        line.x + part_at(view, from > 0 ? "…" : "/", from > 0 ? from : 0, count == 0, line.x, line);
    for (int i = from; i < count; i++) {
        name_of(part[i], name);
        x += part_at(view, name, i + 1, i == count - 1, x, line);
    }
}

/* ---- the typed line */

/* From where a text is shown, so that the caret is seen. */
static const char *seen_from(View *view, const Typing *line, const TextStyle *style, float room) {
    const char *from = line->text;
    char head[TYPING_TEXT];
    for (;;) {
        snprintf(head, sizeof head, "%.*s", (int)(line->text + line->at - from), from);
        if (!head[0] || text_width(view->glyphs, head, style, view->ui->density) <= room)
            return from;
        text_next(&from);
    }
}

static void caret(View *view, float x, Rect box) {
    float h = box.h * 0.56f, y = box.y + (box.h - h) / 2;
    shapes_line(view->out, (Point){x, y}, (Point){x, y + h}, 1.4f, view->theme->ink);
}

/* hint: shown while nothing is typed. after: what stands behind the text anyway. */
static void field(View *view, Rect box, const char *hint, const char *after) {
    const Theme *t = view->theme;
    const Typing *line = &view->ui->sheet.line;
    float density = view->ui->density, pad = view_units(view, 10);
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT), quiet = style;
    quiet.color = t->quiet;
    float y = view_middle(view, &style, box.y, box.h), x = box.x + pad;
    float end = text_width(view->glyphs, after, &quiet, density), room = box.w - 2 * pad - end;
    shapes_rect(view->out, box, view_units(view, 6), t->card);
    shapes_border(view->out, box, view_units(view, 6), 1.4f, t->quiet);
    target_place(view->out, tag_of(&TARGET_SHEET_LINE, 0), box);
    const char *from = seen_from(view, line, &style, room);
    char head[TYPING_TEXT];
    snprintf(head, sizeof head, "%.*s", (int)(line->text + line->at - from), from);
    float at = x + text_width(view->glyphs, head, &style, density);
    if (line->all) {
        float w = text_width(view->glyphs, from, &style, density);
        Rect marked = {x - 2, box.y + box.h * 0.2f, (w < room ? w : room) + 4, box.h * 0.6f};
        shapes_rect(view->out, marked, 3, color_faded(t->quiet, 0.28f));
    }
    shapes_mark(view->out, "sheet line", 0);
    float w = line->text[0] ? view_text(view, from, x, y, room + 1, &style) : 0;
    if (!line->text[0]) view_text(view, hint, x + 4, y, room, &quiet);
    shapes_mark(view->out, NULL, 0);
    view_text(view, after, x + w, y, 0, &quiet);
    if (!view->ui->focus.target) caret(view, at, box);
}

/* ---- the contents of the folder */

static void row(View *view, Rect box, int index) {
    const Theme *t = view->theme;
    const ListingEntry *entry = sheet_row(&view->ui->sheet, index);
    bool up = strcmp(entry->name, "..") == 0, chosen = view->ui->sheet.chosen == index;
    float pad = view_units(view, 10), sign = view_units(view, 24), about = view_units(view, 150);
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    TextStyle quiet = view_style(view, TYPE_SMALL, t->quiet, ALIGN_RIGHT);
    if (chosen) style.face = FONT_BOLD;
    if (chosen) shapes_rect(view->out, box, 4, t->hover);
    view_feedback(view, box, 4, tag_of(&TARGET_SHEET_ROW, index));
    if (chosen) shapes_border(view->out, box, 4, 1.2f, t->quiet);
    Point middle = {box.x + pad + sign * 0.3f, box.y + box.h / 2};
    if (entry->folder) folder_sign(view, middle, t->quiet);
    if (!entry->about[0] || view->layout.fold == FOLD_COLUMN) about = 0;
    float room = box.w - 2 * pad - sign - about;
    shapes_mark(view->out, "sheet row", index);
    view_text(view, up ? "the folder above" : entry->name, box.x + pad + sign,
              view_middle(view, &style, box.y, box.h), room, &style);
    shapes_mark(view->out, NULL, 0);
    if (about > 0)
        view_text(view, entry->about, box.x + box.w - pad, view_middle(view, &quiet, box.y, box.h),
                  about, &quiet);
    target_place(view->out, tag_of(&TARGET_SHEET_ROW, index), box);
}

/* What is not listed, in a sentence; "" for nothing. */
static void say_missing(const FileSheet *sheet, char text[160]) {
    const Listing *l = &sheet->listing;
    bool opening = sheet->kind == SHEET_OPEN, typed = opening && sheet->line.text[0];
    int up = l->count > 0 && strcmp(l->entry[0].name, "..") == 0;
    text[0] = '\0';
    if (l->left_out)
        snprintf(text, 160, "%d more are not listed: this folder holds too many.", l->left_out);
    else if (typed && sheet_rows(sheet) == 0)
        snprintf(text, 160,
                 strchr(sheet->line.text, '/') ? "Enter opens what this path leads to."
                                               : "Nothing here has that in its name.");
    else if (!typed && sheet_rows(sheet) == up)
        snprintf(text, 160,
                 opening ? "No folders, scenes, lessons or tables here."
                         : "No folders and no scenes here.");
}

static void list(View *view, Rect box) {
    const FileSheet *sheet = &view->ui->sheet;
    char missing[160];
    float inset = view_units(view, 4), high = view_units(view, ROW);
    TextStyle quiet = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    shapes_rect(view->out, box, view_units(view, 6), view->theme->sunken);
    say_missing(sheet, missing);
    Rect inner = rect_inset(box, inset);
    if (missing[0]) {
        inner.h -= high;
        view_text(view, missing, box.x + box.w / 2,
                  view_middle(view, &quiet, inner.y + inner.h, high), inner.w, &quiet);
    }
    int fit = (int)(inner.h / high), rows = sheet_rows(sheet), first = sheet->first;
    if (fit < 1) fit = 1;
    if (first > rows - fit) first = rows > fit ? rows - fit : 0;
    target_place(view->out, tag_of(&TARGET_SHEET_LIST, fit), box);
    bool all = rows <= fit;
    float width = inner.w - (all ? 0 : view_units(view, 10));
    for (int i = 0; i < fit && first + i < rows; i++)
        row(view, (Rect){inner.x, inner.y + high * (float)i, width, high}, first + i);
    if (all) return;
    float width_of_bar = view_units(view, 4);
    Rect lane = {inner.x + inner.w - view_units(view, 7), inner.y, width_of_bar, inner.h};
    scroll_bar(view->out, lane, (float)first, (float)fit, (float)rows, view_units(view, 18),
               view->theme->faint);
}

/* ---- the recent files */

static void recent(View *view, Rect box) {
    const Theme *t = view->theme;
    TextStyle caption = view_style(view, TYPE_CAPTION, t->quiet, ALIGN_LEFT);
    TextStyle name = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    TextStyle where = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT);
    float high = view_units(view, 46), pad = view_units(view, 8);
    float y = box.y + view_units(view, 24);
    view_text(view, "RECENT", box.x, box.y + view_units(view, 12), 0, &caption);
    for (int i = 0; i < SHELF_RECENT && view->shelf->recent[i][0] && y + high <= box.y + box.h;
         i++, y += high) {
        const char *file = view->shelf->recent[i], *slash = strrchr(file, '/');
        char folder[LISTING_NAME];
        int length = slash ? (int)(slash - file) : 0;
        Rect line = {box.x - pad, y, box.w + pad, high};
        snprintf(folder, sizeof folder, "%.*s", length < 250 ? length : 250, file);
        const char *last = strrchr(folder, '/');
        view_feedback(view, line, 4, tag_of(&TARGET_SHEET_RECENT, i));
        view_text(view, path_name(file), box.x, y + high * 0.42f, box.w - pad, &name);
        view_text(view, last && last[1] ? last + 1 : folder, box.x, y + high * 0.8f, box.w - pad,
                  &where);
        target_place(view->out, tag_of(&TARGET_SHEET_RECENT, i), line);
    }
}

/* ---- the whole */

/* Whether the recent files are beside the list. */
static bool has_recent(const View *view) {
    bool room = view->layout.fold != FOLD_COLUMN;
    return room && view->ui->sheet.kind == SHEET_OPEN && view->shelf->recent[0][0];
}

static Rect sheet_rect(const View *view) {
    const UiState *d = view->ui;
    bool picture = d->sheet.kind == SHEET_PICTURE;
    float w = view_units(view, picture ? 420 : 760), h = view_units(view, picture ? 275 : 560);
    if (w > d->width - 40) w = d->width - 40;
    if (h > d->height - 40) h = d->height - 40;
    return (Rect){(d->width - w) / 2, (d->height - h) / 2, w, h};
}

static void button(View *view, float *right, float y, const char *label, bool primary,
                   SheetAct act) {
    float w = view_units(view, 96);
    *right -= w;
    view_button(view, (Rect){*right, y, w, view_units(view, BUTTON)}, label, primary,
                tag_of(&TARGET_SHEET_ACT, (int)act));
    *right -= view_units(view, 10);
}

/* The last byte at or before this one where a character begins. */
static size_t letter_at(const char *text, size_t at) {
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80) at--;
    return at;
}

/* A name too long for a line keeps its beginning and its end. */
static void fit_word(const View *view, const TextStyle *style, float width, char *word,
                     size_t length, Message *out) {
    char end = word[length];
    word[length] = '\0';
    float wide = text_width(view->glyphs, word, style, view->ui->density);
    if (wide <= width) {
        text_add(out->text, sizeof out->text, "%s", word);
    } else {
        size_t keep = (size_t)((float)length * 0.8f * width / wide);
        size_t head = letter_at(word, keep / 2), tail = letter_at(word, length - keep / 2);
        text_add(out->text, sizeof out->text, "%.*s…%s", (int)head, word, word + tail);
    }
    word[length] = end;
}

static void fit_words(const View *view, const char *text, const TextStyle *style, float width,
                      Message *out) {
    char words[sizeof out->text];
    out->text[0] = '\0';
    snprintf(words, sizeof words, "%s", text);
    for (char *word = words; *word;) {
        size_t length = strcspn(word, " "), gap = strspn(word + length, " ");
        fit_word(view, style, width, word, length, out);
        if (gap > 0) text_add(out->text, sizeof out->text, " ");
        word += length + gap;
    }
}

/* The buttons, and beside them the error. */
static void foot(View *view, Rect inner) {
    const FileSheet *sheet = &view->ui->sheet;
    float y = inner.y + inner.h - view_units(view, BUTTON), right = inner.x + inner.w;
    const char *label = sheet->kind == SHEET_OPEN ? "Open" : sheet->replace ? "Replace" : "Save";
    button(view, &right, y, label, true, SHEET_CONFIRM);
    button(view, &right, y, "Cancel", false, SHEET_CANCEL);
    if (!sheet->said.text[0]) return;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->bad, ALIGN_LEFT);
    Flow flow = {
        .view = view, .x = inner.x, .y = y, .width = right - inner.x - view_units(view, 8)};
    Message said;
    fit_words(view, sheet->said.text, &style, flow.width, &said);
    shapes_mark(view->out, "sheet said", 0);
    flow_text(&flow, said.text, &style, 1.35f);
    shapes_mark(view->out, NULL, 0);
}

/* Of a table that is small enough to be saved in the scene: whether it is to stay in its file. */
static bool offers_beside(const View *view) {
    const Scene *scene = &view->lab->scene;
    return view->ui->sheet.kind == SHEET_SAVE && scene->file[0] != '\0' &&
           scene->data.count <= SCENE_ROWS;
}

static void beside(View *view, Rect row) {
    char text[SCENE_PATH + 64];
    snprintf(text, sizeof text, "leave the rows in %s, which must then lie beside the scene",
             view->lab->scene.file);
    view_tick(view, row, text, view->lab->scene.beside, tag_of(&TARGET_SHEET_BESIDE, 0));
}

static void files(View *view, Rect inner, float y) {
    bool opening = view->ui->sheet.kind == SHEET_OPEN;
    float gap = view_units(view, 12), line = view_units(view, 26), high = view_units(view, FIELD);
    path(view, (Rect){inner.x, y, inner.w, line});
    y += line + gap * 0.6f;
    field(view, (Rect){inner.x, y, inner.w, high},
          opening ? "Type to narrow the list, or a path; Tab completes it" : "Type a name",
          sheet_ending(&view->ui->sheet));
    y += high + gap;
    Rect rest = {inner.x, y, inner.w,
                 inner.y + inner.h - y - view_units(view, BUTTON) - gap * 1.5f};
    if (offers_beside(view)) {
        rest.h -= line + gap;
        beside(view, (Rect){rest.x, rest.y + rest.h + gap, rest.w, line});
    }
    if (has_recent(view)) {
        float w = view_units(view, 176);
        recent(view, (Rect){rest.x + rest.w - w, rest.y, w, rest.h});
        rest.w -= w + gap * 1.5f;
    }
    list(view, rest);
}

static void picture_ticks(View *view, Rect line) {
    const FileSheet *sheet = &view->ui->sheet;
    view_tick(view, line, "with title, epoch, loss and classes below", sheet->caption,
              tag_of(&TARGET_SHEET_ACT, SHEET_CAPTION));
    line.y += line.h;
    view_tick(view, line, "as SVG, to be enlarged and edited", sheet->vector,
              tag_of(&TARGET_SHEET_ACT, SHEET_VECTOR));
}

static void picture(View *view, Rect inner, float y) {
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
    float high = view_units(view, FIELD), label = view_units(view, 120);
    view_text(view, "Width in pixels", inner.x, view_middle(view, &style, y, high), label, &style);
    field(view, (Rect){inner.x + label, y, view_units(view, 110), high}, "", "");
    picture_ticks(view, (Rect){inner.x, y + high + view_units(view, 8), inner.w, high});
}

void view_sheet(View *view) {
    static const char *const titles[] = {
        [SHEET_OPEN] = "Open", [SHEET_SAVE] = "Save as", [SHEET_PICTURE] = "Picture of the plane"};
    const UiState *d = view->ui;
    if (d->sheet.kind == SHEET_CLOSED) return;
    Rect all = {0, 0, d->width, d->height}, sheet = sheet_rect(view);
    shapes_rect(view->out, all, 0, color_faded(view->theme->paper, 0.75f));
    popup_cover(view, all);
    view_card(view, sheet);
    shapes_clip(view->out, sheet);
    Rect inner = rect_inset(sheet, view_units(view, PAD));
    TextStyle title = view_style(view, TYPE_TITLE, view->theme->ink, ALIGN_LEFT);
    view_text(view, titles[d->sheet.kind], inner.x, inner.y + view_units(view, 16), 0, &title);
    float y = inner.y + view_units(view, 34);
    if (d->sheet.kind == SHEET_PICTURE)
        picture(view, inner, y);
    else
        files(view, inner, y);
    foot(view, inner);
    shapes_unclip(view->out);
}
