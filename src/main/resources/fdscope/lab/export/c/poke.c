// needs: mapping_type bytes
static long poke(struct mapping m, long offset, struct bytes data)
{
    memcpy(m.p + offset, data.p, data.n);
    return 0;
}
