/* What the toolkit of the screen makes of all there is: where the places are in windows of all
 * sizes, what weights, units and inputs of all kinds of networks are called, how lines are typed,
 * rows sorted and files chosen. golden/pieces.txt has it line by line (told.h). What it should be
 * other tests say; that it is still the same in every case, this one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "loaded.h"
#include "scene/term_read.h"
#include "told.h"
#include "ui/axes.h"
#include "ui/data_order.h"
#include "ui/desk.h"
#include "ui/layout.h"
#include "ui/sheet.h"
#include "ui/symbol.h"
#include "ui/table_sheet.h"
#include "ui/turned.h"
#include "ui/typing.h"
#include "ui/written.h"

/* ---- places */

static void tell_rect(Told *told, const char *name, Rect r) {
    if (r.w != 0 || r.h != 0)
        told_add(told, " %s %.1f %.1f %.1f %.1f", name, (double)r.x, (double)r.y, (double)r.w,
                 (double)r.h);
}

static void tell_layout(Told *told, const UiState *ui) {
    Layout l = layout_of(ui);
    told_add(told, " unit %.3f gap %.1f fold %d:", (double)l.unit, (double)l.gap, (int)l.fold);
    tell_rect(told, "header", l.header);
    tell_rect(told, "left", l.left);
    tell_rect(told, "stage", l.stage);
    tell_rect(told, "side", l.side);
    tell_rect(told, "timeline", l.timeline);
    tell_rect(told, "upper", l.upper);
    tell_rect(told, "lower", l.lower);
    tell_rect(told, "handle", l.handle);
    tell_rect(told, "tabs", l.tabs);
    tell_rect(told, "banner", l.banner);
    told_end_line(told);
}

static void arrange(UiState *ui, int variant) {
    switch (variant) {
    case 1: ui->panel[PLACE_STAGE] = PANEL_NUMBERS; break;
    case 2: ui->panel[PLACE_LOWER] = PANEL_NONE; break;
    case 3: ui->panel[PLACE_UPPER] = PANEL_NONE; break;
    case 4: ui->panel[PLACE_UPPER] = ui->panel[PLACE_LOWER] = PANEL_NONE; break;
    case 5: ui->column_folded = true; break;
    case 6: ui->hidden = 1u << HIDE_TIMELINE; break;
    case 7: ui->told = true; break;
    case 8: ui->framed = true; break;
    default: break;
    }
}

static void places_in_windows_of_all_sizes(Told *told) {
    static const char *const variants[] = {"usual",     "numbers", "no lower", "no upper", "alone",
                                           "no column", "no axis", "told",     "framed"};
    static const float sizes[][3] = {
        {160, 120, 1},  {360, 640, 1},  {679, 900, 1},   {680, 681, 1},     {799, 600, 1},
        {800, 600, 1},  {939, 570, 1},  {940, 569, 1},   {940, 570, 1},     {1024, 640, 1},
        {1200, 720, 1}, {1440, 900, 1}, {2560, 1440, 1}, {1280, 720, 1.5f}, {500, 900, 1.5f}};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        for (int v = 0; v < 9; v++) {
            UiState ui = ui_create();
            ui.width = sizes[s][0], ui.height = sizes[s][1], ui.scale = sizes[s][2];
            arrange(&ui, v);
            told_add(told, "%.0fx%.0f at %.1f, %s:", (double)ui.width, (double)ui.height,
                     (double)ui.scale, variants[v]);
            tell_layout(told, &ui);
        }
    }
}

/* ---- names */

