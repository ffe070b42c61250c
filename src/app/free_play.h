/* Free play beside lessons and files. A lesson has a lab and a desk of its own: what someone built
 * in free play is set aside whole, with its run and all that can be undone, and comes back as it
 * was. A file that says which panels it shows lays them over the person's own, which come back with
 * the next that says nothing. */
#ifndef APP_FREE_PLAY_H
#define APP_FREE_PLAY_H

#include "lab/lab.h"
#include "ui/desk.h"

typedef struct FreePlay {
    bool aside; /* a lesson is being taken: */
    Lab lab;    /* free play's, owned */
    Desk desk;
    Rulers rulers;       /* its scales */
    char file_name[128]; /* of the file that was open in it */
    bool laid;           /* a file has laid its panels: */
    bool graph;          /* for its expression, */
    Desk own;            /* over these */
} FreePlay;

void free_play_destroy(FreePlay *free_play);

/* A lesson begins: *lab becomes a new one, for it. Nothing where it is aside already. */
void free_play_set_aside(FreePlay *free_play, Lab *lab, UiState *ui);

/* The lesson is left: *lab is free play's again. Nothing where none was aside. */
void free_play_take_back(FreePlay *free_play, Lab *lab, UiState *ui);

/* Where a scene is loaded that ends a lesson: free play's lab, wherever it is. */
Lab *free_play_lab(FreePlay *free_play, Lab *lab);

/* Before a file's own panels, or after them, are laid. */
void free_play_lend_desk(FreePlay *free_play, const UiState *ui);
void free_play_return_desk(FreePlay *free_play, UiState *ui);

/* A graph on the stage, its numbers beside it. */
void free_play_lay_graph(FreePlay *free_play, UiState *ui);

/* Panels for an expression are there as long as it is. It may go without another file in its place,
 * and come back: both by undo, the first by hand, too. */
void free_play_follow_graph(FreePlay *free_play, const Lab *lab, UiState *ui);

/* How the person has arranged it, to be remembered. */
Desk free_play_desk(const FreePlay *free_play, const UiState *ui);

#endif
