// expect: it has to be open while connect() walks the path
/* Connects to each path that it is given, however long it is. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* A connection to the socket at the path, or -1. */
static int connect_to(const char *path)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    const char *slash = strrchr(path, '/');
    char *way = slash == NULL ? strdup(".") : strndup(path, slash - path);
    int folder = open(way, O_PATH | O_DIRECTORY | O_CLOEXEC);
    int s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    close(folder);
    snprintf(name.sun_path, sizeof name.sun_path, "/proc/self/fd/%d/%s", folder, slash == NULL ? path : slash + 1);
    if (connect(s, (struct sockaddr *)&name, sizeof name) < 0) {
        close(s);
        s = -1;
    }
    free(way);
    return s;
}

int main(int argc, char **argv)
{
    char byte;

    for (int i = 1; i < argc; i++) {
        int s = connect_to(argv[i]);
        if (s < 0 || write(s, argv[i], strlen(argv[i])) < 0) {
            perror(argv[i]);
            return 1;
        }
    }
    return read(3, &byte, 1) == 0 ? 0 : 1;
}
