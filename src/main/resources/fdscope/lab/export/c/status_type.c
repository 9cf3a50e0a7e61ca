struct status {
    long size, type, mode, ino;
};
