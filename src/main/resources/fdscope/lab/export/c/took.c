// needs: received
/* Notes how much has come; with MSG_TRUNC a call may return more than that. */
static long took(struct received *r, long ret, long room)
{
    r->ret = ret;
    r->size = ret < 0 ? 0 : ret < room ? ret : room;
    r->data[r->size] = 0;
    return ret;
}
