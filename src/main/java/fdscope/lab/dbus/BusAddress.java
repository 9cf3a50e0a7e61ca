package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import fdscope.kernel.UnixAddress;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Where a bus listens, as DBUS_SESSION_BUS_ADDRESS says it (the specification, "Server Addresses"). */
public final class BusAddress {
    private static final String PLAIN = "-_/.\\*";

    private BusAddress() {}

    /**
     * {@code unix:path=/run/user/1000/bus}, {@code unix:abstract=name}; several with {@code ;} between them, to be tried in
     * turn. Other transports than unix are left out.
     *
     * @throws ProtocolFault if there is no address of a Unix socket in it
     */
    public static List<UnixAddress> of(String text) throws ProtocolFault {
        List<UnixAddress> addresses = new ArrayList<>();
        for (String address : text.split(";")) {
            if (address.startsWith("unix:")) {
                for (String pair : address.substring("unix:".length()).split(",")) {
                    if (pair.startsWith("path=")) {
                        addresses.add(new UnixAddress.Pathname(unescaped(pair.substring("path=".length()))));
                    } else if (pair.startsWith("abstract=")) {
                        addresses.add(new UnixAddress.Abstract(unescaped(pair.substring("abstract=".length()))));
                    }
                }
            }
        }
        if (addresses.isEmpty()) {
            throw new ProtocolFault(Value.text(text).told()
                    + " is no address of a bus here, expected unix:path=PATH or unix:abstract=NAME");
        }
        return addresses;
    }

    /** The address of a socket with a name. */
    public static String text(UnixAddress address) {
        return address instanceof UnixAddress.Abstract named
                ? "unix:abstract=" + escaped(named.rest())
                : "unix:path=" + escaped(address.name());
    }

    private static String escaped(Bytes name) {
        StringBuilder out = new StringBuilder();
        for (byte b : name.toArray()) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || PLAIN.indexOf(b) >= 0;
            out.append(plain ? String.valueOf((char) b) : String.format("%%%02x", b));
        }
        return out.toString();
    }

    private static Bytes unescaped(String text) throws ProtocolFault {
        byte[] bytes = Bytes.utf8(text).toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                out.write(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low < 0) {
                throw new ProtocolFault(Value.text(text).told() + " has a % that two hex digits do not follow");
            }
            out.write(high * 16 + low);
            i += 2;
        }
        return Bytes.of(out.toByteArray());
    }
}
