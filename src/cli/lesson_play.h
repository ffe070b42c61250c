/* What a lesson keeps to while people misbehave. A seeded monkey presses keys, clicks and drags in
 * every step, as in a window, and goes back and forth between them:
 *
 *   - no step begins with anything left over from another, unless it says `from: here`
 *   - no task ticks because somebody looked around
 *   - no sentence marked {claim} turns false
 *   - nothing on the screen answers an open question
 *   - while a question holds a step up, neither points, weights nor settings change, nor what would
 *     show what was asked, and no task below it ticks */
#ifndef CLI_LESSON_PLAY_H
#define CLI_LESSON_PLAY_H

#include "app/frame.h"

/* Calls report with "file:line: ..." for each thing found, and returns how many there were. */
int lesson_play(Frame *frame, const char *path, void (*report)(void *data, const char *text),
                void *data);

#endif
