// expect: It has set O_NONBLOCK and not taken it back
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

    if (!(four.st_dev == five.st_dev && four.st_ino == five.st_ino)) {
        return 2;
    }
    fcntl(4, F_SETFL, flags ^ O_NONBLOCK);
    return fcntl(5, F_GETFL) != flags ? 0 : 1;
}
