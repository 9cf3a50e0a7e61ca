/* What list-sockets knows: rows, their owners, and an index by inode. */
#ifndef TABLE_H
#define TABLE_H

#include <linux/sock_diag.h>
#include <stddef.h>
#include <stdint.h>

enum { CONNECTED, UNCONNECTED, LISTENING, STATES };
enum { BY_DIAG = 1, BY_PROC = 2 };
enum doubt { NONE, EMBRYO, UNCONFIRMED, DUPLICATE };

#define NO_ONE UINT32_MAX

struct bytes {
    const unsigned char *at;
    uint32_t length;
};

/* A socket as both sources tell it; from store: offsets into table.store. */
struct row {
    uint32_t inode, peer, receive_queue, send_queue, uid;
    uint32_t cookie[2], vfs[2], memory[SK_MEMINFO_VARS];
    size_t name, waiting;           /* where they begin in the store */
    uint32_t name_length, waiting_count;
    struct bytes printed;           /* the name as /proc/net/unix prints it */
    uint32_t first_owner, last_owner;
    uint8_t type, state, shutdown, sources, doubt, printed_type, printed_state;
    uint8_t has_peer, has_queues, has_uid, has_queued;
    uint32_t queued;                /* descriptors in its queue */
};

struct owner {
    uint32_t next, pid, fd, command;
};

/* Everything that grows; a failed allocation ends the program. */
struct table {
    struct row *rows;
    size_t row_count, row_room;
    unsigned char *store;           /* names and lists of waiting clients */
    size_t stored, store_room;
    uint32_t *index;                /* open addressing: inode → row */
    size_t index_mask;
    struct owner *owners;
    size_t owner_count, owner_room;
    char (*commands)[16];
    size_t command_count, command_room;
    int hidden;                     /* a process could not be looked into */
    int in_flight;                  /* the queues hold as many descriptors as there are sockets without an owner */
};

/* Says what failed, and errno if it is set, and exits with 1. */
void fail(const char *what) __attribute__((noreturn));

/* The array with room for so many elements; it may have moved. */
void *grown(void *old, size_t *room, size_t needed, size_t each);

/* An empty row at the end; older pointers to rows are void. */
struct row *new_row(struct table *t);

/* Where the copy begins in the store. */
size_t stored(struct table *t, const void *from, size_t length);

/* Indexes the rows that there are, with room for so many. */
void build_index(struct table *t, size_t rows);

void free_table(struct table *t);

/* The place of this inode in the index: a row's number, or NO_ONE. */
static inline uint32_t *slot(struct table *t, uint32_t inode) {
    size_t at = (inode * 2654435761u) & t->index_mask;
    while (t->index[at] != NO_ONE && t->rows[t->index[at]].inode != inode) {
        at = (at + 1) & t->index_mask;
    }
    return &t->index[at];
}

/* diag.c: a netlink socket for sock_diag, and one dump of all AF_UNIX sockets into rows. */
int diag_socket(void);
void diag_dump(struct table *t, int netlink);

/* proc.c: /proc/net/unix as it is, and its rows joined to the table, which must have an index. */
struct bytes proc_net_unix(void);
void proc_join(struct table *t, struct bytes text);

/* owners.c: one walk of /proc/PID/fd of all processes; then fdinfo of those sockets that may hold descriptors. */
void owners_walk(struct table *t);
void owners_ask_queues(struct table *t);

/* json.c: the rows in the order of their inodes, on standard output. */
void json_print(const struct table *t);

#endif
