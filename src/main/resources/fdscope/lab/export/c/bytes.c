/* Bytes with their length, for a NUL is a byte like any other. */
struct bytes {
    const char *p;
    size_t n;
};
#define B(text) ((struct bytes){text, sizeof(text) - 1})
