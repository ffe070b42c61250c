/* The words of a derivative that a person gives: its name, and the reply to an answer that was
 * wrong, found from the number alone (lab/slip.h). Draws nothing. */
#ifndef PANELS_DERIVE_WORDS_H
#define PANELS_DERIVE_WORDS_H

#include "lab/lab.h"

enum { DERIVE_NAME = 256, DERIVE_REPLY = 640 };

/* What it belongs to: "x₁", "w₃", "h₁"; and itself: "∂loss/∂x₁", "∂L/∂w₃", "δ of h₁". */
const char *derive_words_subject(const Lab *lab, const Demanded *item, char text[DERIVE_NAME]);
const char *derive_words_name(const Lab *lab, const Demanded *item, char text[DERIVE_NAME]);

/* The number, as it was given or shown. */
const char *derive_words_value(const Lab *lab, const Demanded *item, char text[32]);

/* "−1 · 3? That is the derivative of x ..."; "" when the last answer was right. */
const char *derive_words_reply(const Lab *lab, char text[DERIVE_REPLY]);

/* "3 found by you · 1 wrong try", "none shown". */
void derive_words_count(const Demand *demand, char text[2][DERIVE_NAME]);

#endif
