// needs: cmsg
#include <stdarg.h>
/* A control message with these descriptors. */
static struct bytes rights(int count, ...)
{
    static int fds[256];
    va_list all;
    va_start(all, count);
    for (int i = 0; i < count; i++)
        fds[i] = va_arg(all, int);
    va_end(all);
    return cmsg(CMSG_LEN(count * sizeof(int)), SOL_SOCKET, SCM_RIGHTS, (struct bytes){(char *)fds, count * sizeof(int)});
}
