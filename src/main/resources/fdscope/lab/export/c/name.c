// needs: received
static struct bytes name(const struct received *r)
{
    return (struct bytes){r->name, r->namelen};
}
