/*
 * stopwatch ROUNDS NAME PROGRAM ARG... [-- NAME PROGRAM ARG...]...: times whole processes, in turn.
 *
 * Every round runs each program once, and each round begins with the next one, so that whatever disturbs the machine
 * disturbs all. One round before them is not counted. Output and errors go to /dev/null. Prints a line for each program:
 *
 *     NAME ROUNDS MEDIAN-MS LEAST-MS MOST-MS MEDIAN-CPU-MS MOST-KIB
 *
 * Wall time is from before the fork to the end, CPU time and largest resident size are what wait4(2) tells of the process
 * and of the children that it waited for. A program that fails ends the measurement: a wrong answer is not a fast one.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_PROGRAMS = 16, MOST_ROUNDS = 1000 };

struct program {
    char *name;
    char **words;
    double wall[MOST_ROUNDS], cpu[MOST_ROUNDS];
    long kib;
};

static double milliseconds(struct timeval t) {
    return t.tv_sec * 1e3 + t.tv_usec / 1e3;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void be(char **words) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);   /* not left behind when this one is stopped */
    int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, 0);
    dup2(nothing, 1);
    dup2(nothing, 2);
    execvp(words[0], words);
    _exit(127);
}

/* One run; round < 0 is not counted. */
static void run(struct program *program, int round) {
    double start = now();
    pid_t pid = fork();
    if (pid == 0) {
        be(program->words);
    }
    int status;
    struct rusage used;
    if (pid < 0 || wait4(pid, &status, 0, &used) < 0) {
        perror("stopwatch");
        exit(1);
    }
    double wall = now() - start;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        int signaled = WIFSIGNALED(status);
        fprintf(stderr, "stopwatch: %s (%s): %s %d\n", program->name, program->words[0],
                signaled ? "ended by signal" : "exit code", signaled ? WTERMSIG(status) : WEXITSTATUS(status));
        exit(1);
    }
    if (round >= 0) {
        program->wall[round] = wall;
        program->cpu[round] = milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
        program->kib = used.ru_maxrss > program->kib ? used.ru_maxrss : program->kib;
    }
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Sorts the values. */
static double median(double *values, int count) {
    qsort(values, (size_t)count, sizeof *values, by_value);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

int main(int argc, char **argv) {
    static struct program programs[MOST_PROGRAMS];
    int count = 0, rounds = argc > 3 ? atoi(argv[1]) : 0;
    for (int i = 2; i + 1 < argc && count < MOST_PROGRAMS; i++) {
        programs[count].name = argv[i];
        programs[count++].words = &argv[i + 1];
        while (i < argc && strcmp(argv[i], "--") != 0) {
            i++;
        }
        if (i < argc) {
            argv[i] = NULL;
        }
    }
    if (rounds < 1 || rounds > MOST_ROUNDS || count < 1) {
        fprintf(stderr, "Usage: stopwatch ROUNDS NAME PROGRAM ARG... [-- NAME PROGRAM ARG...]...\n");
        return 2;
    }
    for (int round = -1; round < rounds; round++) {
        for (int i = 0; i < count; i++) {
            run(&programs[(round + 1 + i) % count], round);
        }
    }
    for (int i = 0; i < count; i++) {
        struct program *p = &programs[i];
        double middle = median(p->wall, rounds);
        printf("%s %d %.2f %.2f %.2f %.2f %ld\n", p->name, rounds, middle, p->wall[0], p->wall[rounds - 1],
               median(p->cpu, rounds), p->kib);
    }
    return 0;
}
