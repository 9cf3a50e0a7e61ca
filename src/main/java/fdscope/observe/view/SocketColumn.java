package fdscope.observe.view;

import fdscope.kernel.Printable;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import fdscope.observe.NoOwner;
import fdscope.observe.Owner;
import fdscope.observe.SocketField;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketState;
import java.util.Comparator;
import java.util.Optional;

/**
 * The columns of the socket table, each with its text and its order. {@code -}: there is none; {@code ?}: not told;
 * texts are printable.
 */
public enum SocketColumn {
    INODE("inode") {
        @Override
        public Comparator<SocketRow> order() {
            return Comparator.comparingLong(SocketRow::inode);
        }

        @Override
        public String text(SocketRow row) {
            return Long.toString(row.inode());
        }
    },
    TYPE("type") {
        @Override
        public String text(SocketRow row) {
            return row.socket().type().map(SocketType::word).orElse("?");
        }
    },
    STATE("state") {
        @Override
        public String text(SocketRow row) {
            return row.socket().state().map(SocketState::word).orElse("?");
        }
    },
    /** Readable bytes; of a listener the waiting connections and the room for them, which is its backlog and one. */
    RECEIVE("recv") {
        @Override
        public Comparator<SocketRow> order() {
            return Comparator.comparingLong(row -> row.socket().receiveQueue().orElse(-1L));
        }

        @Override
        public String text(SocketRow row) {
            return isListening(row)
                    ? told(row.socket().receiveQueue())
                            + row.socket()
                                    .sendQueue()
                                    .map(backlog -> "/" + (backlog + 1))
                                    .orElse("")
                    : told(row.socket().receiveQueue());
        }
    },
    /** Memory charged for what it sent and nobody read. */
    SEND("send") {
        @Override
        public Comparator<SocketRow> order() {
            return Comparator.comparingLong(row -> row.socket().sendQueue().orElse(-1L));
        }

        @Override
        public String text(SocketRow row) {
            return isListening(row) ? "-" : told(row.socket().sendQueue());
        }
    },
    /** Descriptors that wait in its queue. */
    IN_FLIGHT("fds") {
        @Override
        public Comparator<SocketRow> order() {
            return Comparator.comparingLong(row -> row.inFlight().orElse(-1L));
        }

        @Override
        public String text(SocketRow row) {
            return row.inFlight().isPresent() ? Long.toString(row.inFlight().getAsLong()) : "?";
        }
    },
    PEER("peer") {
        @Override
        public Comparator<SocketRow> order() {
            return Comparator.comparingLong(row -> row.socket().peer().orElse(-1L));
        }

        @Override
        public String text(SocketRow row) {
            return row.socket().peer().map(String::valueOf).orElse(row.isUnproven() ? "?" : "-");
        }
    },
    OWNER("owner") {
        @Override
        public String text(SocketRow row) {
            if (row.owners().isEmpty()) {
                return row.isUnproven() ? unproven(row) : unowned(row.noOwner().orElse(NoOwner.NOT_ASKED));
            }
            Owner first = row.owners().get(0);
            String text = Printable.of(first.command()) + " " + first.pid() + " fd " + first.fd();
            int more = row.owners().size() - 1;
            return more == 0 ? text : text + " and " + more + " more";
        }
    },
    NAME("name") {
        @Override
        public String text(SocketRow row) {
            UnixAddress name = row.name();
            return name instanceof UnixAddress.Unnamed ? "-" : SocketField.nameText(name);
        }
    };

    private final String heading;

    SocketColumn(String heading) {
        this.heading = heading;
    }

    public String heading() {
        return heading;
    }

    public abstract String text(SocketRow row);

    /** The least first; of numbers, what is not told before everything. */
    public Comparator<SocketRow> order() {
        return Comparator.comparing(this::text);
    }

    private static boolean isListening(SocketRow row) {
        return row.socket().state().filter(SocketState.LISTENING::equals).isPresent();
    }

    private static String told(Optional<Long> number) {
        return number.map(String::valueOf).orElse("?");
    }

    private static String unproven(SocketRow row) {
        return row.socket()
                .unproven()
                .map(doubt -> "unproven: " + doubt.kind().word())
                .orElse("unproven");
    }

    private static String unowned(NoOwner why) {
        return switch (why) {
            case IN_FLIGHT -> "nobody (in flight)";
            case NOT_PERMITTED -> "not readable";
            case NONE_FOUND -> "none found";
            case NOT_ASKED -> "not asked";
        };
    }
}
