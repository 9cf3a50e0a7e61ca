// needs: bytes
#include <sys/stat.h>
static int exists(struct bytes path)
{
    struct stat s;
    return lstat(path.p, &s) == 0;
}
