/* Yama may keep processes apart that are not parent and child. */
static int may_trace(void)
{
    FILE *f = fopen("/proc/sys/kernel/yama/ptrace_scope", "r");
    int scope = f ? fgetc(f) : '0';
    if (f)
        fclose(f);
    return scope == '0';
}
