/* The little of OpenMP that is asked for by name; one thread where there is no OpenMP. */
#ifndef BASE_THREADS_H
#define BASE_THREADS_H

#ifdef _OPENMP
#    include <omp.h>
#endif

/* Which thread of the parallel region this is, from 0. */
static inline int thread_number(void) {
#ifdef _OPENMP
    return omp_get_thread_num();
#else
    return 0;
#endif
}

/* Cores this program may use. */
static inline int thread_cores(void) {
#ifdef _OPENMP
    return omp_get_num_procs();
#else
    return 1;
#endif
}

#endif
