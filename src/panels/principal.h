/* Principal axes: the directions along which values differ most, found by the power method. */
#ifndef PANELS_PRINCIPAL_H
#define PANELS_PRINCIPAL_H

/* value: [dimensions][points], of each dimension less its mean. axis: [axes][dimensions], each 1
 * long, at right angles to the others. What is there is where the search begins, and the way that
 * an axis points; all 0 at first. */
void principal_find(const float *value, int dimensions, int points, float *axis, int axes);

#endif
