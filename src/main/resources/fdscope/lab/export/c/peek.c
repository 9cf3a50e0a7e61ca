// needs: mapping_type took
/* Reads memory: no call, and no error but a signal. */
static long peek(struct received *r, struct mapping m, long offset, long size)
{
    memcpy(r->data, m.p + offset, size);
    return took(r, size, size);
}
