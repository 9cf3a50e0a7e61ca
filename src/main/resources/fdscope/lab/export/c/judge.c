static void judge(int holds, const char *expected)
{
    if (!holds)
        printf("    differs: expected %s\n", expected);
    differs += !holds;
}
