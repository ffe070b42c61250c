/* What is offered to differ between runs side by side, with values to begin with: what people
 * choose from, and what a scene gets that wants runs side by side and does not say which. */
#ifndef LAB_COMPARE_CHOICES_H
#define LAB_COMPARE_CHOICES_H

#include "scene/scene.h"

/* By the name of its setting; -1 for one that a file has named. */
enum { COMPARE_CHOICES = 10 };
const char *compare_choice(int choice);
int compare_choice_find(const char *what);

/* "learning rate", as it stands among what differs; "rate", before a value. */
const char *compare_choice_label(const char *what);
const char *compare_choice_brief(const char *what);

/* Values to begin with, the present one among them. False when there are no two. */
bool compare_suggest(const Scene *scene, const char *what, SceneCompare *def);

/* Stops that suit the scene: its own, or what is usual. */
void compare_usual_goal(const Scene *scene, SceneCompare *def);

/* Rates, until such a goal. False when the scene cannot be trained with two of them. */
bool compare_usual(const Scene *scene, SceneCompare *def);

#endif
