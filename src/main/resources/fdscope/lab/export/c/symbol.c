// needs: bytes
static int symbol(struct bytes name)
{
    char line[300], word[300];
    int found = 0;
    FILE *f = fopen("/proc/kallsyms", "r");
    while (f && !found && fgets(line, sizeof line, f))
        found = sscanf(line, "%*s %*s %299s", word) == 1 && strcmp(word, name.p) == 0;
    if (f)
        fclose(f);
    return found;
}
