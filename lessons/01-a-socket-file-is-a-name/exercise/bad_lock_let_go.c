// expect: It serves, and the lock is free
/* Serves at the name it is given, unless somebody else does. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void serve(int s)
{
    int client;

    while ((client = accept(s, NULL, NULL)) >= 0) {
        dprintf(client, "%d", (int)getpid());
        close(client);
    }
}

/* 1: the name may be taken, 0: it may not, or nobody knows. */
static int is_free(const struct sockaddr_un *name)
{
    int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int reached = connect(probe, (const struct sockaddr *)name, sizeof *name);
    int why = errno;

    close(probe);
    if (reached == 0) {
        return 0;
    }
    if (why == ECONNREFUSED) {
        return unlink(name->sun_path) == 0;
    }
    return why == ENOENT;
}

/* The lock lasts as long as this process: its descriptor is never closed. */
static int lock(const char *name)
{
    char path[200];
    int fd;

    snprintf(path, sizeof path, "%s.lock", name);
    fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0 || flock(fd, LOCK_EX | LOCK_NB) < 0) {
        return 0;
    }
    return close(fd) == 0;
}

int main(int argc, char **argv)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    int s;

    if (argc != 2 || snprintf(name.sun_path, sizeof name.sun_path, "%s", argv[1]) >= (int)sizeof name.sun_path) {
        fprintf(stderr, "expected one argument, a name of at most 107 bytes\n");
        return 1;
    }
    if (!lock(argv[1]) || !is_free(&name)) {
        fprintf(stderr, "%s belongs to somebody else\n", argv[1]);
        return 1;
    }
    s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(s, (struct sockaddr *)&name, sizeof name) < 0 || listen(s, 16) < 0) {
        perror(argv[1]);
        return 1;
    }
    serve(s);
    return 1;
}
