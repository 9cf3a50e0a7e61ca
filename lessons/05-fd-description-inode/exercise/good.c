/* Says by its exit status how far the descriptors 4 and 5 go together: 0 one open file, 1 one inode, 2 neither. */
#include <linux/kcmp.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum verdict { ONE_OPEN_FILE, ONE_INODE, NEITHER, UNKNOWN };

int main(void)
{
    struct stat four;
    struct stat five;
    long order = syscall(SYS_kcmp, getpid(), getpid(), KCMP_FILE, 4, 5);

    if (order < 0) {
        perror("kcmp");
        return UNKNOWN;
    }
    if (order == 0) {
        return ONE_OPEN_FILE;
    }
    if (fstat(4, &four) < 0 || fstat(5, &five) < 0) {
        perror("fstat");
        return UNKNOWN;
    }
    return four.st_dev == five.st_dev && four.st_ino == five.st_ino ? ONE_INODE : NEITHER;
}
