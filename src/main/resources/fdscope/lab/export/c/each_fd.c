#include <dirent.h>
/* The next descriptor of an actor's table; those of this program itself are left out. */
static int next_fd(DIR *table)
{
    for (struct dirent *e; table && (e = readdir(table));)
        if (atoi(e->d_name) > 2 && atoi(e->d_name) / 2 != 500)
            return atoi(e->d_name);
    return -1;
}

static DIR *fd_table(int actor)
{
    char path[32];
    snprintf(path, sizeof path, "/proc/%d/fd", stage->pid[actor]);
    return dead[actor] ? NULL : opendir(path);
}
