// expect: It has moved an offset and not moved it back
/* Says by its exit status how far the descriptors 4 and 5 go together: 0 one open file, 1 one inode, 2 neither. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    struct stat four;
    struct stat five;

    if (fstat(4, &four) < 0 || fstat(5, &five) < 0) {
        return 3;
    }
    int flags = fcntl(5, F_GETFL);
    int one;

    if (!(four.st_dev == five.st_dev && four.st_ino == five.st_ino)) {
        return 2;
    }
    if (lseek(4, 0, SEEK_CUR) >= 0) {
        off_t before = lseek(5, 0, SEEK_CUR);
        lseek(4, 1, SEEK_CUR);
        return lseek(5, 0, SEEK_CUR) != before ? 0 : 1;
    }
    fcntl(4, F_SETFL, fcntl(4, F_GETFL) ^ O_NONBLOCK);
    one = fcntl(5, F_GETFL) != flags;
    fcntl(4, F_SETFL, fcntl(4, F_GETFL) ^ O_NONBLOCK);
    return one ? 0 : 1;
}
