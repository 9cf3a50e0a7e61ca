#include <linux/sockios.h>
#include <sys/ioctl.h>
static long ask(int fd, unsigned long what)
{
    int value = 0;
    return ioctl(fd, what, &value) == -1 ? -1 : value;
}
