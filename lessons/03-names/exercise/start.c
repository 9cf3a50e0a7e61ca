/* Connects to each path that it is given. What does not fit into sun_path is cut. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* A connection to the socket at the path, or -1. */
static int connect_to(const char *path)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    int s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    memcpy(name.sun_path, path, strnlen(path, sizeof name.sun_path - 1));
    if (connect(s, (struct sockaddr *)&name, sizeof name) < 0) {
        close(s);
        return -1;
    }
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
