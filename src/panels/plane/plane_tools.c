/* See plane.h. */
#include "panels/plane/plane.h"

#include <math.h>
#include <stdio.h>

#include "ui/gesture.h"
#include "ui/widgets.h"

static void tool_press(const Gesture *g, Tag tag, const InputEvent *e) {
    ui_take_tool(g->ui, g->lab, (Tool)tag.index);
}

/* The key of a hand that places points: 1 is red's. */
static int key_of(int class) {
    return 1 + dataset_class_shown(class);
}

/* "Places violet points, class 3; hold to spray (4)", or of a class by its own name. */
static const char *say_placing(const Dataset *data, int class, char text[TOOLTIP_TEXT]) {
    static const char *const colours[MAX_CLASSES] = {"blue", "red",    "green", "violet",
                                                     "teal", "purple", "olive", "grey"};
    if (data->kind == LABEL_NUMBER) {
        snprintf(text, TOOLTIP_TEXT, "Places points with %s amount there is; hold to spray (%d)",
                 class == TOOL_CLASS1 ? "the largest" : "the least", key_of(class));
    } else if (class < data->classes && dataset_names_class(data, class)) {
        snprintf(text, TOOLTIP_TEXT, "Places points of %s; hold to spray (%d)",
                 data->class_name[class], key_of(class));
    } else {
        snprintf(text, TOOLTIP_TEXT, "Places %s points, class %d; hold to spray (%d)",
                 colours[class], class, key_of(class));
    }
    return text;
}

static const char *tool_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    if (lab_holds_still(view->lab) && tag.index != TOOL_MOVE) return lab_awaits(view->lab);
    if (tag.index == TOOL_MOVE) return "Moves points and lines, and selects them (M)";
    if (tag.index == TOOL_ERASE) return "Erases all points under the ring; drag to sweep (X)";
    return say_placing(&view->lab->scene.data, tag.index, text);
}

const Target TARGET_TOOL = {.name = "tool", .stop = TAB_EACH, .press = tool_press, .say = tool_say};

static const Target TARGET_MORE_HANDS = {.name = "more hands",
                                         .hint = "A hand for one more class: green, then violet, "
                                                 "up to eight (3 to 8)",
                                         .stop = TAB_EACH,
                                         .press = tool_press};

static void tool_picture(View *view, Tool tool, Point at) {
    const Theme *t = view->theme;
    float r = view_units(view, 6.5f);
    if (tool <= TOOL_CLASS7) {
        shapes_symbol(view->out, at, r, 1.4f, (int)tool, t->class_color[tool], t->card);
    } else if (tool == TOOL_MOVE) {
        for (int k = 0; k < 4; k++) {
            float dx = k == 0 ? 1 : k == 1 ? -1 : 0, dy = k == 2 ? 1 : k == 3 ? -1 : 0;
            shapes_arrow(view->out, at, (Point){at.x + dx * r * 1.2f, at.y + dy * r * 1.2f}, 1.3f,
                         t->ink);
        }
    } else if (tool == TOOL_COUNT) {
        shapes_line(view->out, (Point){at.x - r, at.y}, (Point){at.x + r, at.y}, 1.6f, t->quiet);
        shapes_line(view->out, (Point){at.x, at.y - r}, (Point){at.x, at.y + r}, 1.6f, t->quiet);
    } else {
        Point shape[5] = {{at.x - r * 1.3f, at.y},
                          {at.x - r * 0.4f, at.y - r * 0.8f},
                          {at.x + r * 1.2f, at.y - r * 0.8f},
                          {at.x + r * 1.2f, at.y + r * 0.8f},
                          {at.x - r * 0.4f, at.y + r * 0.8f}};
        for (int k = 0; k < 5; k++)
            shapes_line(view->out, shape[k], shape[(k + 1) % 5], 1.4f, t->ink);
        float c = r * 0.4f, x = at.x + r * 0.35f;
        shapes_line(view->out, (Point){x - c, at.y - c}, (Point){x + c, at.y + c}, 1.4f, t->ink);
        shapes_line(view->out, (Point){x - c, at.y + c}, (Point){x + c, at.y - c}, 1.4f, t->ink);
    }
}

/* How many classes have a hand that places their points: those that there are, or are
 * about to be. */
static int hands_of(const View *view) {
    const int classes = view->lab->scene.data.classes, tool = (int)view->ui->tool;
    int hands = classes > 2 ? classes : 2;
    if (view->lab->scene.data.kind == LABEL_NUMBER) return 2;
    if (tool <= TOOL_CLASS7 && tool >= hands) hands = tool + 1;
    return hands < MAX_CLASSES ? hands : MAX_CLASSES;
}

/* In lessons the step decides which classes there are. */
static bool has_more(const View *view) {
    bool free = !view->player->playing || view->ui->wander;
    return free && hands_of(view) < MAX_CLASSES && view->lab->scene.data.kind == LABEL_CLASS;
}

/* Those that are offered, from the top; TOOL_COUNT stands for one more class. Returns how many. */
static int tools_of(const View *view, Tool list[TOOL_COUNT + 1]) {
    const int hands = hands_of(view);
    int count = 0;
    for (int i = 0; i < hands; i++) list[count++] = (Tool)dataset_class_shown(i);
    if (has_more(view)) list[count++] = TOOL_COUNT;
    list[count++] = TOOL_MOVE;
    list[count++] = TOOL_ERASE;
    return count;
}

static float tool_size(const View *view) {
    return view_units(view, 34) / sqrtf(view->ui->scale);
}

