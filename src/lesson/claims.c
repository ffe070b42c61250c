/* See player.h. Here: whether what a lesson's sentences claim is so. */
#include "lesson/passage.h"
#include "lesson/player.h"
#include "lesson/said.h"

typedef struct Claims {
    const Player *player;
    const Lab *lab;
    const Span *broken; /* found */
} Claims;

/* What the names of a passage mean. False for one that is not read now: a reason that has not been
 * told, a reply to a choice that was not made. */
static bool is_read(const Claims *c, const Passage *passage, Names *names) {
    const PlayerStep *state = &c->player->state[c->player->step];
    int p = passage->predict < PLAYER_PREDICTS ? passage->predict : 0;
    int said = state->choice[p] ? state->choice[p] : state->missed[p];
    bool told = state->happened[p] && state->choice[p];
    switch (passage->kind) {
    case PASSAGE_ASK: *names = player_names_asked(c->player, c->lab); return true;
    case PASSAGE_WHY: *names = player_names_told(c->player, c->lab, p); return told;
    case PASSAGE_REPLY:
        *names = player_names_told(c->player, c->lab, p);
        if (c->player->lesson.step[c->player->step].predict[p].kind != PREDICT_CHOICE)
            said = state->replied[p];
        return !told && said == passage->choice + 1;
    case PASSAGE_BLOCK:
    case PASSAGE_TASK:
    case PASSAGE_DERIVE: *names = player_names(c->player, c->lab); return true;
    case PASSAGE_MATH:
    case PASSAGE_CHOICE: break;
    }
    return false;
}

static bool find_broken(void *data, const Passage *passage) {
    Claims *c = data;
    Names names;
    Said said = SAID_BEGIN;
    if (!is_read(c, passage, &names)) return true;
    for (int i = 0; i < passage->prose.count && !c->broken; i++) {
        const Span *span = &c->player->lesson.span[passage->prose.first + i];
        bool claims = said_next(&said, span, &names) && span->kind == SPAN_CLAIM;
        if (claims && !names_true(&names, span->text)) c->broken = span;
    }
    return !c->broken;
}

const Span *player_false_claim(const Player *player, const Lab *lab) {
    Claims claims = {player, lab, NULL};
    if (!player->playing || player->finished) return NULL;
    passage_each(&player->lesson.step[player->step], find_broken, &claims);
    return claims.broken;
}
