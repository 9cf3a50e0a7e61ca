#define _GNU_SOURCE
#include "table.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct bytes proc_net_unix(void) {
    const char *path = "/proc/net/unix";
    size_t room = 1 << 20, length = 0;
    unsigned char *text = malloc(room);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || !text) {
        fail(path);
    }
    for (ssize_t got; (got = read(fd, text + length, room - length)) != 0;) {
        if (got < 0) {
            fail(path);
        }
        length += (size_t)got;
        text = grown(text, &room, length + 65536, 1);
    }
    close(fd);
    return (struct bytes){text, (uint32_t)length};
}

static unsigned digit(unsigned char c) {
    return c >= '0' && c <= '9' ? c - '0' + 0u : c >= 'a' && c <= 'f' ? c - 'a' + 10u : c >= 'A' && c <= 'F' ? c - 'A' + 10u : 16;
}

/* Reads a number and gives what stands behind it; null, also for null, if there is none. */
static const unsigned char *number(const unsigned char *at, const unsigned char *end, unsigned base, uint64_t *value) {
    const unsigned char *start = at;
    for (*value = 0; at && at < end && digit(*at) < base; at++) {
        *value = *value * base + digit(*at);
    }
    return at == start ? NULL : at;
}

/* What stands behind this character; null, also for null, if another is there. */
static const unsigned char *after(const unsigned char *at, const unsigned char *end, char c) {
    return at && at < end && *at == c ? at + 1 : NULL;
}

/* The fields of a line "Num: RefCount Protocol Flags Type St Inode Path"; 0 if it is none. */
static int columns(const unsigned char *at, const unsigned char *end, uint64_t field[7], struct bytes *name) {
    at = after(number(at, end, 16, &field[0]), end, ':');
    for (int i = 1; i < 6; i++) {
        at = number(after(at, end, ' '), end, 16, &field[i]);
    }
    at = after(at, end, ' ');
    while (at && at < end && *at == ' ') {
        at++;
    }
    at = number(at, end, 10, &field[6]);
    if (!at || (at < end && *at != ' ')) {
        return 0;
    }
    *name = at < end ? (struct bytes){at + 1, (uint32_t)(end - at - 1)} : (struct bytes){at, 0};
    return 1;
}

static void add_proc(struct table *t, const uint64_t field[7], struct bytes name) {
    uint32_t inode = (uint32_t)field[6];
    uint8_t state = field[3] & 0x10000 ? LISTENING : field[5] == 1 ? UNCONNECTED : field[5] <= 3 ? CONNECTED : STATES;
    uint32_t *at = inode ? slot(t, inode) : NULL;
    struct row *row = at && *at != NO_ONE ? &t->rows[*at] : NULL;
    if (!row || row->sources & BY_PROC) {
        enum doubt doubt = row ? DUPLICATE : inode ? UNCONFIRMED : EMBRYO;
        if (doubt == UNCONFIRMED) {
            *at = (uint32_t)t->row_count;
        }
        row = new_row(t);
        row->inode = inode;
        row->type = (uint8_t)field[4];
        row->state = state;
        row->doubt = (uint8_t)doubt;
        row->name = stored(t, name.at, name.length);
        row->name_length = name.length;
        if (name.length && *name.at == '@') {
            t->store[row->name] = 0;
        }
    }
    row->sources |= BY_PROC;
    row->printed = name;
    row->printed_type = (uint8_t)field[4];
    row->printed_state = state;
}

/* A line that is no row belongs to the name above it. */
void proc_join(struct table *t, struct bytes text) {
    const unsigned char *at = text.at, *end = text.at + text.length;
    uint64_t field[7];
    struct bytes name;
    while (at < end) {
        const unsigned char *newline = memchr(at, '\n', (size_t)(end - at));
        newline = newline ? newline : end;
        if (columns(at, newline, field, &name)) {
            add_proc(t, field, name);
        }
        at = newline + 1;
    }
}
