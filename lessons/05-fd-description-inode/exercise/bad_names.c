// expect: fstat() knows, a name does not
/* Says by its exit status how far the descriptors 4 and 5 go together: 0 one open file, 1 one inode, 2 neither. */
#include <string.h>
#include <unistd.h>

int main(void)
{
    char four[4096] = "";
    char five[4096] = "";

    if (readlink("/proc/self/fd/4", four, sizeof four - 1) < 0
            || readlink("/proc/self/fd/5", five, sizeof five - 1) < 0) {
        return 3;
    }
    return strcmp(four, five) == 0 ? 0 : 2;
}
