#define _GNU_SOURCE
#include "table.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The number that the text begins with; what stands behind it does not matter. */
static uint32_t decimal(const char *text) {
    uint32_t value = 0;
    for (; *text >= '0' && *text <= '9'; text++) {
        value = value * 10 + (uint32_t)(*text - '0');
    }
    return value;
}

static uint32_t command_of(struct table *t, int proc, uint32_t pid) {
    char path[32];
    snprintf(path, sizeof path, "%u/comm", pid);
    t->commands = grown(t->commands, &t->command_room, t->command_count + 1, sizeof *t->commands);
    char *command = t->commands[t->command_count];
    memset(command, 0, 16);
    int fd = openat(proc, path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? 0 : read(fd, command, 16);
    if (got > 0) {
        command[got - 1] = 0;
    }
    if (fd >= 0) {
        close(fd);
    }
    return (uint32_t)t->command_count++;
}

static void walk_process(struct table *t, int proc, uint32_t pid) {
    char path[32], target[64];
    snprintf(path, sizeof path, "%u/fd", pid);
    int folder = openat(proc, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = folder < 0 ? NULL : fdopendir(folder);
    if (!entries) {
        t->hidden |= errno == EACCES || errno == EPERM;
        return;
    }
    uint32_t command = NO_ONE;
    for (struct dirent *e; (e = readdir(entries));) {
        ssize_t length = e->d_name[0] == '.' ? 0 : readlinkat(folder, e->d_name, target, sizeof target);
        if (length < 0 && (errno == EACCES || errno == EPERM)) {
            t->hidden = 1; /* a folder that can be listed, but whose links cannot be read */
            break;
        }
        if (length < 10 || memcmp(target, "socket:[", 8) != 0) {
            continue;
        }
        uint32_t at = *slot(t, decimal(target + 8)); /* ends at the bracket */
        if (at == NO_ONE) {
            continue;
        }
        command = command == NO_ONE ? command_of(t, proc, pid) : command;
        t->owners = grown(t->owners, &t->owner_room, t->owner_count + 1, sizeof *t->owners);
        uint32_t number = (uint32_t)t->owner_count++;
        t->owners[number] = (struct owner){NO_ONE, pid, decimal(e->d_name), command};
        struct row *row = &t->rows[at];
        *(row->first_owner == NO_ONE ? &row->first_owner : &t->owners[row->last_owner].next) = number;
        row->last_owner = number;
    }
    closedir(entries);
}

void owners_walk(struct table *t) {
    DIR *entries = opendir("/proc");
    if (!entries) {
        fail("/proc");
    }
    for (struct dirent *e; (e = readdir(entries));) {
        if (e->d_name[0] >= '0' && e->d_name[0] <= '9') {
            walk_process(t, dirfd(entries), decimal(e->d_name));
        }
    }
    t->hidden |= faccessat(dirfd(entries), "1", F_OK, 0) < 0;
    closedir(entries);
}

/* A stream or a listener without waiting bytes or clients has no descriptors either; an empty datagram may have some. */
static int has_empty_queue(const struct row *row) {
    return (row->type == 1 || row->state == LISTENING) && row->has_queues && row->receive_queue == 0;
}

static void ask_queue(struct row *row, const struct owner *owner) {
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/%u/fdinfo/%u", owner->pid, owner->fd);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0) {
        close(fd);
    }
    text[got > 0 ? got : 0] = 0;
    const char *line = strstr(text, "\nscm_fds:");
    if (line) {
        line += sizeof "\nscm_fds:" - 1;
        row->has_queued = 1;
        row->queued = decimal(line + strspn(line, " \t"));
    }
}

void owners_ask_queues(struct table *t) {
    uint64_t queued = 0, unowned = 0;
    for (size_t i = 0; i < t->row_count; i++) {
        struct row *row = &t->rows[i];
        if (row->doubt) {
            continue;
        }
        if (has_empty_queue(row)) {
            row->has_queued = 1;
        } else if (row->first_owner != NO_ONE) {
            ask_queue(row, &t->owners[row->first_owner]);
        }
        queued += row->queued;
        unowned += row->first_owner == NO_ONE;
    }
    t->in_flight = !t->hidden && unowned > 0 && queued >= unowned;
}
