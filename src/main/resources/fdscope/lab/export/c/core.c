#include <errno.h>
#include <signal.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
// needs: cleanup
/* Each actor is a process, and so is the director, which was started first. All of them walk through the lab line by
   line: at its own lines an actor waits for its turn and acts, the director gives turns, looks and tells. */
struct result {
    long ret;
    int error;
};
static struct stage {
    sem_t go[ACTORS], done[ACTORS], born;
    struct result result[ACTORS];
    pid_t pid[ACTORS];
} *stage;
static int me = DIRECTOR, acting;           /* which actor this process is; whether it has the turn */
static int differs, unproven, skipped;      /* what the director has seen */
static const char *claimed;
static struct result last;                  /* of the step that has just ended */
static int dead[ACTORS], back[ACTORS], by_signal[ACTORS];

static void stop(const char *what)
{
    if (me == DIRECTOR) {
        printf("stopped: %s\n", what);
        for (int i = 1; i < ACTORS; i++)
            if (stage->pid[i] > 0 && !dead[i])
                kill(stage->pid[i], SIGKILL);
        clean_up();
    }
    _exit(1);
}

/* The actor has done its step. */
static void over(void)
{
    if (acting) {
        acting = 0;
        sem_post(&stage->done[me]);
    }
}

/* What a call returned, noted for the director. */
static long gave(long ret)
{
    int error = ret == -1 ? errno : 0;
    stage->result[me] = (struct result){ret, error};
    return ret;
}

static int died(int actor)
{
    int status = 0;
    if (!dead[actor] && waitpid(stage->pid[actor], &status, WNOHANG) == stage->pid[actor]) {
        dead[actor] = 1;
        by_signal[actor] = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    } else if (!dead[actor] && kill(stage->pid[actor], 0) == -1 && errno == ESRCH) {
        dead[actor] = 1; /* the child of another actor, who has buried it */
    }
    return dead[actor];
}

static int returned(int actor)
{
    return back[actor] = back[actor] || sem_trywait(&stage->done[actor]) == 0;
}

/* Waits until an actor is done or dead, 5 seconds at most. */
static void wait_for(int actor)
{
    for (int i = 0; i < 500 && !returned(actor); i++) {
        struct timespec t;
        clock_gettime(CLOCK_REALTIME, &t);
        t.tv_nsec += 10000000;
        t.tv_sec += t.tv_nsec / 1000000000;
        t.tv_nsec %= 1000000000;
        back[actor] = sem_timedwait(&stage->done[actor], &t) == 0;
        if (!back[actor] && died(actor))
            break;
    }
    if (!returned(actor) && !dead[actor])
        stop("a call has not returned within 5 seconds");
    last = stage->result[actor];
    if (dead[actor] && !back[actor])
        last = (struct result){-1, 0};
    back[actor] = 0;
}

static void tell(int actor, const char *text)
{
    if (dead[actor])
        printf("%-60s %s\n", text, by_signal[actor] ? strsignal(by_signal[actor]) : "has ended");
    else if (last.error)
        printf("%-60s = -1 %s\n", text, strerrorname_np(last.error));
    else
        printf("%-60s = %ld\n", text, last.ret);
}

/* Yes in the process of the actor, when its turn has come; in all others no. The director waits until it has acted. */
static int turn(int actor, const char *text, int then)
{
    over();
    if (me == actor) {
        while (sem_wait(&stage->go[me]) == -1)
            ;
        return acting = 1;
    }
    if (me == DIRECTOR) {
        if (dead[actor])
            stop("an actor is asked to act that is dead");
        sem_post(&stage->go[actor]);
        if (then) {
            wait_for(actor);
            tell(actor, text);
        }
    }
    return 0;
}

/* The sum of a claim, once all its checks are done. */
static void claim(const char *words)
{
    static int before;
    over();
    if (me != DIRECTOR)
        return;
    if (claimed)
        printf("%s: %s\n\n", differs > before ? "DIFFERS" : "true", claimed);
    unproven += claimed && differs > before;
    before = differs;
    claimed = words;
}
