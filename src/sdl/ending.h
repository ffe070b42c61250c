/* Ends that come from outside: a closed terminal asks to quit as anything else does, and a display
 * that is lost ends the process inside its library; what is expected here is called before. */
#ifndef SDL_ENDING_H
#define SDL_ENDING_H

/* rescue is called with data should the program be ended by exit from now on, in the thread that
 * asks for it. Once only, until ending_forget. */
void ending_expect(void (*rescue)(void *data), void *data);
void ending_forget(void);

#endif
