/* What the page says to who does not see it, in words for its live region: where a lesson stands,
 * what was answered, what has the focus, how far the run is when it pauses. */
#ifndef WEB_TOLD_H
#define WEB_TOLD_H

#include "app/frame.h"

enum { TOLD_TEXT = 4096 };

typedef struct Told {
    int step; /* of the lesson, from 1; 0 for none */
    int done; /* of its tasks */
    bool playing;
    Tag focus;
    Message said;
} Told;

/* Whether there is something new to be told; then it is in text. */
bool told_news(Told *told, const Frame *frame, char text[TOLD_TEXT]);

#endif
