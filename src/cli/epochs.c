/* See epochs.h. */
#include "cli/epochs.h"

#include <stdio.h>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/progress.h"

/* False when nobody reads the table any more. */
static bool tell(Epochs *epochs, const Run *run, Progress *progress) {
    Curve *curve = epochs->curve;
    if (epochs->each) epochs->each(epochs->context, run);
    if (!curve || !curve_shows(run->trainer.epoch, epochs->total)) return true;
    progress_clear(progress);
    curve_row(curve, run);
    return !ferror(curve->table.out);
}

void epochs_train(Epochs *epochs, Run *run) {
    interrupt_listen();
    Progress progress = progress_create(epochs->total);
    bool going = tell(epochs, run, &progress);
    while (going && run->trainer.epoch < epochs->total) {
        if (interrupt_asked()) {
            epochs->stopped = true;
            break;
        }
        int64_t before = run->trainer.epoch;
        going = run_epoch(run);
        if (run->trainer.epoch > before) going = tell(epochs, run, &progress) && going;
        progress_update(&progress, run->trainer.epoch, run->score.loss);
    }
    interrupt_end();
    progress_clear(&progress);
    if (epochs->curve) curve_end(epochs->curve, run);
}

int epochs_status(const Epochs *epochs, const Run *run) {
    if (run->diverged) {
        fprintf(stderr, "halfplane: %s\n", run->cause.text);
        return STATUS_FAILED;
    }
    if (epochs->stopped) {
        fprintf(stderr, "halfplane: stopped at epoch %lld of %lld; this is the result so far\n",
                (long long)run->trainer.epoch, (long long)epochs->total);
    }
    return STATUS_DONE;
}
