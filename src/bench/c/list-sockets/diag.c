#include "table.h"

#include <errno.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/unix_diag.h>
#include <string.h>
#include <sys/socket.h>

int diag_socket(void) {
    int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (fd < 0) {
        fail("netlink socket");
    }
    return fd;
}

static uint8_t state_of(unsigned tcp_state) {
    return tcp_state == 1 ? CONNECTED : tcp_state == 7 ? UNCONNECTED : tcp_state == 10 ? LISTENING : STATES;
}

static void add_diag(struct table *t, const struct nlmsghdr *message) {
    const struct unix_diag_msg *m = NLMSG_DATA(message);
    struct row *row = new_row(t);
    row->sources = BY_DIAG;
    row->inode = m->udiag_ino;
    row->type = m->udiag_type;
    row->state = state_of(m->udiag_state);
    memcpy(row->cookie, m->udiag_cookie, sizeof row->cookie);
    int left = (int)(message->nlmsg_len - NLMSG_LENGTH(sizeof *m));
    for (const struct rtattr *a = (const struct rtattr *)(m + 1); RTA_OK(a, left); a = RTA_NEXT(a, left)) {
        const void *data = RTA_DATA(a);
        size_t length = RTA_PAYLOAD(a);
        switch (a->rta_type & NLA_TYPE_MASK) {
        case UNIX_DIAG_NAME:
            row->name = stored(t, data, length);
            row->name_length = (uint32_t)length;
            break;
        case UNIX_DIAG_VFS:
            memcpy(row->vfs, data, length < sizeof row->vfs ? length : sizeof row->vfs);
            break;
        case UNIX_DIAG_PEER:
            row->has_peer = length >= 4;
            memcpy(&row->peer, data, row->has_peer ? 4 : 0);
            break;
        case UNIX_DIAG_ICONS:
            row->waiting = stored(t, data, length);
            row->waiting_count = (uint32_t)length / 4;
            break;
        case UNIX_DIAG_RQLEN:
            if (length >= 8) {
                row->has_queues = 1;
                memcpy(&row->receive_queue, data, 4);
                memcpy(&row->send_queue, (const char *)data + 4, 4);
            }
            break;
        case UNIX_DIAG_MEMINFO:
            memcpy(row->memory, data, length < sizeof row->memory ? length : sizeof row->memory);
            break;
        case UNIX_DIAG_SHUTDOWN:
            memcpy(&row->shutdown, data, length >= 1);
            break;
        case UNIX_DIAG_UID:
            row->has_uid = length >= 4;
            memcpy(&row->uid, data, row->has_uid ? 4 : 0);
            break;
        }
    }
    /* A pathname ends at its first NUL. */
    if (row->name_length && t->store[row->name]) {
        row->name_length = (uint32_t)strnlen((char *)t->store + row->name, row->name_length);
    }
}

void diag_dump(struct table *t, int netlink) {
    static _Alignas(8) char buffer[64 * 1024];
    struct {
        struct nlmsghdr header;
        struct unix_diag_req request;
    } ask = {
        .header = {.nlmsg_len = sizeof ask, .nlmsg_type = SOCK_DIAG_BY_FAMILY, .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP},
        .request = {.sdiag_family = AF_UNIX, .udiag_states = UINT32_MAX, .udiag_show = 0x7f},
    };
    if (send(netlink, &ask, sizeof ask, 0) < 0) {
        fail("sock_diag request");
    }
    for (;;) {
        ssize_t got = recv(netlink, buffer, sizeof buffer, MSG_TRUNC);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0 || (size_t)got > sizeof buffer) {
            fail("sock_diag answer");
        }
        size_t left = (size_t)got;
        for (struct nlmsghdr *m = (struct nlmsghdr *)buffer; NLMSG_OK(m, left); m = NLMSG_NEXT(m, left)) {
            if (m->nlmsg_type == NLMSG_DONE) {
                return;
            }
            if (m->nlmsg_type == NLMSG_ERROR) {
                errno = -((struct nlmsgerr *)NLMSG_DATA(m))->error;
                fail("sock_diag");
            }
            if (m->nlmsg_type == SOCK_DIAG_BY_FAMILY && m->nlmsg_len >= NLMSG_LENGTH(sizeof(struct unix_diag_msg))) {
                add_diag(t, m);
            }
        }
    }
}
