// needs: received
static struct bytes control(const struct received *r)
{
    return (struct bytes){r->control, r->controllen};
}
