// needs: received
#include <stddef.h>
#include <sys/un.h>
/* The name in an address: of a pathname without the closing NUL, of an abstract name all bytes. */
static void note_name(struct received *r, const struct sockaddr_un *from, socklen_t size)
{
    size_t before = offsetof(struct sockaddr_un, sun_path);
    r->addrlen = size;
    r->namelen = size > before ? size - before : 0;
    if (r->namelen > 0 && from->sun_path[0])
        r->namelen = strnlen(from->sun_path, r->namelen < 108 ? r->namelen : 108);
    memcpy(r->name, from->sun_path, r->namelen < 108 ? r->namelen : 108);
}
