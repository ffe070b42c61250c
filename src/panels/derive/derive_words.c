/* See derive_words.h. */
#include "panels/derive/derive_words.h"

#include <stdio.h>
#include <string.h>

#include "draw/text.h"
#include "lab/by_hand.h"
#include "lab/factors.h"
#include "panels/graph/graph_words.h"
#include "ui/symbol.h"

/* --- Names --- */

const char *derive_words_subject(const Lab *lab, const Demanded *item, char text[DERIVE_NAME]) {
    char symbol[SYMBOL_TEXT], name[GRAPH_NAME];
    switch (item->kind) {
    case DEMAND_NODE:
        snprintf(text, DERIVE_NAME, "%s", graph_words_name(lab->graph, item->index, name));
        break;
    case DEMAND_WEIGHT:
        snprintf(text, DERIVE_NAME, "%s", symbol_weight(lab_network(lab), item->index, symbol));
        break;
    case DEMAND_DELTA:
        snprintf(text, DERIVE_NAME, "%s", symbol_unit(lab, item->index, item->part, symbol));
        break;
    }
    return text;
}

const char *derive_words_name(const Lab *lab, const Demanded *item, char text[DERIVE_NAME]) {
    char subject[DERIVE_NAME], fraction[GRAPH_FRACTION];
    derive_words_subject(lab, item, subject);
    if (item->kind == DEMAND_NODE)
        snprintf(text, DERIVE_NAME, "%.250s",
                 graph_words_derivative(lab->graph, item->index, fraction));
    else
        snprintf(text, DERIVE_NAME, item->kind == DEMAND_WEIGHT ? "∂L/∂%.200s" : "δ of %.200s",
                 subject);
    return text;
}

const char *derive_words_value(const Lab *lab, const Demanded *item, char text[32]) {
    return graph_words_number(by_hand_derivation(lab, item).truth, text);
}

/* --- What a reply speaks of --- */

/* What is asked for, and one of its roads, in words and numbers. */
typedef struct Speech {
    char subject[DERIVE_NAME], result[GRAPH_NAME]; /* "x₁", "loss" */
    char mover[DERIVE_NAME];                       /* "x₁", "the score of h₁" */
    char incoming[DERIVE_NAME], came[32];          /* "∂loss/∂x₂", "−1" */
    char slope[DERIVE_NAME], steep[32];            /* "the slope of the road to x₂", "3" */
    int roads;
    bool squared; /* an output's loss is a square */
    bool bent;    /* the slope of the unit's activation is to be multiplied by, too */
} Speech;

static int road_of(const Lab *lab) {
    const Slip *slip = &lab->demand.last.slip;
    return slip->kind == SLIP_ONE_ROAD ? slip->road : 0;
}

static void speak_of_unit(const Lab *lab, int layer, int unit, char text[DERIVE_NAME]) {
    char symbol[SYMBOL_TEXT];
    snprintf(text, DERIVE_NAME, "δ of %s", symbol_unit(lab, layer, unit, symbol));
}

static void speak_of_node(const Lab *lab, const Road *road, Speech *s) {
    char fraction[GRAPH_FRACTION], to[GRAPH_NAME];
    snprintf(s->incoming, sizeof s->incoming, "%.250s",
             graph_words_derivative(lab->graph, road->from, fraction));
    snprintf(s->slope, sizeof s->slope, "the slope of the road to %s",
             graph_words_name(lab->graph, road->from, to));
}

static void speak_of_weight(const Lab *lab, int weight, const Road *road, Speech *s) {
    WeightPlace place = weight_place(lab_network(lab), weight);
    char symbol[SYMBOL_TEXT];
    speak_of_unit(lab, place.layer, road->from, s->incoming);
    if (place.bias)
        snprintf(s->slope, sizeof s->slope, "what a bias is multiplied by");
    else
        snprintf(s->slope, sizeof s->slope, "what comes in along %.200s (%s)", s->subject,
                 symbol_unit(lab, place.layer - 1, place.from, symbol));
}

