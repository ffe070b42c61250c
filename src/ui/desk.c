/* See desk.h. */
#include "ui/desk.h"

#include <stdio.h>
#include <string.h>

Desk desk_of(const UiState *ui) {
    Desk desk = {.arrows = ui->arrows,
                 .accuracy = ui->accuracy,
                 .tool = ui->tool,
                 .phases = ui->phases,
                 .scrolled = ui->scrolled,
                 .each = ui->compare.panel,
                 .last = ui->compare.last};
    memcpy(desk.panel, ui->panel, sizeof desk.panel);
    memcpy(desk.extra, ui->extra, sizeof desk.extra);
    memcpy(desk.folded, ui->folded, sizeof desk.folded);
    return desk;
}

Desk desk_usual(void) {
    const UiState ui = ui_create();
    return desk_of(&ui);
}

void desk_lay(UiState *ui, const Desk *desk) {
    ui_clear(ui);
    ui->arrows = desk->arrows;
    ui->accuracy = desk->accuracy;
    ui->tool = desk->tool;
    ui->phases = desk->phases;
    ui->scrolled = desk->scrolled;
    ui->pivot.unit = -1;
    ui->compare.panel = desk->each;
    ui->compare.last = desk->last;
    memcpy(ui->panel, desk->panel, sizeof desk->panel);
    memcpy(ui->extra, desk->extra, sizeof desk->extra);
    memcpy(ui->folded, desk->folded, sizeof desk->folded);
    ui->revision++;
}

/* ---- as words: "plane network - log-loss": a panel for each place, then the extras */

static const char EMPTY[] = "-";

const char *desk_text(const Desk *desk, char text[DESK_TEXT]) {
    int used = 0;
    for (int p = 0; p < PLACE_COUNT; p++) {
        const char *name = panel_name(desk->panel[p]);
        used += snprintf(text + used, DESK_TEXT - (size_t)used, "%s ", name ? name : EMPTY);
    }
    for (int e = 0; e < EXTRA_COUNT; e++) {
        if (!desk->extra[e]) continue;
        used += snprintf(text + used, DESK_TEXT - (size_t)used, "%s ", extra_name((Extra)e));
    }
    return text;
}

/* Copies the next word and returns what follows it; NULL where there is none. */
static const char *next_word(const char *text, char word[32]) {
    int length = 0;
    return sscanf(text, "%31s%n", word, &length) == 1 ? text + length : NULL;
}

/* Whether each of the panels is another, and the stage is taken. */
static bool is_sound(const Panel panel[PLACE_COUNT]) {
    for (int p = 0; p < PLACE_COUNT; p++) {
        for (int q = 0; q < p; q++) {
            if (panel[p] != PANEL_NONE && panel[p] == panel[q]) return false;
        }
    }
    return panel[PLACE_STAGE] != PANEL_NONE;
}

Desk desk_read(const char *text) {
    Desk desk = desk_usual();
    Panel panel[PLACE_COUNT];
    char word[32];
    for (int p = 0; p < PLACE_COUNT; p++) {
        text = next_word(text, word);
        if (!text) return desk;
        panel[p] = panel_find(word);
        if (panel[p] == PANEL_NONE && strcmp(word, EMPTY) != 0) return desk;
    }
    if (!is_sound(panel)) return desk;
    memcpy(desk.panel, panel, sizeof panel);
    while ((text = next_word(text, word)) != NULL) {
        Extra extra = extra_find(word);
        if (extra != EXTRA_NONE) desk.extra[extra] = true;
    }
    return desk;
}
