// needs: received
static struct bytes data(const struct received *r)
{
    return (struct bytes){r->data, r->size};
}
