/* /proc/PID/fd/N */
static const char *fd_path(int actor, const char *where, int fd)
{
    static char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s/%d", stage->pid[actor], where, fd);
    return path;
}
