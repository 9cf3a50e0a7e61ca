// needs: bytes
/* What a receiving call brought. */
struct received {
    long ret, size, flags, cmsgs, cmsg_len, controllen, namelen, addrlen, pid, uid, gid, inq;
    int pidfd, nfds, fds[256];
    char name[112], control[2048], data[ROOM];
};