static void speak_of_delta(const Lab *lab, const Demanded *item, const Road *road, Speech *s) {
    const Network *net = lab_network(lab);
    char symbol[SYMBOL_TEXT];
    if (item->index == net->layers - 1) {
        snprintf(s->incoming, sizeof s->incoming, "∂L/∂%.200s", s->subject);
        snprintf(s->slope, sizeof s->slope, "the slope of its activation");
        return;
    }
    int piece = factors_winner(lab, item->index + 1, road->from);
    int weight = network_w(net, item->index + 1, piece, road->from, item->part);
    speak_of_unit(lab, item->index + 1, road->from, s->incoming);
    snprintf(s->slope, sizeof s->slope, "the weight on the road (%s)",
             symbol_weight(net, weight, symbol));
}

static Speech speech_of(const Lab *lab, const Demanded *item, const Derivation *d) {
    Speech s = {.roads = d->roads, .squared = d->squared, .bent = d->own != 1};
    bool score = item->kind == DEMAND_DELTA;
    const Road *road = &d->road[road_of(lab)];
    derive_words_subject(lab, item, s.subject);
    snprintf(s.mover, sizeof s.mover, score ? "the score of %.200s" : "%.200s", s.subject);
    snprintf(s.result, sizeof s.result, "the loss");
    if (lab->graph) graph_words_name(lab->graph, lab->graph->expression.result, s.result);
    if (d->roads == 0) return s;
    graph_words_number(road->incoming, s.came);
    graph_words_number(road->slope, s.steep);
    if (item->kind == DEMAND_NODE) speak_of_node(lab, road, &s);
    if (item->kind == DEMAND_WEIGHT) speak_of_weight(lab, item->index, road, &s);
    if (item->kind == DEMAND_DELTA) speak_of_delta(lab, item, road, &s);
    return s;
}

/* --- Replies --- */

/* Each says what is true of the number itself: how somebody came by it cannot be known. */

static void say_other(const Lab *lab, const Speech *s, char *text, size_t size) {
    const DemandSlip *last = &lab->demand.last;
    bool node = lab->graph != NULL;
    Demanded other = {.kind = DEMAND_NODE, .index = last->other};
    char name[DERIVE_NAME];
    if (!node) other = lab->demand.item[last->other];
    derive_words_name(lab, &other, name);
    int open = lab->demand.item[by_hand_turn(lab)].index;
    bool further = node && graph_rank(lab->graph, last->other) > graph_rank(lab->graph, open);
    if (further)
        text_add(text, size, "That is one slope too many, and leads on to %s. Stop at %s.", name,
                 s->subject);
    else
        text_add(text, size, "That is %s. Ask how fast %s moves when %s does.", name, s->result,
                 s->mover);
}

static void say_unknown(const Lab *lab, const Speech *s, char *text, size_t size) {
    if (s->roads == 0 && s->squared)
        text_add(text, size,
                 "Not yet. The loss is (%s − y)², with the slope 2(%s − y). What are %s and y?",
                 s->subject, s->subject, s->subject);
    else if (s->roads == 0)
        text_add(text, size, "Not yet. How fast does %s move when %s does?", s->result, s->mover);
    else if (s->roads > 1)
        text_add(text, size,
                 "Not yet. %d roads lead from %s to %s. Along each, multiply what came from the "
                 "right by %s. Then add.",
                 s->roads, s->subject, s->result,
                 lab->graph ? "the slope of the road" : "the weight on the road");
    else if (lab->demand.last.tries > 1)
        text_add(text, size, "Not yet. %s is %s, and %s is %s. Multiply the two.", s->incoming,
                 s->came, s->slope, s->steep);
    else
        text_add(text, size, "Not yet. Multiply what came from the right, %s, by %s.", s->incoming,
                 s->slope);
    if (s->bent) text_add(text, size, " The slope of its activation comes last.");
}

