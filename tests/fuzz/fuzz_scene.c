/* Any bytes as a scene: refused with a message that names a line, or a scene that can be run and
 * that reads back from what it writes. */
#include <string.h>

#include "fuzz.h"
#include "lab/replay.h"
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

static uint64_t hash_of(const Lab *lab) {
    return network_hash(lab_network(lab));
}

/* What happened to it is done again, or told to be impossible; then, saved and opened, it is the
 * same once more. */
static void check_replay(const Scene *scene) {
    Message message = {""};
    if (scene->data.count > 100 || scene_weights(scene) > 300 || scene->run.count == 0) return;
    Lab lab = lab_create(1), again = lab_create(1);
    Scene copy = scene_copy(scene), saved = {.title = ""};
    bool good = lab_load(&lab, &copy);
    for (int i = 0; good && i < 20 && lab_replays(&lab); i++) good = lab_replay(&lab, 1e5);
    if (good && lab_replays(&lab)) lab_replay_stop(&lab);
    if (good && lab.scene.data.count <= 200) {
        saved = lab_scene(&lab);
        PROMISE(lab_load(&again, &saved));
        PROMISE(lab_replay_all(&again, &message));
        PROMISE(hash_of(&again) == hash_of(&lab));
    }
    lab_destroy(&again);
    lab_destroy(&lab);
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
    check_replay(&scene);
    scene_destroy(&scene);
    return 0;
}
