// needs: fdinfo
#include <fcntl.h>
static int cloexec(int actor, int fd)
{
    return (fdinfo(actor, fd, "flags:", 8) & O_CLOEXEC) != 0;
}