static void tell_names(Told *told, const Lab *lab) {
    const Network *net = lab_network(lab);
    char text[SYMBOL_TEXT];
    told_add(told, "in a row %d, deep %d:", symbol_in_a_row(net), symbol_deep(net));
    for (int i = 0; i < net->count; i++) {
        told_add(told, " %s", symbol_weight(net, i, text));
        told_add(told, " %s", symbol_weight_tex(net, i, text));
    }
    told_end_line(told);
    for (int l = -1; l < net->layers; l++) {
        int units = l < 0 ? net->inputs : net->layer[l].to;
        told_add(told, "layer %d, classes %d:", l, symbol_are_classes(lab, l));
        for (int u = 0; u < units; u++) {
            told_add(told, " %s", symbol_unit(lab, l, u, text));
            told_add(told, " %s", symbol_unit_tex(lab, l, u, text));
        }
        if (l >= 0) told_add(told, " %s", symbol_matrix_tex(net, l, text));
        told_end_line(told);
    }
    const Features *features = lab_features(lab);
    for (int f = 0; f < features->count; f++) {
        told_add(told, "input %d:", f);
        told_add(told, " %s", symbol_feature(&features->feature[f], text));
        told_add(told, " %s", symbol_named_feature(lab, &features->feature[f], text));
        told_end_line(told);
    }
    told_add(told, "across %s, columns", symbol_across(lab));
    for (int c = 0; c < lab->scene.data.columns; c++) {
        const char *name = symbol_column(lab, c);
        told_add(told, " %s", name ? name : "-");
    }
    told_end_line(told);
}

static void names_in_all_kinds_of_networks(Told *told) {
    static const char *const scenes[] = {
        "data: {points: [[1, 2, red], [2, 1, blue]]}\nnetwork: {layers: [1 sigmoid]}\n",
        "data: {points: [[1, 2], [2, 1]]}\nnetwork: {layers: [1 linear]}\n"
        "training: {loss: squared}\n",
        "data: {set: xor}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n",
        "data: {set: xor}\nnetwork: {layers: [3 tanh, 1 sigmoid]}\n",
        "data: {set: xor}\nnetwork: {layers: [2 tanh, 2 maxout, 2 softmax]}\n"
        "inputs: [x1, x2, x1^2, x1*x2, sin(x2), x1 - x2]\n",
        "data: {set: blobs, classes: 4}\nnetwork: {layers: [11 relu, 2 tanh, 2 tanh, 4 softmax]}\n",
        "data: {points: [[1, 2, 3, yes], [2, 1, 5, no], [3, 2, 1, may be]],\n"
        "  columns: [length, a very long name of a column, x9], classes: [yes, no, may be]}\n"
        "network: {layers: [2 tanh, 3 softmax]}\ninputs: [x1, x2^2, x1*x2, sin(x3), x3]\n",
        "data: {set: xor}\nnetwork: {layers: [2 tanh, 1 sigmoid], names: [[left, h12], [out]]}\n",
    };
    for (size_t s = 0; s < sizeof scenes / sizeof *scenes; s++) {
        Lab lab = lab_of(scenes[s]);
        told_add(told, "%d inputs, %d weights:", lab_features(&lab)->count,
                 lab_network(&lab)->count);
        told_end_line(told);
        tell_names(told, &lab);
        lab_destroy(&lab);
    }
    char low[SYMBOL_TEXT], high[SYMBOL_TEXT];
    static const int numbers[] = {0, 1, 9, 10, 99, 1234567890};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        told_add(told, "%d is %s and %s", numbers[i], symbol_low(numbers[i], low),
                 symbol_high(numbers[i], high));
        told_end_line(told);
    }
}