/* Below each other, and where the plane is too low for all of them in a second column. */
static Rect tool_place(const View *view, Rect rect, int i) {
    static const float AWAY = 12;
    float size = tool_size(view), pitch = size + view_units(view, 6);
    int fit = (int)fmaxf(4, (rect.h - AWAY - view_units(view, 60)) / pitch);
    int column = i / fit, row = i % fit;
    return (Rect){rect.x + AWAY + (float)column * pitch, rect.y + AWAY + (float)row * pitch, size,
                  size};
}

static bool are_offered(const View *view) {
    return view_offers(view, "points") && view->place == PLACE_STAGE;
}

Rect plane_tools_place(const View *view, Rect rect) {
    Tool list[TOOL_COUNT + 1];
    if (!are_offered(view)) return (Rect){rect.x, rect.y, 0, 0};
    Rect all = tool_place(view, rect, 0);
    for (int i = tools_of(view, list) - 1; i > 0; i--) {
        Rect tool = tool_place(view, rect, i);
        all.w = fmaxf(all.w, tool.x + tool.w - all.x);
        all.h = fmaxf(all.h, tool.y + tool.h - all.y);
    }
    return all;
}

void plane_tools(View *view, Rect rect) {
    Tool list[TOOL_COUNT + 1];
    int count = are_offered(view) ? tools_of(view, list) : 0;
    float size = tool_size(view);
    for (int i = 0; i < count; i++) {
        Rect box = tool_place(view, rect, i);
        bool on = view->ui->tool == list[i], more = list[i] == TOOL_COUNT;
        Tag tag =
            more ? tag_of(&TARGET_MORE_HANDS, hands_of(view)) : tag_of(&TARGET_TOOL, (int)list[i]);
        shapes_rect(view->out, box, 6, color_faded(view->theme->card, 0.94f));
        shapes_border(view->out, box, 6, on ? 1.8f : 1,
                      on ? view->theme->ink : view->theme->hairline);
        view_feedback(view, box, 6, tag);
        tool_picture(view, list[i], (Point){box.x + size / 2, box.y + size / 2});
        if (lab_holds_still(view->lab) && list[i] != TOOL_MOVE) /* it waits for the answer */
            shapes_rect(view->out, rect_inset(box, 2), 4, color_faded(view->theme->card, 0.65f));
        target_place(view->out, tag, box);
    }
}

void plane_brush(View *view, Rect rect) {
    const UiState *ui = view->ui;
    bool over = rect_holds(rect, ui->pointer) && !tag_is(ui->hover, &TARGET_TOOL);
    if (ui->tool != TOOL_ERASE || !are_offered(view) || !over || !ui->hover.target) return;
    shapes_mark(view->out, "brush", 0);
    shapes_ring(view->out, ui->pointer, points_brush(ui), 1.5f, view->theme->ink);
    shapes_mark(view->out, NULL, 0);
}

static void reset_press(const Gesture *g, Tag tag, const InputEvent *e) {
    camera_input_reset(g);
}

static const Target TARGET_RESET_VIEW = {.name = "reset view",
                                         .hint = "Shows the part of the plane that was shown first",
                                         .stop = TAB_EACH,
                                         .press = reset_press};

static void fit_press(const Gesture *g, Tag tag, const InputEvent *e) {
    camera_input_fit(g);
}

static const Target TARGET_FIT = {
    .name = "fit", .hint = "Shows all points (Ctrl+0)", .stop = TAB_EACH, .press = fit_press};

/* Out of sight, or under the tools, which keep to the edge. */
static bool is_hidden(const View *view, int point, Rect tools) {
    Point at = plane_point_place(view, point);
    return !rect_holds(view->camera.screen, at) || rect_holds(tools, at);
}

/* A lesson decides what it shows, until the person moves the plane. */
static bool fit_is_offered(const View *view) {
    const Lab *lab = view->lab;
    bool lesson = view->player->playing && !view->ui->wander;
    if (lesson && !camera_input_is_moved(lab, view->ui)) return false;
    Rect tools = plane_tools_place(view, view->camera.screen);
    for (int i = 0; i < lab->scene.data.count; i++) {
        if (is_hidden(view, i, tools)) return true;
    }
    return false;
}

float plane_buttons_height(const View *view) {
    bool any = camera_input_is_moved(view->lab, view->ui) || fit_is_offered(view);
    return any ? view_units(view, 34) : 0;
}

static const float BUTTON = 84, BUTTONS_APART = 92;

Rect plane_buttons_box(const View *view, Rect rect) {
    int count = camera_input_is_moved(view->lab, view->ui) + fit_is_offered(view);
    float w = view_units(view, BUTTON), h = view_units(view, 26), away = view_units(view, 10);
    if (count == 0) return (Rect){0};
    w += view_units(view, BUTTONS_APART) * (float)(count - 1);
    return (Rect){rect.x + rect.w - w - away, rect.y + rect.h - h - away - plane_foot(view), w, h};
}

void plane_view_buttons(View *view, Rect rect) {
    Rect box = plane_buttons_box(view, rect);
    box.x += box.w - view_units(view, BUTTON);
    box.w = view_units(view, BUTTON);
    if (camera_input_is_moved(view->lab, view->ui)) {
        view_button(view, box, "reset view", false, tag_of(&TARGET_RESET_VIEW, 0));
        box.x -= view_units(view, BUTTONS_APART);
    }
    if (fit_is_offered(view)) view_button(view, box, "all points", false, tag_of(&TARGET_FIT, 0));
}
