/* How long idle threads wait at the end of a parallel loop before they sleep. gcc's OpenMP lets
 * them spin for milliseconds, which steals a core from everybody else; two thousand turns are as
 * fast and cost nothing (docs/performance.md). */
#ifndef CLI_SPIN_H
#define CLI_SPIN_H

/* Where more than one thread is to be used: starts the program again with a short wait, which
 * OpenMP reads only when it is loaded. Does nothing when the environment says how to wait, or when
 * it cannot. */
void spin_shorten(int threads, char **argv);

#endif
