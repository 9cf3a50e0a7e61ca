// needs: bytes
/* One control message as it lies in the buffer: header, data, padding. */
static struct bytes cmsg(size_t len, int level, int type, struct bytes data)
{
    char *room = calloc(CMSG_SPACE(data.n), 1);
    if (!room)
        stop("no memory");
    struct cmsghdr head = {.cmsg_len = len, .cmsg_level = level, .cmsg_type = type};
    memcpy(room, &head, sizeof head);
    memcpy(room + CMSG_LEN(0), data.p, data.n);
    return (struct bytes){room, CMSG_SPACE(data.n)};
}
