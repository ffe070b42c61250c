/* See listing.h. */
#include "ui/listing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/path.h"

void listing_destroy(Listing *listing) {
    free(listing->entry);
    free(listing->shown);
    *listing = (Listing){0};
}

bool listing_wants(const Listing *listing, const char *name, bool folder) {
    bool itself = strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
    if (itself || name[0] == '\0' || strlen(name) >= LISTING_NAME) return false;
    if (name[0] == '.' && !listing->hidden) return false;
    return folder || path_ends_with(name, ".scene") || path_ends_with(name, ".md") ||
           path_is_table(name);
}

static ListingEntry *next(Listing *listing) {
    if (listing->count == listing->room) {
        listing->room = listing->room ? 2 * listing->room : 64;
        listing->entry =
            memory_resize(listing->entry, (size_t)listing->room * sizeof *listing->entry);
    }
    return &listing->entry[listing->count++];
}

static void put(Listing *listing, const char *name, bool folder, const char *about) {
    ListingEntry *entry = next(listing);
    *entry = (ListingEntry){.folder = folder};
    snprintf(entry->name, sizeof entry->name, "%s", name);
    snprintf(entry->about, sizeof entry->about, "%s", about);
}

void listing_add(Listing *listing, const char *name, bool folder, const char *about) {
    if (!listing_wants(listing, name, folder)) return;
    if (listing->count < LISTING_MOST)
        put(listing, name, folder, about);
    else
        listing->left_out++;
}

static int compare(const void *a, const void *b) {
    const ListingEntry *x = a, *y = b;
    if (x->folder != y->folder) return x->folder ? -1 : 1;
    int order = strcasecmp(x->name, y->name);
    return order ? order : strcmp(x->name, y->name);
}

void listing_sort(Listing *listing, bool up) {
    if (listing->count)
        qsort(listing->entry, (size_t)listing->count, sizeof *listing->entry, compare);
    if (!up) return;
    put(listing, "..", true, "");
    ListingEntry above = listing->entry[listing->count - 1];
    memmove(listing->entry + 1, listing->entry,
            (size_t)(listing->count - 1) * sizeof *listing->entry);
    listing->entry[0] = above;
}

/* Whether name holds words. Letters beyond ASCII must be as they are. */
static bool holds(const char *name, const char *words) {
    size_t length = strlen(words);
    for (; strlen(name) >= length; name++) {
        if (strncasecmp(name, words, length) == 0) return true;
    }
    return false;
}

void listing_narrow(Listing *listing, const char *words, bool scenes) {
    listing->shown =
        memory_resize(listing->shown, (size_t)(listing->count + 1) * sizeof *listing->shown);
    listing->showns = 0;
    for (int i = 0; i < listing->count; i++) {
        const ListingEntry *entry = &listing->entry[i];
        bool up = strcmp(entry->name, "..") == 0;
        if (scenes && !entry->folder && !path_ends_with(entry->name, ".scene")) continue;
        if (up ? words[0] == '\0' : holds(entry->name, words))
            listing->shown[listing->showns++] = i;
    }
}

void listing_narrow_to(Listing *listing, const char *beginning) {
    size_t length = strlen(beginning);
    bool exact = false, up;
    listing->shown =
        memory_resize(listing->shown, (size_t)(listing->count + 1) * sizeof *listing->shown);
    listing->showns = 0;
    for (int i = 0; i < listing->count; i++)
        exact |= strncmp(listing->entry[i].name, beginning, length) == 0;
    for (int i = 0; i < listing->count; i++) {
        const char *name = listing->entry[i].name;
        up = strcmp(name, "..") == 0;
        bool begins = (exact ? strncmp : strncasecmp)(name, beginning, length) == 0;
        if (begins && !up) listing->shown[listing->showns++] = i;
    }
}

const ListingEntry *listing_find(const Listing *listing, const char *name) {
    for (int i = 0; i < listing->count; i++) {
        if (strcmp(listing->entry[i].name, name) == 0) return &listing->entry[i];
    }
    return NULL;
}
