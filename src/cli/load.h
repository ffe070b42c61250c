/* The file a command is given: a scene, or a table that a scene is made around. What was decided
 * about a table is said on standard error, a line for each. */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include <stdbool.h>

#include "base/message.h"
#include "cli/options.h"
#include "nn/run.h"
#include "scene/cells.h"
#include "scene/scene.h"

/* A scene and a run of it at epoch 0. It may not be moved: the run points into itself. */
typedef struct Loaded {
    Scene scene;
    Run run;
} Loaded;

/* What every command that takes a FILE may be told about a table: rows of its table of options. */
#define LOAD_OPTIONS                                                                               \
    {.name = "--answer",                                                                           \
     .kind = OPTION_TEXT,                                                                          \
     .value = "COL",                                                                               \
     .help = "of a table: the column to be learned (the last with 2 to 8 different values)"},      \
        {.name = "--inputs",                                                                       \
         .kind = OPTION_TEXT,                                                                      \
         .value = "A,B",                                                                           \
         .help = "the columns to learn from (all other numbers)"},                                 \
        {.name = "--separator",                                                                    \
         .kind = OPTION_TEXT,                                                                      \
         .value = "SIGN",                                                                          \
         .help = "what parts its columns: , ; | or tab"},                                          \
        {.name = "--decimal",                                                                      \
         .kind = OPTION_TEXT,                                                                      \
         .value = "SIGN",                                                                          \
         .help = "what stands before decimals: . or ,"},                                           \
        {.name = "--no-header",                                                                    \
         .kind = OPTION_FLAG,                                                                      \
         .help = "its first row holds values, not names"},                                         \
    {                                                                                              \
        .name = "--encoding", .kind = OPTION_TEXT, .value = "NAME",                                \
        .help = "UTF-8, UTF-16, UTF-16BE or Windows-1252"                                          \
    }

/* What those options say. False with a sentence for a sign or a name that cannot be, and where the
 * file is no table. */
bool load_ask(const Arguments *arguments, const char *path, CellsAsk *ask, Message *message);
void load_say(const char *path, const CellsNotes *notes);

/* The scene of the first word: a file, a table or a link. False with a sentence that begins with
 * the path, and nothing to destroy. */
bool load_scene(Scene *scene, const Arguments *arguments, Message *message);

/* The same with a run of it. False with a sentence that begins with the path, and nothing to
 * destroy. */
bool load_run(Loaded *loaded, const Arguments *arguments, int threads, Message *message);

/* The same, for work that makes no sense without points. */
bool load_points(Loaded *loaded, const Arguments *arguments, int threads, Message *message);
void load_destroy(Loaded *loaded);

/* --threads, or as many as the machine has cores. */
int load_threads(int64_t asked);

#endif
