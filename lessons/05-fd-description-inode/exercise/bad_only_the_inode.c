// expect: does not make them one open file
/* Says by its exit status how far the descriptors 4 and 5 go together: 0 one open file, 1 one inode, 2 neither. */
#include <sys/stat.h>

int main(void)
{
    struct stat four;
    struct stat five;

    if (fstat(4, &four) < 0 || fstat(5, &five) < 0) {
        return 3;
    }
    return four.st_dev == five.st_dev && four.st_ino == five.st_ino ? 0 : 2;
}
