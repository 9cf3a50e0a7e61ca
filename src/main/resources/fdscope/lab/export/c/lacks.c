/* What stands after an unmet need is skipped. */
static int lacks(const char *what, int missing)
{
    over();
    if (missing && me == DIRECTOR)
        printf("not on this kernel: %s; the rest is skipped\n", what);
    skipped |= missing;
    if (missing)
        claimed = NULL;
    return missing;
}
