// expect: A server listens at the name, and yours does not end
/* Serves at the name it is given, unless somebody else does. */
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

/* The lock lasts as long as this process: its descriptor is never closed. */
static int lock(const char *name)
{
    char path[200];
    int fd;

    snprintf(path, sizeof path, "%s.lock", name);
    fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    return fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0;
}

int main(int argc, char **argv)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    int s;

    if (argc != 2 || snprintf(name.sun_path, sizeof name.sun_path, "%s", argv[1]) >= (int)sizeof name.sun_path) {
        fprintf(stderr, "expected one argument, a name of at most 107 bytes\n");
        return 1;
    }
    if (!lock(argv[1])) {
        fprintf(stderr, "%s belongs to somebody else\n", argv[1]);
        return 1;
    }
    unlink(name.sun_path);
    s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(s, (struct sockaddr *)&name, sizeof name) < 0 || listen(s, 16) < 0) {
        perror(argv[1]);
        return 1;
    }
    serve(s);
    return 1;
}
