static void holds(int yes)
{
    puts(yes ? "holds" : "DIFFERS");
    differs += !yes;
}
