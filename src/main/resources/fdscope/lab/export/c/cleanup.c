#include <ftw.h>
#include <sys/stat.h>
static char folder[4096]; /* where the lab lives; sockets and files stand in it */

static int make_open(const char *path, const struct stat *s, int kind, struct FTW *at)
{
    (void)s, (void)at;
    return kind == FTW_D || kind == FTW_DNR ? (chmod(path, 0700), 0) : 0;
}

static int take_away(const char *path, const struct stat *s, int kind, struct FTW *at)
{
    (void)s, (void)kind, (void)at;
    return remove(path), 0;
}

static void clean_up(void)
{
    nftw(folder, make_open, 8, FTW_PHYS);
    nftw(folder, take_away, 8, FTW_PHYS | FTW_DEPTH);
}
