// needs: status_type
#include <sys/stat.h>
static long status(struct status *to, int fd)
{
    struct stat s = {0};
    int ret = fstat(fd, &s);
    *to = (struct status){s.st_size, s.st_mode & S_IFMT, s.st_mode & 07777, s.st_ino};
    return ret == -1 ? -1 : s.st_size;
}
