// needs: judge
static void dies(int actor, int signal, const char *expected)
{
    over();
    if (me == DIRECTOR)
        judge(dead[actor] && by_signal[actor] == signal, expected);
}
