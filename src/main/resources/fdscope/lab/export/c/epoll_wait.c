// needs: event_type
#include <sys/epoll.h>
static long wait_one(struct event *to, int e, int ms)
{
    struct epoll_event event = {0};
    int count = epoll_wait(e, &event, 1, ms);
    *to = (struct event){count, event.events, event.data.fd};
    return count;
}
