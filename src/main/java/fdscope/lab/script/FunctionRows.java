package fdscope.lab.script;

import static fdscope.lab.script.CallTable.Wants.ACTOR;
import static fdscope.lab.script.CallTable.Wants.ANYTHING;
import static fdscope.lab.script.CallTable.Wants.ANY_FD;
import static fdscope.lab.script.CallTable.Wants.ANY_FD_OR_NUMBER;
import static fdscope.lab.script.CallTable.Wants.DATA;
import static fdscope.lab.script.CallTable.Wants.NUMBER;
import static fdscope.lab.script.CallTable.Wants.PATH;

import fdscope.lab.script.CallTable.Function;
import fdscope.lab.script.CallTable.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of {@link CallTable#function}: first what is observed, then what is computed. */
final class FunctionRows {
    private final Map<String, Function> rows = new LinkedHashMap<>();

    private FunctionRows() {}

    static Map<String, Function> build() {
        FunctionRows r = new FunctionRows();
        r.seen(Kind.NUMBER, "same_file", ANY_FD.p("A"), ANY_FD.p("B"));
        for (String name : "number inode closed cloexec flags offset in_flight queued unsent peer".split(" ")) {
            r.seen(Kind.NUMBER, name, ANY_FD.p("FD"));
        }
        r.seen(Kind.BYTES, "target", ANY_FD.p("FD"));
        r.seen(Kind.BYTES, "state", ANY_FD.p("FD"));
        r.seen(Kind.NUMBER, "listed", NUMBER.p("INODE"), DATA.o("SOURCE"));
        r.seen(Kind.LIST, "owners", ANY_FD_OR_NUMBER.p("FD or INODE"));
        r.seen(Kind.NUMBER, "exists", PATH.p("PATH"));
        for (String name : "alive pid uid open_fds blocked".split(" ")) {
            r.seen(Kind.NUMBER, name, ACTOR.p("ACTOR"));
        }
        r.seen(Kind.BYTES, "wchan", ACTOR.p("ACTOR"));
        r.seen(Kind.NUMBER, "copies", ACTOR.p("ACTOR"), ANY_FD.p("FD"));
        r.seen(Kind.BYTES, "stdout", ACTOR.p("PROGRAM"));
        r.seen(Kind.BYTES, "stderr", ACTOR.p("PROGRAM"));
        r.seen(Kind.NUMBER, "symbol", DATA.p("NAME"));
        r.seen(Kind.NUMBER, "sysctl", DATA.p("NAME"));
        r.computed(Kind.NUMBER, "len", ANYTHING.p("VALUE"));
        r.computed(Kind.NUMBER, "rate", ANYTHING.p("REPEAT"));
        for (String name : "u8 u16 u32 u64 decimal".split(" ")) {
            r.computed(Kind.BYTES, name, ANY_FD_OR_NUMBER.p("N"));
        }
        r.computed(Kind.BYTES, "slice", DATA.p("BYTES"), NUMBER.p("FROM"), NUMBER.p("TO"));
        r.computed(Kind.DESCRIPTOR, "fd", NUMBER.p("N"));
        r.computed(Kind.DESCRIPTOR, "copy", ANY_FD.p("FD"));
        r.computed(Kind.NUMBER, "CMSG_SPACE", NUMBER.p("BYTES"));
        r.computed(Kind.NUMBER, "CMSG_LEN", NUMBER.p("BYTES"));
        return Collections.unmodifiableMap(r.rows);
    }

    private void seen(Kind gives, String name, Parameter... parameters) {
        rows.put(name, new Function(name, List.of(parameters), gives, true));
    }

    private void computed(Kind gives, String name, Parameter... parameters) {
        rows.put(name, new Function(name, List.of(parameters), gives, false));
    }
}
