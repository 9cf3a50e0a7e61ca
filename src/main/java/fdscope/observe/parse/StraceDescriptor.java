package fdscope.observe.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A descriptor as strace writes it: {@code 5}, with -y {@code 5<socket:[123]>}, with -yy {@code
 * 5<UNIX-STREAM:[123->124,"/run/door"]>}, {@code 5</memfd:note>(deleted)}.
 *
 * @param number a decimal number, or {@code AT_FDCWD}
 * @param target what stands between the angle brackets; empty if strace was not asked
 */
record StraceDescriptor(String number, String target, boolean deleted) {
    private static final Pattern SOCKET =
            Pattern.compile("(UNIX(?:-[A-Z]+)?):\\[([0-9]+)(?:->([0-9]+))?(?:,(.*))?\\]", Pattern.DOTALL);

    static StraceDescriptor of(String text) {
        int angle = text.indexOf('<');
        if (angle < 0) {
            return new StraceDescriptor(text.strip(), "", false);
        }
        int end = StraceText.endOfAngle(text, angle);
        String target = text.substring(angle + 1, Math.max(angle + 1, end - 1));
        return new StraceDescriptor(text.substring(0, angle).strip(), target, text.startsWith("(deleted)", end));
    }

    static boolean isOne(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i > 0 && i < 11 && (i == text.length() || text.charAt(i) == '<');
    }

    /** {@code descriptor 5: a stream socket, inode 123, connected to inode 124}; printable. */
    String words() {
        String head = "descriptor " + StraceValue.printable(number);
        return target.isEmpty() ? head : head + ": " + what() + (deleted ? " (no path leads to it any more)" : "");
    }

    private String what() {
        Matcher unix = SOCKET.matcher(target);
        if (unix.matches()) {
            String peer = unix.group(3) == null ? "" : ", connected to inode " + unix.group(3);
            String name = unix.group(4) == null ? "" : ", name " + StraceValue.printable(unix.group(4));
            return type(unix.group(1)) + ", inode " + unix.group(2) + peer + name;
        }
        String text = StraceValue.printable(target);
        if (target.startsWith("socket:[")) {
            return "a socket, inode " + text.substring("socket:[".length(), Math.max(8, text.length() - 1));
        }
        if (target.startsWith("pipe:[")) {
            return "a pipe, inode " + text.substring("pipe:[".length(), Math.max(6, text.length() - 1));
        }
        if (target.startsWith("/memfd:")) {
            return "the memfd " + text.substring("/memfd:".length());
        }
        return target.startsWith("anon_inode:") ? "the kernel object " + text.substring("anon_inode:".length()) : text;
    }

    /** The protocols of AF_UNIX bear these names; datagram and seqpacket sockets share one in older kernels. */
    private static String type(String protocol) {
        return switch (protocol) {
            case "UNIX-STREAM" -> "a stream socket";
            case "UNIX-DGRAM" -> "a datagram socket";
            case "UNIX-SEQPACKET" -> "a seqpacket socket";
            default -> "a datagram or seqpacket socket";
        };
    }
}
