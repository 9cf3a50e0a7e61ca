#include "table.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fail(const char *what) {
    fprintf(stderr, "list-sockets: %s: %s\n", what, errno ? strerror(errno) : "not as expected");
    exit(1);
}

void *grown(void *old, size_t *room, size_t needed, size_t each) {
    if (needed <= *room) {
        return old;
    }
    *room = *room * 2 > needed ? *room * 2 : needed + 1024;
    void *larger = realloc(old, *room * each);
    if (!larger) {
        fail("memory");
    }
    return larger;
}

struct row *new_row(struct table *t) {
    t->rows = grown(t->rows, &t->row_room, t->row_count + 1, sizeof *t->rows);
    struct row *row = &t->rows[t->row_count++];
    memset(row, 0, sizeof *row);
    row->state = row->printed_state = STATES;
    row->first_owner = row->last_owner = NO_ONE;
    return row;
}

size_t stored(struct table *t, const void *from, size_t length) {
    t->store = grown(t->store, &t->store_room, t->stored + length, 1);
    memcpy(t->store + t->stored, from, length);
    t->stored += length;
    return t->stored - length;
}

void build_index(struct table *t, size_t rows) {
    size_t room = 1024;
    while (room < rows * 2) {
        room *= 2;
    }
    free(t->index);
    t->index = malloc(room * sizeof *t->index);
    if (!t->index) {
        fail("memory");
    }
    memset(t->index, 0xff, room * sizeof *t->index);
    t->index_mask = room - 1;
    for (size_t i = 0; i < t->row_count; i++) {
        uint32_t *at = slot(t, t->rows[i].inode);
        *at = *at == NO_ONE && t->rows[i].inode ? (uint32_t)i : *at;
    }
}

void free_table(struct table *t) {
    free(t->rows);
    free(t->store);
    free(t->index);
    free(t->owners);
    free(t->commands);
    memset(t, 0, sizeof *t);
}
