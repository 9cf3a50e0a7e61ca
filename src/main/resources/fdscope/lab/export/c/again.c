// needs: rounds_type
/* One more round; no: the call has failed. */
static int again(struct rounds *r, long ret)
{
    if (ret == -1) {
        r->last = errno;
        return 0;
    }
    r->times++;
    r->total += ret;
    return 1;
}
