/* Files, read whole and written so that nothing is lost. Knows nothing of what they hold. Where
 * systems differ, file_posix.c or file_windows.c stands behind it. */
#ifndef SCENE_FILE_H
#define SCENE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/message.h"

/* The whole file with a 0 after it, to be freed; NULL with a message that begins "path: " when it
 * cannot be read, is a folder, a picture or another file that is known to be no text, or holds more
 * than `most` bytes ("path is a picture"). length may be NULL. */
char *file_read(const char *path, size_t most, size_t *length, Message *message);

/* Says "path: what" and the system's reason, as errno has it. False. */
bool file_fail(Message *message, const char *path, const char *what);

/* Whether there is something that is neither a file nor a folder: reading a pipe may never end. */
bool file_is_special(const char *path);

/* From the root, links followed, with a slash between folders; to be freed. NULL
 * where nothing is. */
char *file_whole_path(const char *path);

/* Whether both paths lead to one place, where there is something. */
bool file_is_same(const char *a, const char *b);

/* When it was written, in nanoseconds; of a link, the link. -1 where there is nothing. */
int64_t file_time(const char *path);

enum { FILE_LOCK_WAIT = 150, FILE_LOCK_PAUSE = 20 }; /* milliseconds: in all, and between tries */

/* Holds a lock, a file of its own, until the descriptor is closed or the process ends: -1 where
 * there can be none, or where somebody else holds it and, for who waits, does not let go: a program
 * that was stopped may hold it for ever. A folder that cannot lock, as some on a network, gives it
 * to everybody. */
int file_lock(const char *path, bool waits);

/* Another number once somebody has written to the file; 0 where there is none. */
uint64_t file_stamp(const char *path);

/* Gives what cannot be read another name, "NAME.unreadable", so that nothing is lost where a new
 * file takes its place. aside: that name. False when it stays where it is. */
bool file_put_aside(const char *path, char *aside, size_t size);

/* Where `name`, as a scene gives it, lies: in directory or a folder below it. False with a message
 * when the name would lead elsewhere (an absolute path, "..", a link out of the directory), or is
 * no ordinary file. */
bool file_beside(const char *directory, const char *name, char *path, size_t size,
                 Message *message);

/* The folder a path lies in: "." for a plain name. False when it does not fit. */
bool file_directory(const char *path, char *directory, size_t size);

/* Writes a new file beside and renames it: afterwards path holds either all of the old or all of
 * the new, even when the disk is full. A link is followed; permissions and owner stay. Refuses what
 * is no ordinary file (a device, a pipe) and what may not be written. */
bool file_write(const char *path, const char *text, size_t length, Message *message);

#endif
