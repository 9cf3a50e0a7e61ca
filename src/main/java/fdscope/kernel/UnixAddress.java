package fdscope.kernel;

import java.nio.ByteOrder;

/**
 * An AF_UNIX address (unix(7)): unnamed, pathname or abstract. Names stay bytes; escaping is a matter of display. {@link
 * #sockaddr()} gives exactly the bytes that bind(2) or connect(2) take, their number being addrlen.
 */
public sealed interface UnixAddress {
    int AF_UNIX = 1;
    /** Bytes of sun_path in struct sockaddr_un. */
    int SUN_PATH = 108;

    Bytes sockaddr();

    /** The name without sun_family, without a pathname's closing NUL: {@code ""} when unnamed, a leading NUL when abstract. */
    Bytes name();

    /** The family alone, addrlen 2: bind(2) chooses an abstract name (autobind). */
    record Unnamed() implements UnixAddress {
        @Override
        public Bytes sockaddr() {
            return family();
        }

        @Override
        public Bytes name() {
            return Bytes.EMPTY;
        }
    }

    /** A name in the file system; {@code path} without its closing NUL. */
    record Pathname(Bytes path) implements UnixAddress {
        @Override
        public Bytes sockaddr() {
            return family().plus(path).plus(Bytes.of((byte) 0));
        }

        @Override
        public Bytes name() {
            return path;
        }
    }

    /** A name in the abstract namespace of a network namespace; {@code rest} is all behind the leading NUL, NULs included. */
    record Abstract(Bytes rest) implements UnixAddress {
        @Override
        public Bytes sockaddr() {
            return family().plus(name());
        }

        @Override
        public Bytes name() {
            return Bytes.of((byte) 0).plus(rest);
        }
    }

    /** Reads a sockaddr_un of addrlen bytes as getsockname(2) gives it. */
    static UnixAddress of(Bytes sockaddr) {
        return ofName(sockaddr.length() <= 2 ? Bytes.EMPTY : sockaddr.slice(2, sockaddr.length()));
    }

    /** Reads sun_path: nothing is unnamed, a leading NUL is abstract, else a pathname up to its first NUL. */
    static UnixAddress ofName(Bytes path) {
        if (path.isEmpty()) {
            return new Unnamed();
        }
        if (path.at(0) == 0) {
            return new Abstract(path.slice(1, path.length()));
        }
        int end = 0;
        while (end < path.length() && path.at(end) != 0) {
            end++;
        }
        return new Pathname(path.slice(0, end));
    }

    private static Bytes family() {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                ? Bytes.of((byte) AF_UNIX, (byte) 0)
                : Bytes.of((byte) 0, (byte) AF_UNIX);
    }
}
