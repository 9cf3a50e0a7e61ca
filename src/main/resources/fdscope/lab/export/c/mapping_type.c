struct mapping {
    char *p;
    long size;
};
