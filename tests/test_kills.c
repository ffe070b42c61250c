/* Nothing is lost when the program is killed, whenever that is: two windows with one home place
 * points and save all the while, both are killed at a random moment, and all files must open, with
 * every point that was there a second before. HALFPLANE_KILLS says how often, HALFPLANE_SEED at
 * which moments. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "nn/random.h"
#include "person.h"
#include "scene/scene_file.h"

enum { WINDOWS = 2, USUAL_KILLS = 24, GRID = 24, STEPS_A_SECOND = 20 };

/* What a window tells before it dies. */
typedef struct Told {
    volatile int opened;                  /* its file is open */
    volatile int steps;                   /* each a fraction of a second of its own */
    volatile int saves;                   /* of its file */
    volatile int points[GRID * GRID + 1]; /* at the end of each step */
} Told;

static char folder[PERSON_FOLDER], home[PERSON_FOLDER + 16];

static int set_up(void **state) {
    (void)state;
    person_settle(folder, home);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    return !person_clears(folder);
}

static long number_of(const char *variable, long usual) {
    const char *text = getenv(variable);
    return text && *text ? strtol(text, NULL, 10) : usual;
}

/* --- A window --- */

static void name_file(int round, int window, char name[32]) {
    snprintf(name, 32, "work-%d-%d.scene", round, window);
}

/* Once in a while the work is saved; its copy is kept by the clock. */
static void serve(Person *p, double now, Told *told) {
    if (p->frame->ui.wish.save) {
        files_save(&p->files, p->frame);
        told->saves++;
    }
    p->frame->ui.wish.save = false;
    library_keep(&p->files.library, p->frame);
    files_keep(&p->files, p->frame, now);
    frame_step(p->frame, &p->input);
}

/* Places a point a step until it is killed, or there is no more room. */
static void work(int round, int window, Told *told) {
    char name[32];
    name_file(round, window, name);
    Person p = person_at_home(home);
    p.at_home = false; /* serve does it, by a clock of its own */
    if (!files_open(&p.files, p.frame, name)) fail_msg("%s does not open", name);
    frame_step(p.frame, &p.input);
    press_key(&p, '1', "");
    told->points[0] = p.frame->lab.scene.data.count;
    told->opened = 1;
    for (int step = 1; step <= GRID * GRID; step++) {
        int place = step - 1;
        Point spot = at(&p, -5.5f + 11 * (float)(place % GRID) / (GRID - 1),
                        -5.5f + 11 * (float)(place / GRID) / (GRID - 1));
        click(&p, spot, BUTTON_LEFT, 1);
        if (step % 7 == 3 * window) press_key(&p, 'S', "c");
        serve(&p, (double)step / STEPS_A_SECOND, told);
        told->points[step] = p.frame->lab.scene.data.count;
        told->steps = step;
    }
    for (;;) pause();
}

static pid_t begin(int round, int window, Told *told) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child > 0) return child;
    work(round, window, told);
    _exit(1);
}

/* --- What is left --- */

/* The most points that any scene of this title has here; every scene must open. */
static int most_in(const char *directory, const char *title) {
    int most = -1;
    DIR *listed = opendir(directory);
    if (!listed) return most;
    for (const struct dirent *entry; (entry = readdir(listed));) {
        char path[PERSON_FOLDER + 300];
        Scene scene;
        Message message;
        size_t length = strlen(entry->d_name);
        if (length < 6 || strcmp(entry->d_name + length - 6, ".scene") != 0) continue;
        if (entry->d_name[0] == '.') continue; /* unfinished, and never looked at */
        snprintf(path, sizeof path, "%s/%s", directory, entry->d_name);
        if (!scene_read(&scene, path, &message)) fail_msg("%s", message.text);
        if (strcmp(scene.title, title) == 0 && scene.data.count > most) most = scene.data.count;
        scene_destroy(&scene);
    }
    closedir(listed);
    return most;
}

static int most_anywhere(const char *title) {
    char kept[PERSON_FOLDER + 32];
    snprintf(kept, sizeof kept, "%skept", home);
    int here = most_in(".", title), copy = most_in(home, title), older = most_in(kept, title);
    int most = here > copy ? here : copy;
    return most > older ? most : older;
}

static int check(int round, int window, const Told *told) {
    char title[32];
    snprintf(title, sizeof title, "%d-%d", round, window);
    int last = told->steps, before = last > STEPS_A_SECOND ? last - STEPS_A_SECOND : 0;
    int left = most_anywhere(title);
    if (left < told->points[before])
        fail_msg(
            "round %d, window %d: %d points after step %d, %d a second before, and %d are left",
            round, window, told->points[last], last, told->points[before], left);
    assert_true(left <= told->points[last] + 1);
    return left;
}

/* Until it has come so far, and a moment longer: it may be in the middle of anything. */
static void wait_for(const Told *told, int steps, long moment) {
    struct timespec little = {0, 1000000}, more = {0, moment};
    for (int i = 0; i < 60000 && (!told->opened || told->steps < steps); i++)
        nanosleep(&little, NULL);
    assert_true(told->opened && told->steps >= steps);
    nanosleep(&more, NULL);
}

static void end(pid_t child) {
    int status;
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL); /* and not of itself */
}

static void killed_at_any_moment_nothing_is_lost(void **state) {
    (void)state;
    long kills = number_of("HALFPLANE_KILLS", USUAL_KILLS), placed = 0, saves = 0;
    Random random = random_create((uint64_t)number_of("HALFPLANE_SEED", 1), PURPOSE_USER);
    Told *told = mmap(NULL, WINDOWS * sizeof *told, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(told != MAP_FAILED);
    int before[WINDOWS] = {0};
    for (int round = 0; round * WINDOWS < kills; round++) {
        pid_t child[WINDOWS];
        memset(told, 0, WINDOWS * sizeof *told);
        for (int i = 0; i < WINDOWS; i++) {
            char name[32], text[160];
            name_file(round, i, name);
            snprintf(text, sizeof text,
                     "title: %d-%d\ndata: {points: [[-5.8, -5.8, blue], [5.8, 5.8, red]]}\n", round,
                     i);
            person_puts(name, text);
            child[i] = begin(round, i, &told[i]);
        }
        wait_for(&told[0], 0, 0);
        wait_for(&told[1], (int)random_below(&random, 3 * STEPS_A_SECOND),
                 (long)random_below(&random, 10000000));
        for (int i = 0; i < WINDOWS; i++) end(child[i]);
        for (int i = 0; i < WINDOWS; i++) saves += told[i].saves;
        for (int i = 0; i < WINDOWS; i++) {
            char last[32];
            snprintf(last, sizeof last, "%d-%d", round - 1, i);
            /* What the round before has left was adopted, and put among the copies. */
            if (round > 0) assert_true(most_anywhere(last) >= before[i]);
            placed += before[i] = check(round, i, &told[i]);
        }
        for (int i = 0; round > 1 && i < WINDOWS; i++) {
            char name[32];
            name_file(round - 2, i, name);
            unlink(name);
        }
    }
    print_message("# %ld points were placed, and saved %ld times\n", placed, saves);
    assert_true(saves > 0);
    munmap(told, WINDOWS * sizeof *told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(killed_at_any_moment_nothing_is_lost, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
