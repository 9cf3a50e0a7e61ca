#include "table.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const TYPES[] = {[1] = "stream", [2] = "dgram", [5] = "seqpacket"};
static const char *const STATES_IN_WORDS[] = {"connected", "unconnected", "listening"};

static char out[1 << 16];
static size_t filled;

static void flush(void) {
    for (size_t at = 0; at < filled;) {
        ssize_t written = write(1, out + at, filled - at);
        if (written < 0) {
            fail("standard output");
        }
        at += (size_t)written;
    }
    filled = 0;
}

static void put(const char *text, size_t length) {
    if (filled + length > sizeof out) {
        flush();
    }
    memcpy(out + filled, text, length);
    filled += length;
}

#define PUT(literal) put(literal, sizeof(literal) - 1)

static void put_text(const char *text) {
    put(text, strlen(text));
}

static void put_number(uint64_t value) {
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + value % 10);
    } while (value /= 10);
    put(digits + at, sizeof digits - at);
}

static void put_hex(const unsigned char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        char two[2] = {"0123456789abcdef"[bytes[i] >> 4], "0123456789abcdef"[bytes[i] & 15]};
        put(two, 2);
    }
}

static void put_number_or_null(int known, uint64_t value) {
    if (known) {
        put_number(value);
    } else {
        PUT("null");
    }
}

/* A word in quotes, or null. */
static void put_word(const char *word) {
    if (word) {
        PUT("\"");
        put_text(word);
        PUT("\"");
    } else {
        PUT("null");
    }
}

static const char *type_word(unsigned type) {
    return type < sizeof TYPES / sizeof *TYPES ? TYPES[type] : NULL;
}

static const char *state_word(unsigned state) {
    return state < STATES ? STATES_IN_WORDS[state] : NULL;
}

/* ---- text from outside: first made printable, then JSON; both escape with a backslash ---- */

static void put_hex_escape(const char *start, unsigned c, int digits) {
    put_text(start);
    while (digits-- > 0) {
        put(&"0123456789abcdef"[c >> 4 * digits & 15], 1);
    }
}

static void put_unicode(unsigned unit) {
    PUT("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
        put(&"0123456789ABCDEF"[unit >> shift & 15], 1);
    }
}

/* Characters that cannot be seen or that turn the line around. */
static int is_invisible(unsigned c) {
    return c == 0xad || c == 0x61c || (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e)
           || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xd800 && c <= 0xf8ff) || c >= 0xe0000;
}

/* The length of the UTF-8 sequence at the beginning and its character; 0 if it is malformed. */
static size_t decode(const unsigned char *at, size_t left, unsigned *c) {
    static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t length = *at < 0x80 ? 1 : *at < 0xe0 ? 2 : *at < 0xf0 ? 3 : 4;
    if (length > left || (*at >= 0x80 && *at < 0xc2) || *at > 0xf4) {
        return 0;
    }
    *c = length == 1 ? *at : *at & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xc0) != 0x80) {
            return 0;
        }
        *c = *c << 6 | (at[i] & 0x3f);
    }
    return *c >= least[length] && *c <= 0x10ffff && (*c < 0xd800 || *c > 0xdfff) ? length : 0;
}

static void put_character(unsigned c, int digit_follows) {
    switch (c) {
    case '"':
        PUT("\\\"");
        return;
    case '\\':
        PUT("\\\\\\\\");
        return;
    case '\n':
        PUT("\\\\n");
        return;
    case '\r':
        PUT("\\\\r");
        return;
    case '\t':
        PUT("\\\\t");
        return;
    case 0x1b:
        PUT("\\\\e");
        return;
    case 0:
        put_text(digit_follows ? "\\\\x00" : "\\\\0");
        return;
    }
    if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
        put_hex_escape("\\\\x", c, 2);
    } else if (is_invisible(c)) {
        put_hex_escape(c > 0xffff ? "\\\\U" : "\\\\u", c, c > 0xffff ? 8 : 4);
    } else if (c > 0xffff) {
        put_unicode(0xd800 + ((c - 0x10000) >> 10));
        put_unicode(0xdc00 + ((c - 0x10000) & 0x3ff));
    } else {
        put_unicode(c);
    }
}

static void put_printable(const unsigned char *bytes, size_t length) {
    for (size_t i = 0; i < length;) {
        size_t plain = i;
        while (plain < length && bytes[plain] >= 0x20 && bytes[plain] < 0x7f && bytes[plain] != '"'
               && bytes[plain] != '\\') {
            plain++;
        }
        put((const char *)bytes + i, plain - i);
        i = plain;
        unsigned c;
        if (i < length) {
            size_t used = decode(bytes + i, length - i, &c);
            if (used) {
                int digit = i + used < length && bytes[i + used] >= '0' && bytes[i + used] <= '9';
                put_character(c, digit);
            } else {
                put_hex_escape("\\\\x", bytes[i], 2);
            }
            i += used ? used : 1;
        }
    }
}

/* ---- one row ---- */

static void put_name(const unsigned char *name, size_t length) {
    if (length == 0) {
        PUT("\"name\":{\"kind\":\"unnamed\",\"text\":\"\",\"hex\":\"\"}");
        return;
    }
    int is_abstract = name[0] == 0;
    put_text(is_abstract ? "\"name\":{\"kind\":\"abstract\",\"text\":\"@" : "\"name\":{\"kind\":\"pathname\",\"text\":\"");
    put_printable(name + is_abstract, length - (size_t)is_abstract);
    PUT("\",\"hex\":\"");
    put_hex(name, length);
    PUT("\"}");
}

