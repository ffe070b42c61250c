/* A list of numbers that grows: the loss of every epoch, for --json. */
#ifndef CLI_NUMBERS_H
#define CLI_NUMBERS_H

typedef struct Numbers {
    double *value; /* owned */
    long count, room;
} Numbers;

void numbers_add(Numbers *numbers, double value);
void numbers_destroy(Numbers *numbers);

#endif
