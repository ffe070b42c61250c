/* See replay.h. */
#include "lab/replay.h"

#include <stdio.h>
#include <string.h>

#include "lab/action.h"
#include "lab/change.h"
#include "lab/ready.h"
#include "lab/train.h"
#include "lab/words.h"

/* "12: ", the line in the file; "" where there is none. */
static const char *place_of(const ScriptLine *line, char text[24]) {
    snprintf(text, 24, "%d: ", line->at);
    return line->at > 0 ? text : "";
}

bool replay_check(const Script *run, Message *message) {
    for (int i = 0; i < run->count; i++) {
        Words words;
        Message why;
        char place[24];
        const char *at = place_of(&run->line[i], place), *text = run->line[i].text;
        if (!words_split(&words, text))
            return message_set(message, "%s'%.80s': a line has 1 to %d words", at, text,
                               WORDS_MOST);
        if (!words_known(text, &why))
            return message_set(message, "%s'%.80s': %.300s", at, text, why.text);
    }
    return true;
}

/* Epochs that lines ask for, as far as they say so. */
static int64_t epochs_of(const Script *run) {
    int64_t epochs = 0;
    for (int i = 0; i < run->count; i++) {
        long long count = 0;
        if (sscanf(run->line[i].text, " epochs %lld", &count) == 1 && count > 0) epochs += count;
    }
    return epochs;
}

void replay_begin(Lab *lab) {
    scene_destroy(&lab->replay.begun);
    lab->replay = (Replay){.next = 0};
    if (lab->scene.run.count == 0) return;
    lab->replay.begun = scene_copy(&lab->scene);
    lab->replay.epochs = epochs_of(&lab->scene.run);
    script_destroy(&lab->scene.run);
}

bool lab_replays(const Lab *lab) {
    return lab->replay.begun.run.count > 0;
}

/* A line of what is done again. */
static const ScriptLine *line_at(const Lab *lab, int index) {
    return &lab->replay.begun.run.line[index];
}

static void finish(Lab *lab) {
    scene_destroy(&lab->replay.begun);
    lab->replay = (Replay){.next = 0};
    lab->revision++;
}

/* The line that is done cannot be: it is over. */
static void fail(Lab *lab, const char *why) {
    Replay *replay = &lab->replay;
    const ScriptLine *line = line_at(lab, replay->next - 1);
    char place[24];
    message_set(&replay->why, "%s'%.80s': %.300s", place_of(line, place), line->text, why);
    replay->failed = true;
}

/* The next line becomes what is to be done. */
static bool take_line(Lab *lab) {
    Replay *replay = &lab->replay;
    Words words;
    Deed deed;
    Message why;
    words_split(&words, line_at(lab, replay->next++)->text);
    if (!words_read(lab, &words, &deed, &why)) {
        fail(lab, why.text);
        return false;
    }
    replay->action = deed.action;
    replay->left = deed.times;
    return true;
}

/* Once what the line says. False when it could not be done. */
static bool do_once(Lab *lab) {
    const Action *action = &lab->replay.action;
    ActionKind kind = action->kind;
    if (kind == ACTION_STEP) return train_step(lab, action->size, action->every);
    if (kind == ACTION_PHASE) return train_phase(lab);
    if (kind == ACTION_STEP_BACK) return train_back(lab, action->size);
    if (kind == ACTION_SEEK) return train_seek(lab, action->epoch);
    return action_is_edit(kind) &&
           change_make(lab, action, line_at(lab, lab->replay.next - 1)->text);
}

/* Roughly, of one epoch or less. */
static double cost_of(const Lab *lab) {
    double points = lab->replay.action.size == STEP_EPOCH ? lab->run->train.count : 1;
    return 6 * points * (double)lab_network(lab)->count + 2000;
}

static void go_on(Lab *lab) {
    Replay *replay = &lab->replay;
    if (replay->left == 0 && !take_line(lab)) return;
    int64_t before = lab_trainer(lab)->epoch;
    replay->left--;
    bool adapts = lab->adapts;
    lab->notice.text[0] = '\0';
    lab->adapts = false; /* what followed is said in lines of its own */
    bool done = do_once(lab);
    lab->adapts = adapts;
    int64_t gone = lab_trainer(lab)->epoch - before;
    if (gone > 0) replay->done += gone;
    if (done) return;
    if (lab->run->settled) /* there is nothing more to do */
        replay->left = 0;
    else
        fail(lab, lab->notice.text[0] ? lab->notice.text : "nothing came of it");
}

static bool is_over(const Replay *replay) {
    return replay->failed || (replay->left == 0 && replay->next == replay->begun.run.count);
}

bool lab_replay(Lab *lab, double work) {
    Replay *replay = &lab->replay;
    if (!lab_replays(lab)) return true;
    /* What something else has said meanwhile is for the person: it stays. */
    const Message said = lab->notice;
    bool of_lines = strcmp(said.text, replay->told.text) == 0;
    for (double spent = 0; !is_over(replay) && (spent < work || spent == 0); spent += cost_of(lab))
        go_on(lab);
    bool failed = replay->failed;
    Message why = replay->why;
    replay->told = lab->notice;
    if (!of_lines && !lab->notice.text[0]) lab->notice = said;
    if (is_over(replay)) finish(lab);
    lab->trained++;
    ready_make(lab);
    if (failed) lab->notice = why;
    return !failed;
}

bool lab_replay_all(Lab *lab, Message *message) {
    bool done = true;
    while (done && lab_replays(lab)) done = lab_replay(lab, 1e9);
    return done || message_set(message, "%s", lab->notice.text);
}

void lab_replay_stop(Lab *lab) {
    if (!lab_replays(lab)) return;
    finish(lab);
    message_set(&lab->notice, "Stopped: the run stands at epoch %lld of what the file holds.",
                (long long)lab_trainer(lab)->epoch);
}

double lab_replay_share(const Lab *lab) {
    const Replay *replay = &lab->replay;
    return replay->epochs > 0 ? (double)replay->done / (double)replay->epochs : 0;
}
