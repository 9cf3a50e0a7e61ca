// needs: rounds_type received
/* Keeps the descriptors of each round. */
static long gather(struct rounds *r, const struct received *one, long ret)
{
    for (int i = 0; ret != -1 && i < one->nfds && r->nfds < 256; i++)
        r->fds[r->nfds++] = one->fds[i];
    return ret;
}
