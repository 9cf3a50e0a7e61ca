package fdscope.lab.dbus;

/** How much of everything: what the specification allows at most, and the smaller limits of our own bus. */
public final class Limits {
    /** Of a message with its header, in the specification: 128 MiB. */
    public static final int MESSAGE = 128 << 20;
    /** Of an array's elements, in the specification: 64 MiB. */
    public static final int ARRAY = 64 << 20;
    /** Arrays in arrays, and structs in structs, in the specification. */
    public static final int DEPTH = 32;
    /** Containers of any kind in each other, variants included, in the specification. */
    public static final int NESTING = 64;
    /** Characters of a signature, and of a name, in the specification. */
    public static final int NAME = 255;

    /** Of a message that our bus and client take: 1 MiB. */
    public static final int OUR_MESSAGE = 1 << 20;
    /** Descriptors of one message, as dbus-daemon's max_message_unix_fds. */
    public static final int FDS = 16;
    /** Bytes of a line before BEGIN. */
    public static final int LINE = 1024;
    /** Connections to our bus. */
    public static final int CLIENTS = 32;
    /** Bytes that may wait for a client that does not read, before the message that goes beyond is refused: 1 MiB. */
    public static final int BACKLOG = 1 << 20;
    /** Descriptors that may wait for a client that does not read. */
    public static final int BACKLOG_FDS = 64;
    /** Names that one client may own or wait for. */
    public static final int NAMES = 64;
    /** Match rules of one client. */
    public static final int RULES = 32;
    /** Calls of one client that nobody has answered. */
    public static final int CALLS = 128;
    /** Bytes of a match rule, as dbus-daemon's max_match_rule_length. */
    public static final int RULE = 1024;

    private Limits() {}
}
