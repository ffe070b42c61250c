/* Any bytes as a scene: refused with a message that names a line, or a scene that can be run and
 * that reads back from what it writes. */
#include <string.h>

#include "fuzz.h"
#include "scene/clean.h"
#include "scene/scene_file.h"

/* A scene that reads must also run, without tripping any assert below. */
static void check_run(const Scene *scene) {
    if (scene->data.count > 300 || scene_weights(scene) > 2000) return; /* too slow for a fuzzer */
    Run run;
    Message message = {""};
    PROMISE(scene_run(scene, &run, 1, &message));
    run_epoch(&run);
    run_destroy(&run);
}

static void check_round_trip(const Scene *scene) {
    Scene again;
    Message message = {""};
    char *text = scene_text(scene, NULL);
    PROMISE(text);
    if (!scene_parse(&again, text, strlen(text), "again", 1, "", &message)) {
        fprintf(stderr, "%s\n%s", message.text, text);
        abort();
    }
    PROMISE(again.data.count == scene->data.count && again.data.columns == scene->data.columns);
    PROMISE(again.data.kind == scene->data.kind && again.data.classes == scene->data.classes);
    char *second = scene_text(&again, NULL);
    PROMISE(strcmp(text, second) == 0);
    free(second);
    free(text);
    scene_destroy(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    Scene scene;
    Message message = {""};
    if (!scene_parse(&scene, (const char *)bytes, size, "t.scene", 1, "", &message)) {
        PROMISE(strncmp(message.text, "t.scene:", 8) == 0 && clean_is(message.text));
        return 0;
    }
    check_run(&scene);
    check_round_trip(&scene);
    scene_destroy(&scene);
    return 0;
}