static void terms_as_people_write_them(Told *told) {
    static const char *const terms[] = {
        "x1",           "x1^2",          "x1*x2",    "-x1 + 2*x2",   "x1^2+x2^2",
        "sin(x1)",      "(x1 + x2)^2",   "x1/x2",    "x1^(x2+1)",    "abs(x1-x2)",
        "exp(-x1^2)",   "x1 - (x2 - 1)", "2^3",      "-(x1)",        "sqrt(x1*x2)",
        "x2 > sin(x1)", "max(x1, x2)",   "x1^2 < 4", "x1*(x2+1)*x2", "ln(x1)"};
    Dataset data = dataset_create(2, LABEL_CLASS);
    snprintf(data.name[1], sizeof data.name[1], "wind 2");
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        Term term = {0};
        char text[WRITTEN_TEXT], tex[WRITTEN_TEXT];
        Message why = {""};
        bool condition = strpbrk(terms[i], "<>");
        if (!(condition ? term_read_condition : term_read)(&term, terms[i], &data, &why)) {
            told_add(told, "%s: %s", terms[i], why.text);
            told_end_line(told);
            continue;
        }
        told_add(told, "%s: %s", terms[i], written_text(&term, NULL, text));
        told_add(told, " | %s", written_text(&term, &data, text));
        for (size_t size = 256; size >= 4; size /= 8) {
            const char *set = written_tex(&term, size > 100 ? &data : NULL, tex, size);
            told_add(told, " | %s", set ? set : "-");
        }
        told_end_line(told);
    }
    dataset_destroy(&data);
}

static void numbers_at_axes(Told *told) {
    static const float spans[] = {0.001f, 0.13f, 1, 4.5f, 10, 77, 1234, 5e6f};
    for (size_t s = 0; s < sizeof spans / sizeof *spans; s++) {
        told_add(told, "over %g:", (double)spans[s]);
        for (int steps = 2; steps < 12; steps += 3) {
            char text[32];
            float step = axes_step(spans[s], (float)steps);
            told_add(told, " %g", (double)step);
            for (int i = -2; i < 4; i++)
                told_add(told, " %s", axes_number((float)i * step, step, text));
        }
        told_end_line(told);
    }
}

/* ---- typing */

static void lines_that_are_typed(Told *told) {
    static const char *const begun[] = {"", "12.5", "ab cd", "größe₁", "x"};
    static const int keys[] = {KEY_LEFT,   KEY_RIGHT, KEY_HOME,  KEY_END, KEY_BACKSPACE,
                               KEY_DELETE, KEY_UP,    KEY_ENTER, KEY_TAB};
    enum { KEYS = sizeof keys / sizeof *keys };
    for (size_t b = 0; b < sizeof begun / sizeof *begun; b++) {
        for (int first = 0; first < KEYS; first++) {
            told_add(told, "'%s', key %d:", begun[b], first);
            for (int second = 0; second < KEYS; second++) {
                Typing line;
                typing_set(&line, begun[b]);
                bool one = typing_key(&line, keys[first]);
                bool two = typing_key(&line, keys[second]);
                told_add(told, " %d%d '%s' %d%s", one, two, line.text, line.at,
                         line.all ? " all" : "");
                typing_type(&line, "é\t1");
                told_add(told, " '%s' %d", line.text, line.at);
            }
            told_end_line(told);
        }
    }
}

static void lines_that_are_full(Told *told) {
    for (int length = TYPING_TEXT - 4; length <= TYPING_TEXT + 1; length++) {
        char text[TYPING_TEXT + 8] = "";
        Typing line;
        memset(text, 'a', (size_t)length);
        typing_set(&line, text);
        told_add(told, "%d set: %d at %d", length, (int)strlen(line.text), line.at);
        typing_key(&line, KEY_END);
        typing_type(&line, "éb");
        told_add(told, ", then %d at %d, ends in %s", (int)strlen(line.text), line.at,
                 line.text + strlen(line.text) - 2);
        told_end_line(told);
    }
}

/* ---- rows */

static void tell_order(Told *told, const char *what, const DataOrder *order) {
    told_add(told, "%s: by %d%s from %d:", what, order->by, order->down ? " down" : "",
             order->first);
    for (int i = 0; i < order->count; i++) told_add(told, " %d.%d", order->point[i], order->row[i]);
    told_end_line(told);
}

