/*
 * make-sockets N: makes exactly N AF_UNIX sockets and keeps them until its standard input ends.
 *
 * They are mixed as on a desktop: most are connected streams, half of which bear the name of the listener that accepted
 * them; then pairs, datagram sockets around one receiver, seqpacket, sockets without a peer. Names lie in a private
 * folder under TMPDIR, or are abstract.
 *
 * One process may not hold them all (RLIMIT_NOFILE), so workers share them. When all exist, "ready N" is printed. Each
 * worker waits for the end of a pipe whose only writing end is the first process's: however that one dies, they remove
 * their names, the last one the folder, and end.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    SPARE = 32,         /* descriptors that a worker has besides its sockets */
    MOST = 12000,       /* sockets of one worker at most: many processes are more like a real machine than few */
    FEWEST_WORKERS = 4,
    BLOCK = 100,        /* sockets made by one call of block() */
};

static char folder[sizeof(((struct sockaddr_un *)0)->sun_path) - 24];
static int worker;      /* number of this worker */
static int made;        /* sockets of this worker so far */
static int names;       /* names given by this worker so far */

static void fail(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

static void fail(const char *format, ...) {
    int error = errno;
    va_list values;
    va_start(values, format);
    fprintf(stderr, "make-sockets: ");
    vfprintf(stderr, format, values);
    fprintf(stderr, error ? ": %s\n" : "\n", strerror(error));
    va_end(values);
    exit(1);
}

/* The name of this worker's file number i. */
static void path(char *out, size_t size, int i) {
    snprintf(out, size, "%s/%d-%d.sock", folder, worker, i);
}

static void remove_names(void) {
    char name[sizeof(((struct sockaddr_un *)0)->sun_path)];
    for (int i = 0; i < names; i++) {
        path(name, sizeof name, i);
        unlink(name);
    }
    rmdir(folder);      /* works for the last one only */
}

static int new_socket(int type) {
    int fd = socket(AF_UNIX, type | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        fail("socket number %d of worker %d (see ulimit -n and /proc/sys/fs/file-max)", made, worker);
    }
    made++;
    return fd;
}

static void pair(int type) {
    int fds[2];
    if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, fds) < 0) {
        fail("socketpair number %d of worker %d (see ulimit -n and /proc/sys/fs/file-max)", made, worker);
    }
    made += 2;
}

/* Binds to the next name and gives the address. */
static socklen_t bind_next(int fd, int abstract, struct sockaddr_un *address) {
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    socklen_t length = sizeof *address;
    if (abstract) {
        int n = snprintf(address->sun_path + 1, sizeof address->sun_path - 1, "fdscope-bench/%d/%d", (int)getpid(), names);
        length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)n);
    } else {
        path(address->sun_path, sizeof address->sun_path, names);
    }
    if (bind(fd, (struct sockaddr *)address, length) < 0) {
        fail("bind of name %d of worker %d", names, worker);
    }
    names++;
    return length;
}

/* A listener and its accepted connections: 1 + 2 * connections sockets, half of the latter named like the listener. */
static void service(int type, int abstract, int connections) {
    struct sockaddr_un address;
    int listener = new_socket(type);
    socklen_t length = bind_next(listener, abstract, &address);
    if (listen(listener, 5) < 0) {
        fail("listen");
    }
    for (int i = 0; i < connections; i++) {
        int client = new_socket(type);
        if (connect(client, (struct sockaddr *)&address, length) < 0) {
            fail("connect");
        }
        if (accept4(listener, NULL, NULL, SOCK_CLOEXEC) < 0) {
            fail("accept of socket number %d of worker %d", made, worker);
        }
        made++;
    }
}

/* A datagram receiver with a name, as a system log has, and its senders: 1 + senders sockets. */
static void receiver(int senders) {
    struct sockaddr_un address;
    socklen_t length = bind_next(new_socket(SOCK_DGRAM), 0, &address);
    for (int i = 0; i < senders; i++) {
        if (connect(new_socket(SOCK_DGRAM), (struct sockaddr *)&address, length) < 0) {
            fail("connect of a datagram socket");
        }
    }
}

