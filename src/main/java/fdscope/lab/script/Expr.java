package fdscope.lab.script;

import fdscope.kernel.Bytes;
import java.util.List;

/** An expression of the lab language; the runner computes it, actors never see one. */
public sealed interface Expr {
    record Int(long value) implements Expr {}

    record Str(Bytes value) implements Expr {}

    /** A constant of the manual: {@code SOCK_STREAM}, {@code ENOENT}, {@code SIGPIPE}; {@code ok} and {@code any} are {@link Any}. */
    record Constant(String name) implements Expr {}

    /** {@code any}, {@code ok}: success, whatever the value. */
    record Any() implements Expr {}

    /**
     * A name that is bound before this line: of an actor ({@code alice.f}; in alice's lines written {@code f}) or, with
     * an empty actor, of the lab ({@code let}, {@code run}).
     */
    record Name(String actor, String name) implements Expr {}

    /** An actor as a value: {@code pid(bob)}, {@code [server]}, {@code kill(bob, SIGTERM)}. */
    record ActorName(String name) implements Expr {}

    /** A field of a result: {@code m.flags}. */
    record Field(Expr of, String name) implements Expr {}

    /** {@code m.fds[0]}. */
    record Index(Expr of, Expr index) implements Expr {}

    /** A function or an observation: {@code CMSG_SPACE(4)}, {@code in_flight(bob.s)}. */
    record Apply(String function, List<Alt> arguments) implements Expr {
        public Apply {
            arguments = List.copyOf(arguments);
        }
    }

    record ListOf(List<Alt> elements) implements Expr {
        public ListOf {
            elements = List.copyOf(elements);
        }
    }

    /** Alternatives in parentheses: {@code ftruncate(f, (4096 / 100))}. */
    record Group(Alt alt) implements Expr {}

    record Negate(Expr of) implements Expr {}

    record Binary(char operator, Expr left, Expr right) implements Expr {}
}
