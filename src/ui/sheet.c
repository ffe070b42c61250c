/* See sheet.h. */
#include "ui/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char ENDING[] = ".scene";

void sheet_destroy(FileSheet *sheet) {
    listing_destroy(&sheet->listing);
}

bool sheet_join(const char *folder, const char *name, char path[SHEET_PATH]) {
    size_t length = strlen(folder);
    const char *slash = length > 0 && folder[length - 1] == '/' ? "" : "/";
    return snprintf(path, SHEET_PATH, "%s%s%s", folder, slash, name) < SHEET_PATH;
}

/* ---- rows */

int sheet_rows(const FileSheet *sheet) {
    return sheet->listing.showns;
}

const ListingEntry *sheet_row(const FileSheet *sheet, int row) {
    const Listing *l = &sheet->listing;
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

static bool list(FileSheet *sheet, const char *folder) {
    Listing listing = {0};
    Message message = {"Folders cannot be read here."};
    bool there =
        sheet->source.list && sheet->source.list(sheet->source.data, folder, &listing, &message);
    if (!there) {
        listing_destroy(&listing);
        sheet->said = message;
        return false;
    }
    listing_sort(&listing, strcmp(folder, "/") != 0);
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
    listing_destroy(&sheet->listing);
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
    if (sheet->kind == SHEET_PICTURE) return;
    if (sheet->kind == SHEET_OPEN) narrow(sheet);
    choose_first(sheet);
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

void sheet_confirm(FileSheet *sheet) {
    const ListingEntry *entry = sheet_row(sheet, sheet->chosen);
    sheet->said.text[0] = '\0';
    if (sheet->kind == SHEET_PICTURE)
        want_picture(sheet);
    else if (sheet->kind == SHEET_OPEN && sheet->line.text[0] == '/')
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
