// needs: asleep bytes
/* The kernel function it sleeps in, without what the compiler added to its name. */
static struct bytes wchan(int actor)
{
    static char name[100];
    proc(name, sizeof name, actor, "wchan");
    name[strcspn(name, ".")] = 0;
    return (struct bytes){name, strlen(name)};
}
