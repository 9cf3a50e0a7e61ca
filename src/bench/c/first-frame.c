/*
 * first-frame ROUNDS COLUMNS ROWS KEYS TEXT PROGRAM ARG... -- RIVAL ARG...: how long a program needs to stand on a terminal.
 *
 * Every round runs the rival to its end, output to /dev/null, and then the program on a pty of that size, until TEXT has
 * come and what was drawn after the key "j" has: a whole frame that answers. In the last round KEYS keys more, "j" and "k" by
 * turns, are typed, each when the one before has been drawn; then nothing is done for two seconds. "q" ends it, or SIGKILL
 * ten seconds later. Prints
 *
 *     first-frame FRAME-MS LEAST MOST RIVAL-MS LEAST MOST     medians of all rounds
 *     key P50-MS P99-MS KEYS                                  from the key to the first byte of what it changes
 *     idle CPU-MS RSS-KIB                                     within those two seconds, and resident after them
 *
 * Queries of the terminal (OSC 11, DA1) are answered as xterm does, with a dark ground. Exit status 1: the frame has not come
 * within 30 seconds, or a program has failed.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_ROUNDS = 200, MOST_KEYS = 5000, KEPT = 1 << 20 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void fail(const char *what) {
    fprintf(stderr, "first-frame: %s\n", what);
    exit(1);
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double rival(char **words) {
    double start = now();
    pid_t pid = fork();
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        dup2(open("/dev/null", O_RDWR), 1);
        execvp(words[0], words);
        _exit(127);
    }
    int status;
    if (waitpid(pid, &status, 0) < 0 || status != 0) {
        fail("the rival has failed");
    }
    return now() - start;
}

static int terminal;
static char seen[KEPT];
static size_t length;

/* What has come within so many milliseconds, 0: nothing, -1: the end. Answers what a terminal is asked. */
static int come(int milliseconds) {
    struct pollfd wait = {.fd = terminal, .events = POLLIN};
    if (poll(&wait, 1, milliseconds) <= 0) {
        return 0;
    }
    if (length > KEPT / 2) {
        memmove(seen, seen + length - 4096, 4096);
        length = 4096;
    }
    size_t from = length;
    ssize_t got = read(terminal, seen + length, KEPT - length - 1);
    if (got <= 0) {
        return -1;
    }
    length += got;
    seen[length] = 0;
    if (memmem(seen + from, got, "\033]11;?", 6)) {
        dprintf(terminal, "\033]11;rgb:1010/1010/1010\033\\");
    }
    if (memmem(seen + from, got, "\033[c", 3)) {
        dprintf(terminal, "\033[?62;22c");
    }
    return (int)got;
}

/* Reads until nothing has come for so long. */
static void quiet(int milliseconds) {
    while (come(milliseconds) > 0) {
    }
}

/* From a key to the first byte of its answer. */
static double key(const char *letter) {
    double start = now();
    if (write(terminal, letter, 1) != 1) {
        fail("the key cannot be typed");
    }
    if (come(5000) <= 0) {
        fail("a key is not answered");
    }
    double took = now() - start;
    quiet(4);
    return took;
}

static long cpu_ticks(pid_t pid) {
    char name[64], line[1024];
    snprintf(name, sizeof name, "/proc/%d/stat", pid);
    FILE *file = fopen(name, "r");
    long user = 0, system = 0;
    if (!file || !fgets(line, sizeof line, file)
            || sscanf(strrchr(line, ')') + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user, &system) != 2) {
        fail("/proc/PID/stat cannot be read");
    }
    fclose(file);
    return user + system;
}

static long resident(pid_t pid) {
    char name[64], line[256];
    snprintf(name, sizeof name, "/proc/%d/status", pid);
    FILE *file = fopen(name, "r");
    long kib = 0;
    while (file && fgets(line, sizeof line, file)) {
        sscanf(line, "VmRSS: %ld", &kib);
    }
    if (file) {
        fclose(file);
    }
    return kib;
}

static double frame(char **words, struct winsize *size, const char *text, int keys) {
    double start = now();
    pid_t pid = forkpty(&terminal, NULL, NULL, size);
    if (pid == 0) {
        setenv("TERM", "xterm-256color", 1);
        setenv("COLORTERM", "truecolor", 1);
        execvp(words[0], words);
        _exit(127);
    }
    length = 0;
    seen[0] = 0;
    while (!memmem(seen, length, text, strlen(text))) {
        if (come(1000) < 0 || now() - start > 30000) {
            kill(pid, SIGKILL);
            fail("the frame has not come");
        }
    }
    quiet(4);
    key("j");
    double took = now() - start;
    if (keys > 0) {
        static double times[MOST_KEYS];
        for (int i = 0; i < keys; i++) {
            times[i] = key(i % 2 ? "j" : "k");
        }
        qsort(times, keys, sizeof times[0], by_size);
        printf("key %.2f %.2f %d\n", times[keys / 2], times[keys * 99 / 100], keys);
        quiet(1000);
        long before = cpu_ticks(pid);
        double until = now() + 2000;
        while (now() < until) {
            come((int)(until - now()) + 1);
        }
        printf("idle %ld %ld\n", (cpu_ticks(pid) - before) * 1000 / sysconf(_SC_CLK_TCK), resident(pid));
    }
    if (write(terminal, "q", 1) != 1) {
        fail("q cannot be typed");
    }
    for (double end = now() + 10000; now() < end && come(1000) >= 0;) {
    }
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    close(terminal);
    return took;
}

int main(int count, char **words) {
    int rounds, keys, gap = 7;
    struct winsize size = {0};
    if (count < 9) {
        fail("usage: ROUNDS COLUMNS ROWS KEYS TEXT PROGRAM ARG... -- RIVAL ARG...");
    }
    rounds = atoi(words[1]);
    size.ws_col = atoi(words[2]);
    size.ws_row = atoi(words[3]);
    keys = atoi(words[4]);
    while (gap < count && strcmp(words[gap], "--") != 0) {
        gap++;
    }
    if (rounds < 1 || rounds > MOST_ROUNDS || keys > MOST_KEYS || gap >= count - 1) {
        fail("usage: ROUNDS COLUMNS ROWS KEYS TEXT PROGRAM ARG... -- RIVAL ARG...");
    }
    words[gap] = NULL;
    static double frames[MOST_ROUNDS], rivals[MOST_ROUNDS];
    for (int i = 0; i < rounds; i++) {
        rivals[i] = rival(words + gap + 1);
        frames[i] = frame(words + 6, &size, words[5], i == rounds - 1 ? keys : 0);
    }
    qsort(frames, rounds, sizeof frames[0], by_size);
    qsort(rivals, rounds, sizeof rivals[0], by_size);
    printf("first-frame %.1f %.1f %.1f %.1f %.1f %.1f\n", frames[rounds / 2], frames[0], frames[rounds - 1],
           rivals[rounds / 2], rivals[0], rivals[rounds - 1]);
    return 0;
}
