// needs: asleep
static int blocked(int actor)
{
    return !returned(actor) && asleep(actor);
}