static void put_owners(const struct table *t, const struct row *row) {
    PUT(",\"owners\":[");
    for (uint32_t i = row->first_owner; i != NO_ONE; i = t->owners[i].next) {
        const struct owner *owner = &t->owners[i];
        PUT("{\"pid\":");
        put_number(owner->pid);
        PUT(",\"fd\":");
        put_number(owner->fd);
        PUT(",\"command\":\"");
        put_printable((unsigned char *)t->commands[owner->command], strlen(t->commands[owner->command]));
        PUT("\"}");
        if (owner->next != NO_ONE) {
            PUT(",");
        }
    }
    PUT("],\"ownersWhy\":");
    put_word(row->first_owner != NO_ONE         ? NULL
             : t->hidden                        ? "not-permitted"
             : t->in_flight && row->doubt == NONE ? "in-flight"
                                                : "none-found");
}

static void put_why_unproven(const struct row *row) {
    switch (row->doubt) {
    case EMBRYO:
        PUT("\"connected and not accepted yet: such a socket has no inode, and sock_diag lists none without one\"");
        return;
    case UNCONFIRMED:
        PUT("\"sock_diag does not list inode ");
        put_number(row->inode);
        PUT(": closed or made between the two reads, or forged by a newline in a name\"");
        return;
    case DUPLICATE:
        PUT("\"a second row of proc for one inode: at most one of them is true\"");
        return;
    default:
        PUT("null");
    }
}

/* True if the text is the name, NUL printed as @, or what of it stands before a newline. */
static int fits(const unsigned char *name, size_t length, struct bytes printed) {
    if (printed.length > length || (printed.length < length && name[printed.length] != '\n')) {
        return 0;
    }
    for (size_t i = 0; i < printed.length; i++) {
        if (printed.at[i] != (name[i] ? name[i] : '@')) {
            return 0;
        }
    }
    return 1;
}

static void put_conflict(const char *label, const char *diag, const char *proc, int *count) {
    if (diag && proc && diag != proc) {
        put_text((*count)++ ? ",\"" : "\"");
        put_text(label);
        PUT(": sock_diag says ");
        put_text(diag);
        PUT(", proc says ");
        put_text(proc);
        PUT("\"");
    }
}

static void put_conflicts(const struct row *row, const unsigned char *name) {
    int count = 0;
    PUT(",\"conflicts\":[");
    if (row->sources == (BY_DIAG | BY_PROC)) {
        put_conflict("type", type_word(row->type), type_word(row->printed_type), &count);
        put_conflict("state", state_word(row->state), state_word(row->printed_state), &count);
        if (!fits(name, row->name_length, row->printed)) {
            put_text(count ? ",\"name: sock_diag says " : "\"name: sock_diag says ");
            put_text(row->name_length == 0 ? "unnamed" : *name ? "" : "@");
            size_t nul = row->name_length && !*name;
            put_printable(name + nul, row->name_length - nul);
            PUT(", proc says ");
            put_text(row->printed.length ? "" : "unnamed");
            put_printable(row->printed.at, row->printed.length);
            PUT("\"");
        }
    }
    PUT("]}");
}

static void put_row(const struct table *t, const struct row *row) {
    const unsigned char *name = t->store + row->name;
    PUT("{\"inode\":");
    put_number(row->inode);
    PUT(",\"type\":");
    put_word(type_word(row->type));
    PUT(",\"state\":");
    put_word(state_word(row->state));
    PUT(",");
    put_name(name, row->name_length);
    PUT(",\"peerInode\":");
    put_number_or_null(row->has_peer, row->peer);
    put_owners(t, row);
    put_text(row->sources == BY_DIAG   ? ",\"sources\":[\"sock_diag\"]"
             : row->sources == BY_PROC ? ",\"sources\":[\"proc\"]"
                                       : ",\"sources\":[\"sock_diag\",\"proc\"]");
    put_text(row->doubt ? ",\"unproven\":true,\"unprovenWhy\":" : ",\"unproven\":false,\"unprovenWhy\":");
    put_why_unproven(row);
    PUT(",\"receiveQueue\":");
    put_number_or_null(row->has_queues, row->receive_queue);
    PUT(",\"sendQueue\":");
    put_number_or_null(row->has_queues, row->send_queue);
    PUT(",\"fdsInFlight\":");
    put_number_or_null(row->has_queued, row->queued);
    PUT(",\"uid\":");
    put_number_or_null(row->has_uid, row->uid);
    put_conflicts(row, name);
}

struct place {
    uint32_t inode, row;
};

static int by_inode(const void *a, const void *b) {
    uint32_t x = ((const struct place *)a)->inode, y = ((const struct place *)b)->inode;
    return (x > y) - (x < y);
}

void json_print(const struct table *t) {
    struct place *order = malloc((t->row_count + 1) * sizeof *order);
    if (!order) {
        fail("memory");
    }
    for (size_t i = 0; i < t->row_count; i++) {
        order[i] = (struct place){t->rows[i].inode, (uint32_t)i};
    }
    qsort(order, t->row_count, sizeof *order, by_inode);
    PUT("[\n");
    for (size_t i = 0; i < t->row_count; i++) {
        put_row(t, &t->rows[order[i].row]);
        put_text(i + 1 < t->row_count ? "\n," : "\n");
    }
    PUT("]\n");
    flush();
    free(order);
}
