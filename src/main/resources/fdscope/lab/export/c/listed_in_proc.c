/* Whether /proc/net/unix has a row with that inode. */
static int listed_in_proc(long ino)
{
    char line[400];
    long found = -1;
    FILE *f = fopen("/proc/net/unix", "r");
    while (f && fgets(line, sizeof line, f) && found != ino)
        sscanf(line, "%*s %*s %*s %*s %*s %*s %ld", &found);
    if (f)
        fclose(f);
    return found == ino;
}
