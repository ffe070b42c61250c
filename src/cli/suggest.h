/* The name a person may have meant. */
#ifndef CLI_SUGGEST_H
#define CLI_SUGGEST_H

/* The name nearest to what was typed, counted in letters changed, dropped, added or swapped; NULL
 * when none is near enough to be a slip of the fingers. */
const char *suggest_name(const char *typed, const char *const *names, int count);

#endif
