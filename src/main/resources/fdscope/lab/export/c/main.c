#include <grp.h>
@VALUES@

/* One process for each actor, then the lab; afterwards nothing is left. */
static void play(const char *name, int first, int count, void (*lab)(void))
{
    if (name[0])
        printf("== %s ==\n", name);
    fflush(stdout);
    memset(v, 0, sizeof *v);
    memset(stage, 0, sizeof *stage);
    memset(dead, 0, sizeof dead);
    memset(back, 0, sizeof back);
    snprintf(folder, sizeof folder, "%s/lab-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
    if (!mkdtemp(folder) || chdir(folder) == -1)
        stop("no folder could be made for the lab");
    sem_init(&stage->born, 1, 0);
    for (int i = first; i < ACTORS; i++) {
        sem_init(&stage->go[i], 1, 0);
        sem_init(&stage->done[i], 1, 0);
        pid_t pid = i < first + count ? fork() : -1;
        if (pid > 0)
            stage->pid[i] = pid;
        if (pid == 0) {
            me = i;
            stage->pid[i] = getpid();
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            lab();
            over();
            for (;;)
                pause();
        }
    }
    lab();
    claim(NULL);
    for (int i = first; i < ACTORS; i++)
        if (stage->pid[i] > 0 && !dead[i])
            kill(stage->pid[i], SIGKILL);
    while (waitpid(-1, NULL, 0) > 0)
        ;
    if (chdir("/") == 0)
        clean_up();
}

static void *shared(size_t size)
{
    return mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
}

/* Root would see other results: modes would not be asked, limits would not hold. */
static void be_nobody(void)
{
    if (geteuid() == 0 && (setgroups(0, NULL) || setresgid(65534, 65534, 65534) || setresuid(65534, 65534, 65534)))
        exit(2);
    prctl(PR_SET_DUMPABLE, 1); /* or the director could not look into its actors */
}

static void prepare(void)
{
    be_nobody();
    umask(022);
    closefrom(3);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    signal(SIGPIPE, SIG_DFL);
    setvbuf(stdout, NULL, _IOLBF, 0);
    v = shared(sizeof *v);
    stage = shared(sizeof *stage);
}

static int verdict(void)
{
    printf("%s\n", unproven || differs ? "Not every claim holds." : skipped ? "Skipped." : "Every claim holds.");
    return unproven || differs ? 1 : skipped ? 3 : 0;
}
