/* The player: where a person is in a lesson, what they chose, which tasks are met. It looks at the
 * lab and speaks to it in actions, as hands do.
 *
 * A step with a scene sets it up when it is entered. One that says `from: solved` stands on the
 * step before as its solve lines end it, and one that says `from: here` goes on from where the
 * person left it; coming to it from elsewhere, it stands on what the solve lines give, too. Then
 * the lines of its own `run` are done. That state is the step's own start, and undo goes back no
 * further. Coming back to such a step, and to the one it goes on from, it stands as it was left
 * (stand.h).
 *
 * A question waits until it is answered: one that has more than two choices may be tried twice.
 * Its reason is told when what was asked has happened. Its numbers are those of the step's
 * beginning, the reason's those of that moment (frozen.h). */
#ifndef LESSON_PLAYER_H
#define LESSON_PLAYER_H

#include "lesson/frozen.h"
#include "lesson/guess.h"
#include "lesson/log.h"
#include "lesson/names.h"

enum { PLAYER_PREDICTS = 8, PLAYER_BLOCKS = LESSON_BLOCKS, PLAYER_HANDS = LESSON_CHOICES + 2 };

/* After so many quarters of a try that met no task a hint is offered, and after so many it opens:
 * after three, and at the fourth. Tries are counted as the lab counts them (lab.h), never by the
 * clock. */
enum { PLAYER_OFFERS = 12, PLAYER_OPENS = 16 };

/* What became of a step so far. */
typedef struct PlayerStep {
    int choice[PLAYER_PREDICTS];    /* the one that stands, from 1; 0: not chosen yet */
    int missed[PLAYER_PREDICTS];    /* the first choice, when it was wrong; else 0 */
    bool happened[PLAYER_PREDICTS]; /* what was asked: its reason is told */
    Frozen reason[PLAYER_PREDICTS]; /* numbers of its reason and replies; owned */
    Frozen begin;                   /* numbers of the step's beginning; owned */
    /* of questions without choices (answer.h): what is given now, and what was given first; what
     * can be said of it; and which reply it got, from 1 */
    Guess guess[PLAYER_PREDICTS], first_guess[PLAYER_PREDICTS];
    GuessFacts facts[PLAYER_PREDICTS], first_facts[PLAYER_PREDICTS];
    int replied[PLAYER_PREDICTS];
    int hands[PLAYER_PREDICTS][PLAYER_HANDS]; /* of a class, counted for each answer (hands.h) */
    bool ticked[LESSON_TASKS];
    bool by_machine[LESSON_TASKS]; /* so only because the run was trained where nothing trains: it
                                    * has to be undone and done by hand */
    bool derived;                  /* all derivatives of its {derive} have been given */
    Demand given;                  /* those that had been when the step was left */
    bool open[PLAYER_BLOCKS];      /* hints: open, and whether they ever were */
    bool seen[PLAYER_BLOCKS];
    int tried; /* quarters of a try since the step began, a task was met or a hint seen */
    bool entered;
    Snapshot *left; /* how it was left, where that is kept (stand.h), else NULL; owned */
} PlayerStep;

typedef struct Player {
    Lesson lesson;
    bool playing;      /* there is a lesson */
    int step;          /* from 0 */
    bool finished;     /* beyond the last step: what comes next is shown */
    PlayerStep *state; /* [lesson.steps]; owned */
    char path[1024];   /* of its file; of a lesson from a link, a name made of its text */
    bool linked;       /* it lies in no file */
    int number;        /* among the program's own lessons; 0: it is none of them */
    Log log;           /* of the runs in steps that show it */
    SceneShow show;    /* what this step offers */
    Message refused;   /* why the lab does not stand as the step wants it; "" */
    unsigned ways;     /* bits 1 << TrainWay: how this step trains (ways.h) */
    int64_t looked;    /* revision of the lab that tasks were last held against, */
    int64_t looks;     /* and how it was looked at */
    int64_t tries;     /* of the lab, then */
    int64_t steps;     /* that the run had taken when tasks were last held against the lab */
    int64_t stood;     /* lab->trained when the step began or was come back to */
    int64_t revision;  /* goes up whenever something that is drawn may have changed */
} Player;

void player_destroy(Player *player);

