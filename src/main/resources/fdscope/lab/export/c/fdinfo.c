// needs: fd_path
/* What /proc/PID/fdinfo/N says behind this word. */
static long fdinfo(int actor, int fd, const char *word, int base)
{
    char line[200];
    FILE *f = fopen(fd_path(actor, "fdinfo", fd), "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, word, strlen(word)) == 0) {
            fclose(f);
            return strtol(line + strlen(word), NULL, base);
        }
    stop("/proc/PID/fdinfo does not tell this");
    return -1;
}
