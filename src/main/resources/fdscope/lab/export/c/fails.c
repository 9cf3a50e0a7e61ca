// needs: judge
static void fails(int error, const char *expected)
{
    over();
    if (me == DIRECTOR)
        judge(last.error == error, expected);
}
