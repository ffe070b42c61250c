/* What a package needs to know of the commands, written from their own tables, so that it cannot
 * disagree with them: the page of the manual, and what a shell offers when Tab is pressed. */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include <stdio.h>

/* halfplane(1), for man. */
void manual_page(FILE *out);

/* Completion for three shells: commands, options, choices, files. */
void manual_bash(FILE *out);
void manual_zsh(FILE *out);
void manual_fish(FILE *out);

#endif
