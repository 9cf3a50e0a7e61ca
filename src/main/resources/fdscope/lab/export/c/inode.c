// needs: fd_path
#include <sys/stat.h>
static long inode(int actor, int fd)
{
    struct stat s = {0};
    if (stat(fd_path(actor, "fd", fd), &s) == -1)
        stop("a descriptor is looked at that is not open");
    return s.st_ino;
}