static void rows_in_order(Told *told) {
    Lab lab = lab_of("data: {points: [[3, 1, red], [1, 5, blue], [2, 1, red], [9, 0, blue], "
                     "[1, 2, blue], [4, 4, red], [2, 1, blue]], test: 0.2}\n");
    DataOrder order = {.followed = -1};
    for (int column = 0; column <= 3; column++) {
        for (int times = 0; times < 3; times++) {
            char what[40];
            data_order_by(&order, column);
            data_order_follow(&order, &lab, 3, false);
            snprintf(what, sizeof what, "column %d, %d times", column, times + 1);
            tell_order(told, what, &order);
        }
    }
    for (int point = 0; point < 7; point += 3) {
        lab_apply(&lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = point}});
        data_order_follow(&order, &lab, 3, false);
        tell_order(told, "selected", &order);
    }
    static const int scrolls[] = {1, 2, 9, -1, -9, 3};
    for (size_t i = 0; i < sizeof scrolls / sizeof *scrolls; i++) {
        data_order_scroll(&order, scrolls[i], 3);
        tell_order(told, "scrolled", &order);
        data_order_show(&order, (int)i, 2);
        tell_order(told, "shown", &order);
    }
    lab_apply(&lab, &(Action){.kind = ACTION_ERASE_POINT, .point = {.index = 1}});
    data_order_follow(&order, &lab, 3, false);
    tell_order(told, "without one", &order);
    data_order_destroy(&order);
    lab_destroy(&lab);
}

/* ---- the desk, and turns */

static void desks(Told *told) {
    static const char *const texts[] = {"",
                                        "plane network weights",
                                        "numbers curve",
                                        "plane nowhere curve",
                                        "space space space",
                                        "weights, plane arrows",
                                        "surface data gradients trail",
                                        "plane - curve"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[DESK_TEXT];
        Desk desk = desk_read(texts[i]);
        told_add(told, "desk '%s': %s", texts[i], desk_text(&desk, text));
        told_end_line(told);
    }
    for (int e = 0; e < EXTRA_COUNT; e++) {
        char text[DESK_TEXT], again[DESK_TEXT];
        Desk desk = desk_usual();
        desk.extra[e] = !desk.extra[e];
        desk_text(&desk, text);
        desk = desk_read(text);
        told_add(told, "%s, again %s", text, desk_text(&desk, again));
        told_end_line(told);
    }
}

static void turns(Told *told) {
    static const char *const scenes[] = {
        "data: {set: xor, count: 8}\n",
        ("data: {set: xor, count: 8}\nnetwork: {layers: [3 tanh, 1 sigmoid]}\n"
         "view: {turn: [30, 40]}\n"),
        "data: {set: xor, count: 8}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"};
    TurnedAll all = {.opened = -1};
    for (int i = 0; i < 6; i++) {
        Lab lab = lab_of(scenes[i % 3]);
        lab.opened = i;
        told_add(told, "turned %d:", turned_follow(&all, &lab, i));
        if (i == 3) turned_set(&all, 0.5f, 0.25f);
        for (int frame = 0; frame < 3; frame++) {
            for (int p = 0; p < TURNED_COUNT; p++)
                told_add(told, " %.3f %.3f %.3f%s", (double)all.of[p].turn.yaw,
                         (double)all.of[p].turn.pitch, (double)all.of[p].turn.flat,
                         all.of[p].above ? " above" : "");
            bool glides = turned_glides(&all);
            told_add(told, " glides %d moved %d,", glides, turned_glide(&all, 0.1f + (float)frame));
            all.of[i % TURNED_COUNT].above ^= frame == 0;
        }
        told_end_line(told);
        lab_destroy(&lab);
    }
}

/* ---- the sheets of files and tables */

static bool list_folder(void *data, const char *folder, Listing *listing, Message *message) {
    static const char *const files[] = {"b.scene",       "a.scene",   "rings.scene",
                                        "rings-1.scene", "notes.txt", ".hidden.scene",
                                        "class.csv",     "first.md"};
    (void)data;
    if (strstr(folder, "locked")) return message_set(message, "%s is locked.", folder);
    listing_add(listing, "locked", true, "");
    listing_add(listing, "Below", true, "");
    listing_add(listing, ".git", true, "");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        listing_add(listing, files[i], false, "1 kB");
    return true;
}