/* Opens a lesson, a file or a link that holds one, at a step (from 0, clamped). False, with nothing
 * changed, when there is nothing to be shown. */
bool player_open(Player *player, Lab *lab, const char *path, int step, Message *message);

/* The file anew, in the step of the same title (or else the same number). It begins again if its
 * scene has changed; otherwise all stays as it is. Choices and ticks stay. Errors are shown in
 * place or returned. */
bool player_reload(Player *player, Lab *lab, Message *message);

/* Something else takes the lesson's place on the screen; left: how its step stood, taken over. */
void player_put_aside(Player *player, Snapshot *left);

/* And back to it. First its file is read anew, with what became of its steps; where that cannot be
 * read, nothing has changed. *same: the step begins as it did; then it is as it was left. */
bool player_read_anew(Player *player, bool *same, Message *message);
void player_take_up(Player *player, Lab *lab, bool same);

/* To a step, from 0; nothing beyond the first and the last. A step that goes on from another, and
 * that other, are as they were left, and so is the last step from the lesson's end. Others begin
 * anew, but derivatives that were given in them stay given. */
void player_go(Player *player, Lab *lab, int step);

/* To the lesson's end, beyond its last step, where what played stands still; from elsewhere than
 * there, nothing. */
void player_finish(Player *player, Lab *lab);

/* The step's own start again, with its questions to be answered and its tasks to be done: so play
 * stops at them once more. Hands that were counted stay. */
void player_reset(Player *player, Lab *lab);

/* Ticks the tasks that are met now, and stops playing when that was its goal, or the log's. Called
 * after whatever may have changed the lab; cheap when nothing has. */
void player_look(Player *player, Lab *lab);

/* A choice, from 0, of one of the step's predictions. A wrong one of three or more may be tried
 * once more; after that the choice stands. */
void player_choose(Player *player, Lab *lab, int predict, int choice);

/* To be called when an answer was given: lets the run go on, and tells what can be told. */
void player_answered(Player *player, Lab *lab);

/* What is not drawn now: bits 1 << HiddenPart. At the lesson's end as in the last step:
 * what that leaves out may never have been met. */
unsigned player_hidden(const Player *player);

/* Whether the step leaves this out from its beginning to its end, and not only until a question is
 * answered. */
bool player_leaves_out(const Player *player, HiddenPart part);

/* How many times longer than the coming step its arrows are to be drawn; 0 for what fits. */
int player_lens(const Player *player);

/* Whether a task that takes training, or the goal of the log's run, is still to be met: it may be
 * met by the very next step. */
bool player_awaits_goal(const Player *player);

/* How much has been said to one of the step's predictions: replies and the reason. */
int player_said(const Player *player, int predict);

/* Which prediction of the step still waits for a choice; -1 for none. */
int player_waiting(const Player *player);

/* Whether the step offers something by this name of `show`. */
bool player_offers(const Player *player, const char *name);

/* Whether one of the step's tasks is to walk through the phases: its lines do. */
bool player_walks(const Player *player);

/* Whether it may offer steps downhill on a graph: outside a lesson, and where one of the step's
 * tasks is to take them. */
bool player_descends(const Player *player);

/* Forgets the runs so far. */
void player_clear_log(Player *player);

/* Opens or closes the hint that is this block of the step. */
void player_hint(Player *player, int block);

/* The block of the step's next hint: the first that was not seen, or else the last one; -1 for
 * none. */
int player_next_hint(const Player *player);

/* Whether this hint is offered, because a task was tried in vain. */
bool player_hint_is_due(const Player *player, int block);

/* The experiment that the step asks for, as its file has it; NULL: it asks for none. */
const SceneExperiment *player_experiment(const Player *player);

/* What the step's names mean now. */
Names player_names(const Player *player, const Lab *lab);

/* What they mean in a question, and in its reason and replies. */
Names player_names_asked(const Player *player, const Lab *lab);
Names player_names_told(const Player *player, const Lab *lab, int predict);

/* The first claim ({claim}) among the step's texts that does not hold: of a question, and of a
 * reason that has been told, with the numbers they stand there with; of all else now. NULL when
 * all of them hold. */
const Span *player_false_claim(const Player *player, const Lab *lab);

/* All predictions made and all tasks met. */
bool player_step_done(const Player *player, int step);

#endif
