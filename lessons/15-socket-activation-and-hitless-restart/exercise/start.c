/* Serves one caller after the other: what he sends he gets back. It always makes a listener of its own. */
#define _GNU_SOURCE /* accept4 */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int own_listener(void)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "s.sock"};
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    unlink(name.sun_path);
    if (fd < 0 || bind(fd, (struct sockaddr *)&name, sizeof name) < 0 || listen(fd, 16) < 0) {
        perror(name.sun_path);
        return -1;
    }
    return fd;
}

static void serve(int listener)
{
    char data[64];
    int caller = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    ssize_t n = recv(caller, data, sizeof data, 0);

    if (n > 0) {
        send(caller, data, n, MSG_NOSIGNAL);
    }
    close(caller);
}

int main(void)
{
    int listener = own_listener();

    if (listener < 0) {
        return 1;
    }
    for (;;) {
        serve(listener);
    }
}