static void tell_sheet(Told *told, const char *what, const FileSheet *sheet) {
    told_add(told, "%s: %s '%s'%s at %d, chosen %d first %d of %d%s, ending '%s', %s %d", what,
             sheet->folder, sheet->line.text, sheet->line.all ? " all" : "", sheet->line.at,
             sheet->chosen, sheet->first, sheet_rows(sheet), sheet->replace ? ", replace" : "",
             sheet_ending(sheet), sheet->wanted ? sheet->path : "-", sheet->size);
    for (int i = 0; i < sheet_rows(sheet) && i < 3; i++)
        told_add(told, " %s", sheet_row(sheet, i)->name);
    told_add(told, " %s", sheet->said.text);
    told_end_line(told);
}

typedef struct SheetDeed {
    const char *name, *text;
    int number;
} SheetDeed;

static void do_with_sheet(FileSheet *sheet, const SheetDeed *deed) {
    if (strcmp(deed->name, "choose") == 0) sheet_choose(sheet, deed->number, 3);
    if (strcmp(deed->name, "scroll") == 0) sheet_scroll(sheet, deed->number, 3);
    if (strcmp(deed->name, "go") == 0) sheet_go(sheet, deed->text);
    if (strcmp(deed->name, "up") == 0) sheet_up(sheet);
    if (strcmp(deed->name, "confirm") == 0) sheet_confirm(sheet);
    if (strcmp(deed->name, "refuse") == 0) sheet_refuse(sheet, "It cannot be.");
    if (strcmp(deed->name, "type") != 0) return;
    typing_set(&sheet->line, deed->text);
    sheet_typed(sheet);
}

static void sheets_of_files(Told *told) {
    static const SheetDeed deeds[] = {
        {"choose", "", 0},     {"choose", "", 3},      {"choose", "", 99},   {"choose", "", -5},
        {"scroll", "", 2},     {"scroll", "", 99},     {"scroll", "", -99},  {"go", "/home/ada", 0},
        {"go", "/locked", 0},  {"go", "/", 0},         {"up", "", 0},        {"type", "ring", 0},
        {"type", "b", 0},      {"type", "zzz", 0},     {"type", "", 0},      {"type", "/tmp/q", 0},
        {"type", ".scene", 0}, {"type", "q.SCENE", 0}, {"type", "  q  ", 0}, {"type", "199", 0},
        {"type", "200", 0},    {"type", "7680", 0},    {"type", "7681", 0},  {"type", "20x", 0},
        {"confirm", "", 0},    {"refuse", "", 0}};
    static const SheetKind kinds[] = {SHEET_OPEN, SHEET_SAVE, SHEET_PICTURE};
    for (int k = 0; k < 3; k++) {
        for (size_t d = 0; d < sizeof deeds / sizeof *deeds; d++) {
            FileSheet sheet = {.source = {NULL, list_folder}, .chosen = -1};
            char what[80];
            snprintf(sheet.folder, sizeof sheet.folder, "/home/ada/Below");
            sheet_begin(&sheet, kinds[k], k == 2 ? "1440" : "rings");
            if (d == 0) tell_sheet(told, "begun", &sheet);
            do_with_sheet(&sheet, &deeds[d]);
            snprintf(what, sizeof what, "%d %s %s %d", k, deeds[d].name, deeds[d].text,
                     deeds[d].number);
            tell_sheet(told, what, &sheet);
            sheet_confirm(&sheet);
            tell_sheet(told, "confirmed", &sheet);
            sheet_refuse(&sheet, "It cannot be.");
            tell_sheet(told, "refused", &sheet);
            sheet_close(&sheet);
            sheet_destroy(&sheet);
        }
    }
}

