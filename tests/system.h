/* A browser's machine, which node stands for in tests, has no pipes with names, no second names of
 * files, no limits on their size, locks that keep nobody out, and cannot say that a file was
 * written long ago: what needs one of these is skipped there. Include after cmocka.h. */
#ifndef TESTS_SYSTEM_H
#define TESTS_SYSTEM_H

static inline void needs_a_whole_system(void) {
#ifdef __EMSCRIPTEN__
    skip();
#endif
}

#endif
