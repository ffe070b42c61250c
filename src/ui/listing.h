/* A folder's contents as the sheet lists them: folders, then files that can be opened, by name. */
#ifndef UI_LISTING_H
#define UI_LISTING_H

#include <stdbool.h>

#include "base/message.h"

enum { LISTING_MOST = 5000, LISTING_NAME = 256 };

typedef struct ListingEntry {
    char name[LISTING_NAME];
    char about[48]; /* its size and date, for people; "" for a folder */
    bool folder;
} ListingEntry;

typedef struct Listing {
    ListingEntry *entry; /* [count]; owned */
    int count, room;
    int left_out; /* so many more than LISTING_MOST */
    bool hidden;  /* names that begin with a dot are wanted, too; set before it is filled */
    int *shown;   /* [showns]: which entries are left after narrowing; owned */
    int showns;
} Listing;

/* Reads a folder's entries, in any order; false with a sentence if it cannot. src/app has one. */
typedef struct FolderSource {
    void *data;
    bool (*list)(void *data, const char *folder, Listing *listing, Message *message);
} FolderSource;

void listing_destroy(Listing *listing);

/* Folders, and *.scene, *.md and tables (path_is_table); a name that begins with a dot only where
 * hidden ones are wanted. */
bool listing_wants(const Listing *listing, const char *name, bool folder);

/* Adds an entry if it is wanted. */
void listing_add(Listing *listing, const char *name, bool folder, const char *about);

/* When all have been added: puts them in order. up: with "..", the folder above, as the first. */
void listing_sort(Listing *listing, bool up);

/* Shows those that hold the words, whatever their case; of files only scenes, if so. */
void listing_narrow(Listing *listing, const char *words, bool scenes);

/* Shows those that begin with this; whatever their case, where none does with its own. */
void listing_narrow_to(Listing *listing, const char *beginning);

/* By its exact name; NULL when there is none. */
const ListingEntry *listing_find(const Listing *listing, const char *name);

#endif
