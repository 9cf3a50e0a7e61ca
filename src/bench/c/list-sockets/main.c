/*
 * list-sockets: what `fdscope sockets --json` prints, by the shortest way there is in C with one thread: /proc/net/unix,
 * one sock_diag dump with all attributes, one walk of /proc/PID/fd, joined by inode, and fdinfo of those sockets that may
 * have descriptors in their queues. The yardstick for fdscope's speed.
 *
 *   list-sockets                  prints the array
 *   list-sockets --dump-only N    dumps and parses N times and prints the nanoseconds of each
 *
 * What fdscope does besides: it tells which name forged a row of /proc/net/unix, and knows all of Unicode's invisible
 * characters; here the usual ones are escaped.
 */
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static long long nanoseconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

/* Each dump begins with an empty table, as each of fdscope's does. */
static void time_dumps(int count) {
    int netlink = diag_socket();
    for (int i = 0; i < count; i++) {
        struct table t = {0};
        long long start = nanoseconds();
        diag_dump(&t, netlink);
        free_table(&t);
        printf("%lld\n", nanoseconds() - start);
    }
}

int main(int argc, char **argv) {
    if (argc == 3 && strcmp(argv[1], "--dump-only") == 0) {
        time_dumps(atoi(argv[2]));
        return 0;
    }
    if (argc != 1) {
        fprintf(stderr, "Usage: list-sockets [--dump-only N]\n");
        return 2;
    }
    struct table t = {0};
    struct bytes proc = proc_net_unix(); /* before sock_diag: what only the text has is then gone, or forged */
    diag_dump(&t, diag_socket());
    build_index(&t, t.row_count + proc.length / 50); /* a row of the text has more than 50 bytes */
    proc_join(&t, proc);
    owners_walk(&t);
    owners_ask_queues(&t);
    json_print(&t);
    return 0;
}
