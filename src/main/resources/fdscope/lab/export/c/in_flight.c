// needs: fdinfo
/* Descriptors queued to a socket. */
static long in_flight(int actor, int fd)
{
    return fdinfo(actor, fd, "scm_fds:", 10);
}
