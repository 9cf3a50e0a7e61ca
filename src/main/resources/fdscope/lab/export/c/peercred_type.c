struct credentials {
    long pid, uid, gid;
};
