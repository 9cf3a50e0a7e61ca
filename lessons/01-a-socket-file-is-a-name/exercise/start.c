/* Serves at the name it is given. It starts where a dead server was, and where a living one is. */
#include <stdio.h>
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

int main(int argc, char **argv)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    int s;

    if (argc != 2 || snprintf(name.sun_path, sizeof name.sun_path, "%s", argv[1]) >= (int)sizeof name.sun_path) {
        fprintf(stderr, "expected one argument, a name of at most 107 bytes\n");
        return 1;
    }
    unlink(argv[1]); /* the next server's bind() works, whoever was here */
    s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(s, (struct sockaddr *)&name, sizeof name) < 0 || listen(s, 16) < 0) {
        perror(argv[1]);
        return 1;
    }
    serve(s);
    return 1;
}
