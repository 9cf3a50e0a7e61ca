/* Looks again until the time is over. */
static int within(int ms, int *waited)
{
    usleep(1000);
    return ++*waited < ms;
}
