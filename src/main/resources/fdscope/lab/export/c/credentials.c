// needs: cmsg
static struct bytes credentials(int pid, int uid, int gid)
{
    int *three = malloc(12);
    if (!three)
        stop("no memory");
    three[0] = pid, three[1] = uid, three[2] = gid;
    return cmsg(CMSG_LEN(12), SOL_SOCKET, SCM_CREDENTIALS, (struct bytes){(char *)three, 12});
}
