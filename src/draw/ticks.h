/* The numbers that stand along an axis: round ones, as many as stand clear of each other. */
#ifndef DRAW_TICKS_H
#define DRAW_TICKS_H

enum { TICKS_MOST = 48 };

/* The least number that is no less than `most` and is 1, one of `few` (rising, below 10), or 10
 * times a power of ten. most: above 0. */
double ticks_round_up(double most, const double *few, int count);

/* Of a logarithmic axis from least to most, both above 0, that is so long: 1, 2, 5, 10 and so on,
 * or closer where few of these are in sight, or powers of ten, or only some of these. Any two are
 * `apart` or farther, on the screen; and there are at most so many. Rising. Returns how many. */
int ticks_logarithmic(double least, double most, float length, float apart, int limit,
                      double value[TICKS_MOST]);

#endif