static void tell_table(Told *told, const char *what, const TableSheet *s) {
    told_add(told, "%s: open %d wanted %d read %d usable %d swapped %d test %d at %d %d, ", what,
             s->open, s->wanted, s->read, s->usable, s->swapped, s->test, s->row, s->column);
    told_add(told, "used %d gaps %d wide %d, spots %d, answer %d of %d:", s->rows.used,
             s->rows.gaps, s->rows.wide, s->spots, s->read ? s->cells.answer : -9,
             s->read ? s->cells.classes : 0);
    for (int c = 0; s->read && c < s->cells.columns; c++)
        told_add(told, " %d%s", (int)cells_role(&s->cells, c),
                 table_sheet_has_choice(s, c) ? "?" : "");
    for (int c = 0; c < 4; c++) told_add(told, " %d", s->of_class[c]);
    for (int i = 0; i < s->spots && i < 4; i++)
        told_add(told, " (%d %.3f %.3f %.2f)", s->spot[i].row, (double)s->spot[i].x,
                 (double)s->spot[i].y, (double)s->spot[i].answer);
    told_add(told, " %s | %s | %s", s->wrong.text, s->doubt.text, s->said.text);
    told_end_line(told);
}

static void do_with_table(TableSheet *s, int deed) {
    switch (deed) {
    case 0: table_sheet_assign(s, 0, COLUMN_INPUT); break;
    case 1: table_sheet_assign(s, 1, COLUMN_ANSWER); break;
    case 2: table_sheet_assign(s, 2, COLUMN_OUT); break;
    case 3: table_sheet_assign(s, 3, COLUMN_INPUT); break;
    case 4: table_sheet_as_classes(s, true); break;
    case 5: table_sheet_as_classes(s, false); break;
    case 6: table_sheet_swap(s); break;
    case 7: table_sheet_say(s, (CellsHow){.separator = ','}); break;
    case 8: table_sheet_say(s, (CellsHow){.header = HEADER_NONE}); break;
    case 9: table_sheet_scroll(s, 2, 1); break;
    case 10: table_sheet_scroll(s, 99, 99); break;
    case 11: table_sheet_scroll(s, -99, -99); break;
    case 12: table_sheet_show_row(s, 3, 2); break;
    case 13: table_sheet_show_column(s, 3, 2); break;
    case 14: table_sheet_confirm(s); break;
    default: table_sheet_close(s); break;
    }
}

static void sheets_of_tables(Told *told) {
    static const char *const tables[] = {
        ("name;height;weight;passed\nAda;1,72;68,5;yes\nBoris;1,84;86,5;no\nEmma;1,67;;no\n"
         "Kim;1,7;60;yes\n"),
        "1 2 0\n2 3 1\n", "a,b,c,d\n1,2,0,5\n2,2,1,6\n3,9,1,7\n4,9,0,8\n5,1,1,9\n", "no table"};
    for (int t = 0; t < 4; t++) {
        for (int deed = 0; deed < 16; deed++) {
            TableSheet sheet = {.open = false};
            char what[40];
            table_sheet_begin(&sheet, t ? "/home/ada/class.csv" : "", strdup(tables[t]),
                              strlen(tables[t]));
            while (table_sheet_work(&sheet)) continue;
            if (deed == 0) tell_table(told, "begun", &sheet);
            do_with_table(&sheet, deed);
            while (table_sheet_work(&sheet)) continue;
            snprintf(what, sizeof what, "table %d, deed %d", t, deed);
            tell_table(told, what, &sheet);
            table_sheet_destroy(&sheet);
        }
    }
}

static void all_of_it(void **state) {
    (void)state;
    Told told = told_begin("pieces");
    places_in_windows_of_all_sizes(&told);
    names_in_all_kinds_of_networks(&told);
    terms_as_people_write_them(&told);
    numbers_at_axes(&told);
    lines_that_are_typed(&told);
    lines_that_are_full(&told);
    rows_in_order(&told);
    desks(&told);
    turns(&told);
    sheets_of_files(&told);
    sheets_of_tables(&told);
    told_end(&told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
