/* The most multiplications and additions this machine does a second when nothing else is asked of
 * it: independent ones, on registers alone, without fused multiply-add (which would change bits).
 */
#ifndef CLI_PEAK_H
#define CLI_PEAK_H

/* Rounds of the kernel, on values that begin at *x and end in it; returns how many operations that
 * was. Compiled once per instruction set. */
typedef double PeakKernel(long rounds, float *x);

/* Billions a second on so many threads, with the instruction set in use. Takes a few
 * milliseconds: of a machine that others use too, ask more than once. */
double peak_gflops(int threads);

#endif
