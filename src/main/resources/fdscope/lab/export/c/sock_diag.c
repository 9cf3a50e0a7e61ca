#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
/* What the kernel tells of one socket (sock_diag(7)); no: it has none with that number. */
struct seen {
    long state, receive, send, peer;
};

static int look_up(long ino, struct seen *seen)
{
    struct {
        struct nlmsghdr head;
        struct unix_diag_req what;
    } ask = {{.nlmsg_len = sizeof ask, .nlmsg_type = SOCK_DIAG_BY_FAMILY, .nlmsg_flags = NLM_F_REQUEST},
             {.sdiag_family = AF_UNIX, .udiag_states = -1, .udiag_ino = ino,
              .udiag_show = UDIAG_SHOW_PEER | UDIAG_SHOW_RQLEN, .udiag_cookie = {-1, -1}}};
    char room[4096] __attribute__((aligned(8))) = {0};
    struct nlmsghdr *answer = (struct nlmsghdr *)room;
    struct unix_diag_msg *m = NLMSG_DATA(answer);
    int s = socket(AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG);
    if (send(s, &ask, sizeof ask, 0) == -1 || recv(s, room, sizeof room, 0) == -1)
        stop("sock_diag does not answer");
    close(s);
    if (answer->nlmsg_type != SOCK_DIAG_BY_FAMILY)
        return 0;
    *seen = (struct seen){.state = m->udiag_state};
    int left = answer->nlmsg_len - NLMSG_LENGTH(sizeof *m);
    for (struct rtattr *a = (struct rtattr *)(m + 1); RTA_OK(a, left); a = RTA_NEXT(a, left)) {
        struct unix_diag_rqlen *queues = RTA_DATA(a);
        if (a->rta_type == UNIX_DIAG_PEER)
            seen->peer = *(unsigned *)RTA_DATA(a);
        if (a->rta_type == UNIX_DIAG_RQLEN)
            seen->receive = queues->udiag_rqueue, seen->send = queues->udiag_wqueue;
    }
    return 1;
}

