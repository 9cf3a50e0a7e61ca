package fdscope.lab.dbus;

/** Who called connect(2), as the kernel noted it: SO_PEERCRED, unix(7). */
public record Peer(int pid, int uid) {}
