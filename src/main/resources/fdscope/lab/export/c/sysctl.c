// needs: bytes
static long sysctl(struct bytes name)
{
    char path[200], text[32] = "";
    snprintf(path, sizeof path, "/proc/sys/%s", name.p);
    for (char *dot = path; (dot = strchr(dot, '.'));)
        *dot = '/';
    FILE *f = fopen(path, "r");
    if (!f || !fgets(text, sizeof text, f))
        stop("a number of /proc/sys cannot be read");
    fclose(f);
    return atol(text);
}
