struct event {
    long count, events, fd_number;
};
