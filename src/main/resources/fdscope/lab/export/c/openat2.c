#include <linux/openat2.h>
static long open_at2(int folder_fd, const char *path, long flags, long resolve)
{
    struct open_how how = {.flags = flags, .resolve = resolve};
    return syscall(SYS_openat2, folder_fd, path, &how, sizeof how);
}
