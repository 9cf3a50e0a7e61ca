package fdscope.cli;

import fdscope.exercise.pass.Arrival;
import fdscope.exercise.pass.PassAddress;
import fdscope.kernel.Constants;
import fdscope.kernel.ControlMessage;
import fdscope.kernel.Printable;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import java.util.ArrayList;
import java.util.List;

/** What a message brought, in lines for people. */
final class ArrivalText {
    private ArrivalText() {}

    static List<String> of(Arrival came) {
        Constants constants = Constants.here();
        List<String> lines = new ArrayList<>();
        int length = came.data().length();
        lines.add(row("data", count(length, "byte") + (length == 0 ? "" : "  " + Printable.quoted(came.data()))));
        lines.add(row("descriptors", String.valueOf(came.fds().size())));
        // Every open file has it, since every program is a 64-bit one.
        int largeFile = constants.require("O_LARGEFILE");
        for (Arrival.Arrived fd : came.fds()) {
            lines.add(row(
                    "  " + fd.number(),
                    Printable.of(fd.target()) + "  " + constants.render("O", fd.flags() & ~largeFile)));
        }
        came.credentials().ifPresent(who -> lines.add(row("sent by", who(who) + "  (SCM_CREDENTIALS)")));
        lines.add(
                row("peer", came.peer().map(who -> who(who) + "  (SO_PEERCRED)").orElse("unknown: " + nobody(came))));
        if (!(came.from() instanceof UnixAddress.Unnamed)) {
            lines.add(row("from", PassAddress.text(came.from())));
        }
        for (ControlMessage.Unknown other : came.others()) {
            lines.add(row(
                    "control",
                    "level " + other.level() + ", type " + other.type() + ", "
                            + count(other.data().length(), "byte") + "  "
                            + other.data().hex()));
        }
        lines.add(row("flags", constants.render("MSG", came.flags())));
        String lost = lost(came);
        if (!lost.isEmpty()) {
            lines.add(row("lost", lost));
        }
        return lines;
    }

    /** What did not fit; empty: all did. */
    static String lost(Arrival came) {
        List<String> lost = new ArrayList<>();
        if (came.lostControl()) {
            lost.add("control data was cut off (MSG_CTRUNC): descriptors that did not fit were closed");
        }
        if (came.lostData()) {
            lost.add("data was cut off (MSG_TRUNC): the message had " + count(came.length(), "byte"));
        }
        return String.join("; ", lost);
    }

    private static String nobody(Arrival came) {
        return came.type() == SocketType.DGRAM ? "datagrams come from anybody" : "the kernel does not say";
    }

    private static String who(ControlMessage.Credentials who) {
        return "pid " + who.pid() + ", uid " + Integer.toUnsignedString(who.uid()) + ", gid "
                + Integer.toUnsignedString(who.gid());
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String row(String name, String value) {
        return String.format("%-11s  %s", name, value);
    }
}
