static int alive(int actor)
{
    return !died(actor);
}
