// needs: bytes
#include <stddef.h>
#include <sys/un.h>
/* A pathname ends with a NUL that counts, an abstract name with its last byte. */
static socklen_t address(struct sockaddr_un *a, struct bytes name, int size)
{
    size_t n = name.n < sizeof a->sun_path ? name.n : sizeof a->sun_path;
    memset(a, 0, sizeof *a);
    a->sun_family = AF_UNIX;
    memcpy(a->sun_path, name.p, n);
    return size ? size : (int)(offsetof(struct sockaddr_un, sun_path) + name.n + (name.n && name.p[0]));
}
