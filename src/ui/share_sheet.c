/* See share_sheet.h. */
#include "ui/share_sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lesson/lesson_file.h"
#include "scene/link.h"

static void clear(ShareSheet *sheet) {
    free(sheet->link);
    sheet->link = NULL;
    qr_destroy(&sheet->qr);
    sheet->wrong.text[0] = sheet->no_code.text[0] = '\0';
}

void share_sheet_destroy(ShareSheet *sheet) {
    clear(sheet);
}

void share_sheet_close(ShareSheet *sheet) {
    clear(sheet);
    sheet->open = sheet->full = false;
}

/* Without its run a scene begins anew, with the points that it has now. */
static Scene scene_to_share(const ShareSheet *sheet, const Lab *lab) {
    return sheet->run ? lab_scene(lab) : scene_copy(&lab->scene);
}

/* The part after the address; to be freed. NULL with the reason in the sheet. */
static char *fragment_of(ShareSheet *sheet, const Lab *lab, const Player *player) {
    if (sheet->step && sheet->lesson == 0)
        return lesson_link(&player->lesson, sheet->number, &sheet->wrong);
    if (sheet->step) {
        char *fragment = memory_zeroed(64, 1);
        snprintf(fragment, 64, "#lesson=%d.%d", sheet->lesson, sheet->number);
        return fragment;
    }
    Scene scene = scene_to_share(sheet, lab);
    scene_keep_name(&scene, sheet->name);
    char *fragment = link_of_scene(&scene, &sheet->wrong);
    scene_destroy(&scene);
    return fragment;
}

void share_sheet_make(ShareSheet *sheet, const Lab *lab, const Player *player) {
    clear(sheet);
    char *fragment = fragment_of(sheet, lab, player);
    if (!fragment) return;
    size_t size = strlen(sheet->base) + strlen(fragment) + 1;
    sheet->link = memory_zeroed(size, 1);
    snprintf(sheet->link, size, "%s%s", sheet->base, fragment);
    free(fragment);
    qr_create(&sheet->qr, sheet->link, &sheet->no_code);
}

void share_sheet_begin(ShareSheet *sheet, const Lab *lab, const char *file, const Player *player) {
    sheet->open = true;
    snprintf(sheet->name, sizeof sheet->name, "%s", player ? "" : file);
    sheet->full = sheet->step = false;
    sheet->lesson = player ? player->number : 0;
    sheet->number = player ? player->step + 1 : 0;
    sheet->points = lab->scene.data.count;
    sheet->epoch = lab_is_graph(lab) ? 0 : lab_trainer(lab)->epoch;
    sheet->ran = !lab_is_graph(lab) && lab_can_go_back(lab);
    sheet->forgets = sheet->ran && lab_forgets(lab);
    sheet->run = sheet->ran;
    share_sheet_make(sheet, lab, player);
}
