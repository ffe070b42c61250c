/* See sheet.h. */
#include "ui/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "ui/input.h"

static const char ENDING[] = ".scene";

void sheet_destroy(FileSheet *sheet) {
    listing_destroy(&sheet->listing);
    listing_destroy(&sheet->ahead);
}

bool sheet_join(const char *folder, const char *name, char path[SHEET_PATH]) {
    size_t length = strlen(folder);
    const char *slash = length > 0 && folder[length - 1] == '/' ? "" : "/";
    return snprintf(path, SHEET_PATH, "%s%s%s", folder, slash, name) < SHEET_PATH;
}

/* ---- rows */

/* What lies ahead of the typed path, while that is shown. */
static const Listing *listed(const FileSheet *sheet) {
    return sheet->ahead.showns > 0 ? &sheet->ahead : &sheet->listing;
}

int sheet_rows(const FileSheet *sheet) {
    return listed(sheet)->showns;
}

const ListingEntry *sheet_row(const FileSheet *sheet, int row) {
    const Listing *l = listed(sheet);
    return row >= 0 && row < l->showns ? &l->entry[l->shown[row]] : NULL;
}

static bool is_up(const ListingEntry *entry) {
    return entry && strcmp(entry->name, "..") == 0;
}

/* When opening, the first entry is chosen; when saving, none, so that Enter means the name. */
static void choose_first(FileSheet *sheet) {
    bool up = is_up(sheet_row(sheet, 0));
    sheet->first = 0;
    sheet->chosen = sheet->kind == SHEET_OPEN && sheet_rows(sheet) > up ? up : -1;
}

static void narrow(FileSheet *sheet) {
    bool opening = sheet->kind == SHEET_OPEN;
    listing_narrow(&sheet->listing, opening ? sheet->line.text : "", !opening);
}

void sheet_scroll(FileSheet *sheet, int rows, int fit) {
    int most = sheet_rows(sheet) - fit;
    sheet->first += rows;
    if (sheet->first > most) sheet->first = most;
    if (sheet->first < 0) sheet->first = 0;
}

/* The file's name without its ending. */
static void lend_name(FileSheet *sheet, const char *name) {
    char stem[LISTING_NAME];
    snprintf(stem, sizeof stem, "%.*s", (int)(strlen(name) - strlen(ENDING)), name);
    typing_set(&sheet->line, stem);
}

void sheet_choose(FileSheet *sheet, int row, int fit) {
    int last = sheet_rows(sheet) - 1;
    row = row > last ? last : row < 0 ? 0 : row;
    const ListingEntry *entry = sheet_row(sheet, row);
    if (!entry) return;
    sheet->chosen = row;
    sheet->replace = false;
    sheet->said.text[0] = '\0';
    if (row < sheet->first) sheet->first = row;
    if (row >= sheet->first + fit) sheet->first = row - fit + 1;
    if (sheet->kind == SHEET_SAVE && !entry->folder) lend_name(sheet, entry->name);
}

/* ---- folders */

static bool read_folder(const FileSheet *sheet, const char *folder, Listing *listing,
                        Message *message) {
    message_set(message, "Folders cannot be read here.");
    if (sheet->source.list && sheet->source.list(sheet->source.data, folder, listing, message)) {
        listing_sort(listing, strcmp(folder, "/") != 0);
        return true;
    }
    listing_destroy(listing);
    return false;
}

static bool list(FileSheet *sheet, const char *folder) {
    Listing listing = {0};
    if (!read_folder(sheet, folder, &listing, &sheet->said)) return false;
    sheet->said.text[0] = '\0';
    listing_destroy(&sheet->ahead);
    listing_destroy(&sheet->listing);
    sheet->listing = listing;
    if (folder != sheet->folder) snprintf(sheet->folder, sizeof sheet->folder, "%s", folder);
    narrow(sheet);
    return true;
}

void sheet_go(FileSheet *sheet, const char *folder) {
    bool opening = sheet->kind == SHEET_OPEN;
    sheet->said.text[0] = '\0';
    sheet->replace = false;
    if (!list(sheet, folder)) return;
    if (opening) {
        typing_set(&sheet->line, "");
        narrow(sheet);
    }
    choose_first(sheet);
}

/* Cuts the last name off; false at the root. */
static bool cut_name(char *folder) {
    char *slash = strrchr(folder, '/');
    if (!slash || !slash[1]) return false;
    slash[slash == folder] = '\0';
    return true;
}

void sheet_up(FileSheet *sheet) {
    char above[SHEET_PATH], from[SHEET_PATH];
    snprintf(above, sizeof above, "%s", sheet->folder);
    snprintf(from, sizeof from, "%s", strrchr(above, '/') ? strrchr(above, '/') + 1 : "");
    if (!cut_name(above)) return;
    sheet_go(sheet, above);
    if (sheet->kind != SHEET_OPEN) return;
    for (int row = 0; row < sheet_rows(sheet); row++) {
        if (strcmp(sheet_row(sheet, row)->name, from) == 0) sheet_choose(sheet, row, 1);
    }
}

