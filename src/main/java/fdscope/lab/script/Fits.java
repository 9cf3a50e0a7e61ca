package fdscope.lab.script;

import fdscope.lab.script.CallTable.Wants;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which kinds a parameter takes. */
final class Fits {
    private static final Map<Wants, Set<Kind>> TAKES = Map.ofEntries(
            Map.entry(Wants.FD, EnumSet.of(Kind.DESCRIPTOR, Kind.NUMBER)),
            Map.entry(Wants.NUMBER, EnumSet.of(Kind.NUMBER)),
            Map.entry(Wants.DATA, EnumSet.of(Kind.BYTES)),
            Map.entry(Wants.PATH, EnumSet.of(Kind.BYTES)),
            Map.entry(Wants.ADDRESS, EnumSet.of(Kind.BYTES)),
            Map.entry(Wants.MAPPING, EnumSet.of(Kind.MAPPING)),
            Map.entry(Wants.PID, EnumSet.of(Kind.NUMBER, Kind.ACTOR)),
            Map.entry(Wants.FD_OR_NUMBER, EnumSet.of(Kind.NUMBER, Kind.DESCRIPTOR, Kind.ACTOR)),
            Map.entry(Wants.ANY_FD, EnumSet.of(Kind.DESCRIPTOR)),
            Map.entry(Wants.ANY_FD_OR_NUMBER, EnumSet.of(Kind.NUMBER, Kind.DESCRIPTOR)),
            Map.entry(Wants.ACTOR, EnumSet.of(Kind.ACTOR)),
            Map.entry(Wants.ANYTHING, EnumSet.allOf(Kind.class)));

    private Fits() {}

    /** False only where it is certain. */
    static boolean fits(Wants wants, Type type, Expr value) {
        boolean dissolves = wants == Wants.ADDRESS
                && value instanceof Expr.Constant c
                && c.name().equals("AF_UNSPEC");
        return type.isUnknown() || dissolves || TAKES.get(wants).contains(type.kind());
    }

    static boolean wantsDescriptor(Wants wants) {
        return TAKES.get(wants).contains(Kind.DESCRIPTOR) && wants != Wants.ANYTHING;
    }

    /** The descriptor must be the caller's: only observations look at those of others. */
    static boolean mustBeOwn(Wants wants) {
        return wants == Wants.FD || wants == Wants.FD_OR_NUMBER;
    }
}
