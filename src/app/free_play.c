/* See free_play.h. */
#include "app/free_play.h"

#include <string.h>

void free_play_destroy(FreePlay *free_play) {
    if (free_play->aside) lab_destroy(&free_play->lab);
    *free_play = (FreePlay){.aside = false};
}

void free_play_set_aside(FreePlay *free_play, Lab *lab, UiState *ui) {
    const Desk usual = desk_usual();
    if (free_play->aside) return;
    free_play->desk = desk_of(ui);
    free_play->rulers = ui->rulers;
    free_play->lab = *lab;
    free_play->aside = true;
    *lab = lab_create(lab->threads);
    lab_go_on(lab, &free_play->lab);
    lab->scene.document = lab->documents;
    memcpy(free_play->file_name, ui->file_name, sizeof ui->file_name);
    desk_lay(ui, &usual);
}

void free_play_take_back(FreePlay *free_play, Lab *lab, UiState *ui) {
    if (!free_play->aside) return;
    lab_go_on(&free_play->lab, lab);
    lab_destroy(lab);
    *lab = free_play->lab;
    free_play->aside = false;
    desk_lay(ui, &free_play->desk);
    ui->rulers = free_play->rulers;
    memcpy(ui->file_name, free_play->file_name, sizeof ui->file_name);
}

Lab *free_play_lab(FreePlay *free_play, Lab *lab) {
    if (!free_play->aside) return lab;
    lab_go_on(&free_play->lab, lab);
    return &free_play->lab;
}

void free_play_lend_desk(FreePlay *free_play, const UiState *ui) {
    if (!free_play->laid) free_play->own = desk_of(ui);
    free_play->laid = true;
}

void free_play_return_desk(FreePlay *free_play, UiState *ui) {
    if (free_play->laid) desk_lay(ui, &free_play->own);
    free_play->laid = free_play->graph = false;
}

void free_play_lay_graph(FreePlay *free_play, UiState *ui) {
    free_play_lend_desk(free_play, ui);
    free_play->graph = true;
    ui_put(ui, PANEL_GRAPH, PLACE_STAGE);
    ui_put(ui, PANEL_WEIGHTS, PLACE_UPPER);
}

void free_play_follow_graph(FreePlay *free_play, const Lab *lab, UiState *ui) {
    if (free_play->aside) return;
    bool is = lab_is_graph(lab), bare = lab->scene.data.count == 0;
    if (!is && free_play->graph) free_play_return_desk(free_play, ui);
    if (is && bare && !free_play->laid && ui_place_of(ui, PANEL_GRAPH) < 0)
        free_play_lay_graph(free_play, ui);
}

Desk free_play_desk(const FreePlay *free_play, const UiState *ui) {
    return free_play->laid ? free_play->own : free_play->aside ? free_play->desk : desk_of(ui);
}
