package fdscope.observe;

/**
 * The file that bind(2) made for a pathname socket (UNIX_DIAG_VFS).
 *
 * @param inode of the file, not of the socket
 * @param device the kernel's dev_t, {@code major << 20 | minor}; not what stat(2) calls st_dev
 */
public record FileId(long inode, long device) {
    public int major() {
        return (int) (device >>> 20);
    }

    public int minor() {
        return (int) (device & 0xfffff);
    }
}
