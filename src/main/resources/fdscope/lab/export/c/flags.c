// needs: fdinfo
#include <fcntl.h>
static long flags(int actor, int fd)
{
    return fdinfo(actor, fd, "flags:", 8) & ~O_CLOEXEC;
}
