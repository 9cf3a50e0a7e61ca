struct rounds {
    long times, total, last;
    int nfds, fds[256];
};
