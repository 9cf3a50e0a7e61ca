// needs: rounds_type
static void all_rounds(struct rounds *r, int until)
{
    errno = r->last;
    gave(r->last == 0 || r->last == until ? r->times : -1);
}
