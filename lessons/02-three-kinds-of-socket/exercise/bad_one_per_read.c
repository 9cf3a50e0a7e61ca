// expect: not all were answered
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Reads until a message is whole, answers it, and forgets what came behind it. */
int main(void)
{
    size_t room = 4 + (1 << 20) + 4096;
    unsigned char *buffer = malloc(room);
    size_t have = 0;
    int code = 0;

    for (;;) {
        ssize_t n = read(3, buffer + have, room - have);
        if (n <= 0) {
            code = have != 0;
            break;
        }
        have += n;
        if (have >= 4) {
            size_t size = (uint32_t)buffer[0] << 24 | (uint32_t)buffer[1] << 16 | (uint32_t)buffer[2] << 8 | buffer[3];
            if (have >= size + 4) {
                if (write(3, buffer, size + 4) < 0) {
                    code = 1;
                    break;
                }
                have = 0;
            }
        }
    }
    free(buffer);
    return code;
}
