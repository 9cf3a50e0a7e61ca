// expect: no descriptor with it
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int fd = 4;

    if (write(3, &fd, sizeof fd) < 0) {
        perror("write");
        return 1;
    }
    return 0;
}