/* The folder it was in last; where that is gone, the next above it. */
static void go_last(FileSheet *sheet) {
    char folder[SHEET_PATH];
    snprintf(folder, sizeof folder, "%s", sheet->folder[0] == '/' ? sheet->folder : "/");
    sheet_go(sheet, folder);
    while (sheet->said.text[0] && cut_name(folder)) {
        Message why = sheet->said;
        sheet_go(sheet, folder);
        if (sheet->said.text[0]) continue;
        sheet->said = why;
        return;
    }
}

/* ---- from its opening to its end */

/* "rings", or "rings-1" and so on where that is taken. */
static void suggest(FileSheet *sheet, const char *stem) {
    char name[LISTING_NAME + 16], file[LISTING_NAME + 32];
    snprintf(name, sizeof name, "%.200s", stem);
    for (int i = 1; i < LISTING_MOST; i++) {
        snprintf(file, sizeof file, "%s%s", name, ENDING);
        if (!listing_find(&sheet->listing, file)) break;
        snprintf(name, sizeof name, "%.200s-%d", stem, i);
    }
    typing_set(&sheet->line, name);
}

void sheet_begin(FileSheet *sheet, SheetKind kind, const char *text) {
    sheet->kind = kind;
    sheet->wanted = sheet->replace = false;
    sheet->said.text[0] = '\0';
    typing_set(&sheet->line, text);
    if (kind == SHEET_PICTURE) return;
    go_last(sheet);
    if (kind == SHEET_SAVE) suggest(sheet, text);
}

void sheet_close(FileSheet *sheet) {
    sheet->kind = SHEET_CLOSED;
    sheet->wanted = false;
    sheet_destroy(sheet);
}

void sheet_refuse(FileSheet *sheet, const char *why) {
    int first = sheet->first, chosen = sheet->chosen;
    sheet->wanted = false;
    if (sheet->kind == SHEET_CLOSED) return;
    if (sheet->kind != SHEET_PICTURE) list(sheet, sheet->folder);
    sheet->first = first < sheet_rows(sheet) ? first : 0;
    sheet->chosen = chosen < sheet_rows(sheet) ? chosen : -1;
    message_set(&sheet->said, "%s", why);
}

void sheet_typed(FileSheet *sheet) {
    sheet->replace = false;
    sheet->said.text[0] = '\0';
    listing_destroy(&sheet->ahead);
    if (sheet->kind == SHEET_PICTURE) return;
    if (sheet->kind == SHEET_OPEN) narrow(sheet);
    choose_first(sheet);
}

/* ---- completing what is typed */

/* The folder that a typed path leads into, and what follows its last slash. False when it is too
 * long. */
static bool split_path(const FileSheet *sheet, char folder[SHEET_PATH], const char **last) {
    char typed[TYPING_TEXT];
    const char *text = sheet->line.text, *slash = strrchr(text, '/');
    *last = slash ? slash + 1 : text;
    if (!slash) return snprintf(folder, SHEET_PATH, "%s", sheet->folder) < SHEET_PATH;
    int length = slash == text ? 1 : (int)(slash - text);
    snprintf(typed, sizeof typed, "%.*s", length, text);
    if (text[0] != '/') return sheet_join(sheet->folder, typed, folder);
    return snprintf(folder, SHEET_PATH, "%s", typed) < SHEET_PATH;
}

/* As far as the names of all that are shown agree; never half a letter. */
static void common_beginning(const Listing *listing, char common[LISTING_NAME]) {
    snprintf(common, LISTING_NAME, "%s", listing->entry[listing->shown[0]].name);
    for (int i = 1; i < listing->showns; i++) {
        const char *name = listing->entry[listing->shown[i]].name;
        size_t same = 0;
        while (common[same] && common[same] == name[same]) same++;
        while (same > 0 && ((unsigned char)common[same] & 0xC0) == 0x80) same--;
        common[same] = '\0';
    }
}

/* Puts it in the place of what follows the last slash. False when that changes nothing, would take
 * letters away, or has no room. */
static bool extend(FileSheet *sheet, const char *last, const char *common, bool folder) {
    char text[TYPING_TEXT + LISTING_NAME];
    int before = (int)(last - sheet->line.text);
    snprintf(text, sizeof text, "%.*s%s%s", before, sheet->line.text, common, folder ? "/" : "");
    bool longer = strlen(common) >= strlen(last) && strcmp(text, sheet->line.text) != 0;
    if (!longer || strlen(text) >= TYPING_TEXT) return false;
    typing_set(&sheet->line, text);
    typing_key(&sheet->line, KEY_END);
    sheet_typed(sheet);
    return true;
}

