/* What happened to a run since it began, line by line, in the words of lessons' `solve` lines. A
 * scene keeps them as they were written; lab/words.h knows what they mean. */
#ifndef SCENE_SCRIPT_H
#define SCENE_SCRIPT_H

enum { SCRIPT_LINES = 20000, SCRIPT_LINE = 640 };

typedef struct ScriptLine {
    char *text; /* owned */
    int at;     /* its line in the file, from 1; 0 where there is none */
} ScriptLine;

typedef struct Script {
    int count, room;
    ScriptLine *line; /* owned */
} Script;

/* Copies the text. There must be room: fewer than SCRIPT_LINES. */
void script_add(Script *script, const char *text, int at);
void script_destroy(Script *script);
Script script_copy(const Script *script);

#endif
