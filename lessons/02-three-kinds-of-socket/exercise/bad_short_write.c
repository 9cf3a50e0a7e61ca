// expect: what it left has to follow
/* Sends back each message from the socket 3: four bytes of length, most significant first, then the bytes. */
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

enum end { ALL, NONE, PART };

static enum end read_all(unsigned char *to, size_t size)
{
    size_t have = 0;

    while (have < size) {
        ssize_t n = read(3, to + have, size - have);
        if (n <= 0) {
            return n == 0 && have == 0 ? NONE : PART;
        }
        have += n;
    }
    return ALL;
}

static int write_all(const unsigned char *from, size_t size)
{
    return write(3, from, size) < 0 ? -1 : 0;
}

int main(void)
{
    unsigned char h[4];
    enum end end;

    while ((end = read_all(h, sizeof h)) == ALL) {
        size_t size = (uint32_t)h[0] << 24 | (uint32_t)h[1] << 16 | (uint32_t)h[2] << 8 | h[3];
        unsigned char *message = malloc(size + 1);
        int done = message != NULL && read_all(message, size) == ALL && write_all(h, sizeof h) == 0
                && write_all(message, size) == 0;
        free(message);
        if (!done) {
            return 1;
        }
    }
    return end == NONE ? 0 : 1;
}
