/* See progress.h. */
#include "cli/progress.h"

#include <stdio.h>

#include "base/clock.h"
#include "cli/table.h"
#include "cli/terminal.h"

Progress progress_create(int64_t total) {
    double now = clock_seconds();
    return (Progress){
        .watched = terminal_is(stderr), .total = total, .start = now, .next = now + 1};
}

/* "45 s", "3 min", "2.5 h". */
static const char *duration(double seconds, char text[32]) {
    if (seconds < 99.5) {
        snprintf(text, 32, "%.0f s", seconds);
    } else if (seconds < 99.5 * 60) {
        snprintf(text, 32, "%.0f min", seconds / 60);
    } else {
        snprintf(text, 32, "%.1f h", seconds / 3600);
    }
    return text;
}

const char *progress_line(int64_t done, int64_t total, double loss, double seconds,
                          char text[160]) {
    char shown[TABLE_CELL], left[32];
    double rate = (double)done / seconds;
    snprintf(text, 160, "epoch %lld of %lld, loss %s, %.*f epochs a second, %s left",
             (long long)done, (long long)total, table_format(loss, 4, shown), rate < 10 ? 1 : 0,
             rate, duration((double)(total - done) / rate, left));
    return text;
}

/* Whether it is time for another line. */
static bool due(const Progress *progress) {
    return progress->watched && clock_seconds() >= progress->next;
}

static void show(Progress *progress, const char *text) {
    fprintf(stderr, "\r%s\033[K", text);
    fflush(stderr);
    progress->shown = true;
    progress->next = clock_seconds() + 0.1;
}

void progress_update(Progress *progress, int64_t done, double loss) {
    char text[160];
    if (done <= 0 || !due(progress)) return;
    double seconds = clock_seconds() - progress->start;
    show(progress, progress_line(done, progress->total, loss, seconds, text));
}

void progress_say(Progress *progress, const char *text) {
    if (due(progress)) show(progress, text);
}

void progress_clear(Progress *progress) {
    if (!progress->shown) return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    progress->shown = false;
}
