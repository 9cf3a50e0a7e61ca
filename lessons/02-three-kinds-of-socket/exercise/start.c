/* Sends back each message from the socket 3. It works as long as each read() gives exactly one message. */
#include <unistd.h>

int main(void)
{
    char buffer[4096];
    ssize_t n;

    while ((n = read(3, buffer, sizeof buffer)) > 0) {
        if (write(3, buffer, n) < 0) {
            return 1;
        }
    }
    return 0;
}
