#include <sys/epoll.h>
static int watch(int e, int op, int fd, unsigned events)
{
    struct epoll_event event = {.events = events, .data.fd = fd};
    return epoll_ctl(e, op, fd, &event);
}
