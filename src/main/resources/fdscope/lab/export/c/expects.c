// needs: judge
/* The step has succeeded and given this. */
static void expects(int holds, const char *expected)
{
    over();
    if (me == DIRECTOR)
        judge(holds && last.ret != -1, expected);
}