/* Where they are shown already there is no more to be done. */
static bool show_ahead(FileSheet *sheet, Listing *ahead, const char *folder) {
    bool same = sheet->ahead.showns == ahead->showns && strcmp(sheet->ahead_of, folder) == 0;
    listing_destroy(&sheet->ahead);
    sheet->ahead = *ahead;
    snprintf(sheet->ahead_of, sizeof sheet->ahead_of, "%s", folder);
    sheet->first = 0;
    sheet->chosen = -1; /* Enter means what is typed */
    return !same;
}

bool sheet_complete(FileSheet *sheet) {
    char folder[SHEET_PATH], common[LISTING_NAME];
    const char *last;
    Message unsaid;
    if (sheet->kind != SHEET_OPEN || !sheet->line.text[0]) return false;
    if (!split_path(sheet, folder, &last)) return false;
    Listing ahead = {.hidden = last[0] == '.'};
    if (!read_folder(sheet, folder, &ahead, &unsaid)) return false;
    listing_narrow_to(&ahead, last);
    if (ahead.showns > 1) {
        common_beginning(&ahead, common);
        bool longer = extend(sheet, last, common, false);
        return show_ahead(sheet, &ahead, folder) || longer;
    }
    bool longer = false;
    if (ahead.showns == 1) {
        const ListingEntry *only = &ahead.entry[ahead.shown[0]];
        longer = extend(sheet, last, only->name, only->folder);
    }
    listing_destroy(&ahead);
    return longer;
}

/* ---- confirmed */

static bool want(FileSheet *sheet, const char *name) {
    bool whole = name[0] == '/';
    bool fits = whole ? snprintf(sheet->path, SHEET_PATH, "%s", name) < SHEET_PATH
                      : sheet_join(sheet->folder, name, sheet->path);
    sheet->wanted = fits;
    return fits || message_set(&sheet->said, "That name is too long.");
}

static void enter(FileSheet *sheet, const ListingEntry *entry) {
    char folder[SHEET_PATH];
    if (is_up(entry))
        sheet_up(sheet);
    else if (sheet_join(sheet->folder, entry->name, folder))
        sheet_go(sheet, folder);
    else
        message_set(&sheet->said, "That path is too long.");
}

/* Blanks around a name are not part of it. */
static const char *typed_name(const FileSheet *sheet, size_t *length) {
    const char *from = sheet->line.text + strspn(sheet->line.text, " ");
    *length = strlen(from);
    while (*length > 0 && from[*length - 1] == ' ') --*length;
    return from;
}

const char *sheet_ending(const FileSheet *sheet) {
    size_t length, end = strlen(ENDING);
    const char *from = typed_name(sheet, &length);
    bool has_it = length >= end && strncasecmp(from + length - end, ENDING, end) == 0;
    return sheet->kind == SHEET_SAVE && !has_it ? ENDING : "";
}

static void want_name(FileSheet *sheet) {
    char name[TYPING_TEXT + sizeof ENDING];
    size_t length;
    const char *from = typed_name(sheet, &length), *ending = sheet_ending(sheet);
    if (length == 0 || (!ending[0] && length == strlen(ENDING))) {
        message_set(&sheet->said, "Type a name to save it under.");
        return;
    }
    snprintf(name, sizeof name, "%.*s%s", (int)length, from, ending);
    want(sheet, name);
}

static void want_picture(FileSheet *sheet) {
    char *end;
    long size = strtol(sheet->line.text, &end, 10);
    if (end == sheet->line.text || *end || size < SHEET_LEAST || size > SHEET_MOST) {
        message_set(&sheet->said, "The width must be a whole number from %d to %d.", SHEET_LEAST,
                    SHEET_MOST);
        return;
    }
    sheet->size = (int)size;
    sheet->wanted = true;
}

/* One of those that the typed path may become. */
static void take_ahead(FileSheet *sheet, const ListingEntry *entry) {
    char path[SHEET_PATH];
    if (!sheet_join(sheet->ahead_of, entry->name, path))
        message_set(&sheet->said, "That path is too long.");
    else if (entry->folder)
        sheet_go(sheet, path);
    else
        want(sheet, path);
}

void sheet_confirm(FileSheet *sheet) {
    const ListingEntry *entry = sheet_row(sheet, sheet->chosen);
    sheet->said.text[0] = '\0';
    if (sheet->kind == SHEET_PICTURE)
        want_picture(sheet);
    else if (sheet->ahead.showns > 0 && entry)
        take_ahead(sheet, entry);
    else if (sheet->kind == SHEET_OPEN && strchr(sheet->line.text, '/'))
        want(sheet, sheet->line.text);
    else if (entry && entry->folder)
        enter(sheet, entry);
    else if (sheet->kind == SHEET_SAVE)
        want_name(sheet);
    else if (entry)
        want(sheet, entry->name);
    else
        message_set(&sheet->said, "Choose a file to open.");
}
