/* One setting of a scene by its name, as an experiment varies it: rate=0.3, units[1]=8, seed=7. The
 * names are those of the controls and their values what `set NAME VALUE` takes
 * (docs/writing-lessons.md lists them); beyond these a list of inputs or layers, as scenes write
 * them, and a set's condition. */
#ifndef LAB_SETTING_H
#define LAB_SETTING_H

#include "scene/scene.h"

enum { SETTING_NAME = 32, SETTING_VALUE = 128 };

/* Whether settings go by this name, with brackets or without; if not, says what is near. */
bool setting_check(const char *name, Message *message);

/* Sets it in a scene that has no run. False with what is wrong: then the scene may be half changed.
 * Settings that follow from it follow, as in the window without free play: another loss brings the
 * output it needs, another network forgets given weights. */
bool setting_apply(Scene *scene, const char *name, const char *value, Message *message);

/* Its present value, as setting_apply takes it; "" for none there is a word for. Returns text. */
const char *setting_value(const Scene *scene, const char *name, char text[SETTING_VALUE]);

/* The names of the first settings in which these scenes are not all alike, in the order of the
 * controls: at most so many. Returns how many. */
int setting_differences(const Scene *const *scene, int count, char name[][SETTING_NAME], int most);

/* In which order settings are made, the least first, so that those that need others come after
 * them: the momentum after the optimizer, the units after the layers. */
int setting_order(const char *name);

/* Whether its values lie better on a logarithmic axis; and whether they are numbers at all. */
bool setting_is_logarithmic(const char *name);
bool setting_is_number(const char *name);

/* Whether it decides which points there are to learn from. */
bool setting_is_of_points(const char *name);

/* What it is called on the screen: "Rate". */
const char *setting_label(const char *name);

#endif
