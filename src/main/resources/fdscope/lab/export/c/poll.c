#include <poll.h>
static long poll_one(int fd, int events, int ms)
{
    struct pollfd one = {fd, events, 0};
    return poll(&one, 1, ms) == -1 ? -1 : one.revents;
}
