package planted.kernel;

/** The other power. */
public interface Syscalls {}
