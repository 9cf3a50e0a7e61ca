// needs: received
/* Bytes of the lab, noted where all processes see them. */
static void keep(struct received *to, struct bytes from)
{
    memcpy(to->data, from.p, from.n);
    to->size = from.n;
}