/* BLOCK sockets. */
static void block(void) {
    struct sockaddr_un address;
    service(SOCK_STREAM, 0, 24);                    /* 49 */
    service(SOCK_STREAM, 1, 7);                     /* 64 */
    for (int i = 0; i < 9; i++) {
        pair(SOCK_STREAM);                          /* 82 */
    }
    service(SOCK_SEQPACKET, 0, 1);                  /* 85 */
    pair(SOCK_SEQPACKET);                           /* 87 */
    receiver(5);                                    /* 93 */
    bind_next(new_socket(SOCK_DGRAM), 1, &address); /* 94 */
    pair(SOCK_DGRAM);                               /* 96 */
    bind_next(new_socket(SOCK_STREAM), 0, &address);
    new_socket(SOCK_STREAM);
    new_socket(SOCK_DGRAM);
    new_socket(SOCK_SEQPACKET);                     /* 100 */
}

static void work(int share, int ready, int life) {
    char name[16];
    snprintf(name, sizeof name, "bench-%d", worker);
    prctl(PR_SET_NAME, name);
    atexit(remove_names);
    while (made + BLOCK <= share) {
        block();
    }
    while (made + 2 <= share) {
        pair(SOCK_STREAM);
    }
    if (made < share) {
        new_socket(SOCK_STREAM);
    }
    if (write(ready, "", 1) != 1) {
        fail("the first process is gone");
    }
    close(ready);
    char end;
    while (read(life, &end, 1) < 0 && errno == EINTR) {
    }
    exit(0);
}

static int worker_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) < 0) {
        fail("getrlimit");
    }
    limit.rlim_cur = limit.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &limit) < 0) {
        fail("setrlimit");
    }
    if (limit.rlim_max < SPARE + BLOCK) {
        errno = 0;
        fail("RLIMIT_NOFILE is %ld, at least %d are needed", (long)limit.rlim_max, SPARE + BLOCK);
    }
    return limit.rlim_max - SPARE < MOST ? (int)(limit.rlim_max - SPARE) : MOST;
}

/* Waits for the end of standard input, a signal, or a dead worker (one that could not make its share). */
static void wait_for_end(int signals) {
    struct pollfd both[2] = {{.fd = 0, .events = POLLIN}, {.fd = signals, .events = POLLIN}};
    char ignored[256];
    while (poll(both, 2, -1) >= 0 || errno == EINTR) {
        if (both[1].revents || (both[0].revents && read(0, ignored, sizeof ignored) <= 0)) {
            return;
        }
    }
}

int main(int argc, char **argv) {
    char *rest = "";
    long count = argc == 2 ? strtol(argv[1], &rest, 10) : 0;
    if (count < 1 || count > 10000000 || *rest) {
        fprintf(stderr, "Usage: make-sockets N   (ends with its standard input)\n");
        return 2;
    }
    int limit = worker_limit();
    int workers = (int)((count + limit - 1) / limit);
    workers = workers < FEWEST_WORKERS ? FEWEST_WORKERS : workers;
    const char *base = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
    if (snprintf(folder, sizeof folder, "%s/fdscope-bench-XXXXXX", base) >= (int)sizeof folder) {
        errno = ENAMETOOLONG;
        fail("TMPDIR %s", base);
    }
    if (!mkdtemp(folder)) {
        fail("mkdtemp %s", folder);
    }
    /* Only the first process listens to signals; the workers know the end by the pipe. */
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    int ready[2], life[2], told = signalfd(-1, &signals, SFD_CLOEXEC);
    if (told < 0 || pipe(ready) < 0 || pipe(life) < 0) {
        rmdir(folder);
        fail("pipe");
    }
    int status = 0;
    for (worker = 0; worker < workers; worker++) {
        int share = (int)(count / workers + (worker < count % workers));
        pid_t pid = fork();
        if (pid == 0) {
            close(0);
            close(told);
            close(ready[0]);
            close(life[1]);
            work(share, ready[1], life[0]);
        }
        if (pid < 0) {
            fprintf(stderr, "make-sockets: fork of worker %d: %s\n", worker, strerror(errno));
            status = 1;
            break;
        }
    }
    close(ready[1]);
    close(life[0]);
    char one;
    int done = 0;
    while (status == 0 && done < workers && read(ready[0], &one, 1) == 1) {
        done++;
    }
    if (status == 0 && done == workers) {
        printf("ready %ld\n", count);
        fflush(stdout);
        wait_for_end(told);
    } else {
        status = 1;
    }
    close(life[1]);
    while (wait(NULL) > 0 || errno == EINTR) {
    }
    rmdir(folder);
    return status;
}
