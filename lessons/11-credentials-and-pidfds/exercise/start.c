/* Serves the socket 3: notes who sends "watch", ends it on "stop", tells of its end. argv[1] is the only uid that may. */
#define _GNU_SOURCE
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Not in all headers yet: SO_PASSPIDFD and SCM_PIDFD. */
enum { PASS_PIDFD = 76, HAS_PIDFD = 4 };

static void say(const char *text)
{
    send(3, text, strlen(text), MSG_NOSIGNAL);
}

int main(int argc, char **argv)
{
    pid_t watched = 0;

    if (argc < 2) {
        return 1;
    }
    for (;;) {
        char text[16] = {0};
        struct ucred peer;
        socklen_t size = sizeof peer;

        if (recv(3, text, sizeof text - 1, 0) <= 0) {
            return 0;
        }
        getsockopt(3, SOL_SOCKET, SO_PEERCRED, &peer, &size);
        if (peer.uid != strtoul(argv[1], NULL, 10)) {
            say("no");
        } else if (strcmp(text, "watch") == 0) {
            watched = peer.pid;
            say("ok");
        } else {
            say(watched > 0 && kill(watched, SIGTERM) == 0 ? "ok" : "none");
        }
    }
}
