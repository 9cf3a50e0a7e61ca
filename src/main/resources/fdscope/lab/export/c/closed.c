// needs: fd_path
#include <sys/stat.h>
static int closed(int actor, int fd)
{
    struct stat s;
    return lstat(fd_path(actor, "fd", fd), &s) == -1;
}
