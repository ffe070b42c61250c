/* Answers to what is demanded (demand.h): whose turn it is, what an answer is held against, and
 * what an answer changes. Only lab.c calls the functions that change something. */
#ifndef LAB_BY_HAND_H
#define LAB_BY_HAND_H

#include "lab/lab.h"

/* Which of what is demanded can be given now: the first that is open, in a graph once the walk has
 * come to it. -1 for none, and while a prediction is waited for. */
int by_hand_turn(const Lab *lab);

/* Whether a derivative must not be shown yet: while anything of a network is open, all that has not
 * been given is hidden, since one derivative tells another. Of a graph, the walk hides them. */
bool by_hand_hides_weight(const Lab *lab, int weight);
bool by_hand_hides_delta(const Lab *lab, int layer, int unit);

/* Whether a network's derivatives are being demanded. */
bool by_hand_hides_any(const Lab *lab);

/* How what is demanded comes about: what an answer is held against. */
Derivation by_hand_derivation(const Lab *lab, const Demanded *item);

/* The derivative by central differences, with the loss computed anew on either side. */
double by_hand_difference(const Lab *lab, const Demanded *item);

/* Gives the derivative whose turn it is. True when it was an answer, right or wrong. */
bool by_hand_give(Lab *lab, const char *text);

/* Has it shown. */
bool by_hand_show(Lab *lab);

/* The person walks a graph back alone, or watches. */
bool by_hand_switch(Lab *lab, bool on);

/* Derivatives belong to the values they were given for: with others a walk back that is under way
 * begins anew. One that is over stays so, with the numbers that were given. Of a graph only. */
void by_hand_anew(Lab *lab);

/* After the scene may have changed: once anything that is demanded is there no more, nothing is
 * demanded any more. A graph is walked no further than to what is open. */
void by_hand_follow(Lab *lab);

#endif
