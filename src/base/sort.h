/* Numbers put in order, the least first. None of them is NaN. */
#ifndef BASE_SORT_H
#define BASE_SORT_H

void sort_floats(float *value, int count);
void sort_doubles(double *value, int count);

#endif