static void say_slip(const Lab *lab, const Speech *s, char *text, size_t size) {
    static const char half[] = " times the slope of the activation";
    switch (lab->demand.last.slip.kind) {
    case SLIP_CLOSE: text_add(text, size, "Very close. Give one more digit."); break;
    case SLIP_START:
        text_add(text, size, "The way back begins here. How fast does %s move when %s itself does?",
                 s->result, s->result);
        break;
    case SLIP_ONE_ROAD:
        text_add(text, size,
                 "That is what the road with %s brings. %s has %d roads to %s: add up what each of "
                 "them brings.",
                 s->incoming, s->subject, s->roads, s->result);
        break;
    case SLIP_ROADS_MULTIPLIED:
        text_add(text, size,
                 "That is what the roads bring, multiplied. Along a road multiply, but where "
                 "roads meet, add.");
        break;
    case SLIP_HANDED_ON:
        text_add(text, size, "That is %s%s. Multiply it by %s, too.", s->incoming,
                 s->bent ? half : ", handed on as it came", s->slope);
        break;
    case SLIP_SLOPE_ALONE:
        text_add(text, size, "That is %s%s. Multiply it by what came from the right: %s is %s.",
                 s->slope, s->bent ? half : " alone", s->incoming, s->came);
        break;
    case SLIP_HALF:
        text_add(text, size,
                 "That is half of it. The loss is a square: (%s − y)² has the slope "
                 "2(%s − y).",
                 s->subject, s->subject);
        break;
    case SLIP_OWN_SLOPE:
        text_add(text, size,
                 "The slope of the activation of %s is missing: what arrives still passes through "
                 "it. Multiply by f'(z).",
                 s->subject);
        break;
    case SLIP_SIGN:
        text_add(text, size,
                 "The size is right, the sign is not. Does %s grow or fall when %s grows?",
                 s->result, s->mover);
        break;
    case SLIP_ADDED:
        text_add(text, size, "That is %s and %s, added. Along a road, rates multiply.", s->came,
                 s->steep);
        break;
    case SLIP_VALUE:
        text_add(text, size, "That is %s%s. The derivative says how fast %s moves when %s does.",
                 strcmp(s->mover, s->subject) == 0 ? "the value of " : "", s->mover, s->result,
                 s->mover);
        break;
    case SLIP_OTHER: say_other(lab, s, text, size); break;
    case SLIP_UNKNOWN:
    case SLIP_COUNT: say_unknown(lab, s, text, size); break;
    }
}

/* "2 * 3" as "2 · 3". */
static void as_written(const char *typed, char text[DEMAND_TEXT * 3]) {
    text[0] = '\0';
    for (const char *c = typed; *c; c++) {
        char one[2] = {*c, '\0'};
        const char *sign = *c == '*' ? "·" : *c == '-' ? "−" : one;
        text_add(text, DEMAND_TEXT * 3, "%s", sign);
    }
}

const char *derive_words_reply(const Lab *lab, char text[DERIVE_REPLY]) {
    int turn = by_hand_turn(lab);
    char typed[DEMAND_TEXT * 3], reply[DERIVE_REPLY] = "";
    text[0] = '\0';
    if (turn < 0 || !lab->demand.last.text[0]) return text;
    const Demanded *item = &lab->demand.item[turn];
    Derivation derivation = by_hand_derivation(lab, item);
    Speech speech = speech_of(lab, item, &derivation);
    say_slip(lab, &speech, reply, sizeof reply);
    as_written(lab->demand.last.text, typed);
    snprintf(text, DERIVE_REPLY, "%.100s? %.500s", typed, reply);
    return text;
}

void derive_words_count(const Demand *demand, char text[2][DERIVE_NAME]) {
    int found = demand_number(demand, DEMAND_FOUND), shown = demand_number(demand, DEMAND_SHOWN);
    snprintf(text[0], DERIVE_NAME, "%d found by you · %d wrong %s", found, demand->wrong,
             demand->wrong == 1 ? "try" : "tries");
    snprintf(text[1], DERIVE_NAME, shown ? "%d shown" : "none shown", shown);
}
