// expect: 5 is a dup() of 4: two numbers
/* Says by its exit status how far the descriptors 4 and 5 go together: 0 one open file, 1 one inode, 2 neither. */
#include <linux/kcmp.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
    struct stat four;
    struct stat five;

    if (fstat(4, &four) < 0 || fstat(5, &five) < 0) {
        return 3;
    }

    if (syscall(SYS_kcmp, getpid(), getpid(), KCMP_FILE, 4, 5)) {
        return 0;
    }
    return four.st_dev == five.st_dev && four.st_ino == five.st_ino ? 1 : 2;
}
