/* A run that is done again from its lines, in slices, so that a window goes on answering. While it
 * lasts, the lab takes nothing but looks. */
#ifndef LAB_REPLAY_H
#define LAB_REPLAY_H

#include "lab/lab.h"

/* Whether the lab can know what the lines of a scene mean. If not, the message begins with the line
 * of the file, if known: "12: ...". */
bool replay_check(const Script *run, Message *message);

/* A scene has been set up: its lines, if it has any, are to be done again. */
void replay_begin(Lab *lab);

/* While it does, the lab's scene is half of what was loaded; lab_scene gives all of it. */
bool lab_replays(const Lab *lab);

/* Goes on for about so many multiplications, at least one step. At the end it is over; also when a
 * line cannot be done: then false, and the notice says why. */
bool lab_replay(Lab *lab, double work);

/* To the end. False, with the reason, when a line could not be done: the run stands before it. */
bool lab_replay_all(Lab *lab, Message *message);

/* Ends it where it has got to, and says so. */
void lab_replay_stop(Lab *lab);

/* How much of it is done, 0 to 1, counted in epochs. */
double lab_replay_share(const Lab *lab);

#endif
