package fdscope.lab.script;

import fdscope.kernel.SocketType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One step of a lab: what a reader steps over with the space bar. */
public sealed interface Step {
    /** {@code needs X …}. */
    record Needs(List<Need> needs) implements Step {
        public Needs {
            needs = List.copyOf(needs);
        }
    }

    /** {@code needs symbol NAME}, {@code needs program NAME}, {@code needs userns} … */
    record Need(Kind kind, String name) {
        public enum Kind {
            ROOT,
            USERNS,
            PTRACE,
            WCHAN,
            OPTION,
            SYMBOL,
            PROGRAM
        }
    }

    /** {@code pair alice.s bob.s stream / dgram}. One type, or one per variant. */
    record Pair(Place first, Place second, List<SocketType> types) implements Step {
        public Pair {
            types = List.copyOf(types);
        }
    }

    /** {@code pipe bob.r alice.w}: reading end, writing end. */
    record Pipe(Place read, Place write) implements Step {}

    /** {@code ACTOR.NAME}. */
    record Place(String actor, String name) {
        @Override
        public String toString() {
            return actor + "." + name;
        }
    }

    /** {@code kill alice}. */
    record Kill(String actor) implements Step {}

    /** {@code let NAME = VALUE}. */
    record Let(String name, Alt value) implements Step {}

    /** {@code expect [within TIME] [not] A [OP B]}. Without comparison: true or not 0. */
    record Expect(Optional<Duration> within, boolean negated, Alt actual, Optional<Comparison> comparison)
            implements Step {}

    /** An operator and what stands right of it. */
    record Comparison(Operator operator, Alt value) {}

    enum Operator {
        EQ("=="),
        NE("!="),
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">="),
        /** All these bits are set. */
        HAS("has");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** {@code claim "text"}. */
    record Claim(String text) implements Step {}

    /** {@code predict "text"} with its answers; exactly one is right. */
    record Predict(String question, List<Answer> answers) implements Step {
        public Predict {
            answers = List.copyOf(answers);
        }
    }

    /** @param why the misconception of a wrong answer, the reason of the right one */
    record Answer(boolean right, String text, Optional<String> why) {}

    /** {@code freeze "text"}. */
    record Freeze(String text) implements Step {}

    /** {@code show "label" VALUE}. */
    record Show(String label, Alt value) implements Step {}

    /**
     * {@code alice [start] [NAMES =] CALL [-> RESULT]}, also with {@code repeat}.
     *
     * @param names what the results are bound to: {@code r, w = pipe()}
     */
    record Act(
            String actor,
            boolean start,
            List<String> names,
            Call call,
            Optional<Repeat> repeat,
            Optional<Result> result)
            implements Step {
        public Act {
            names = List.copyOf(names);
        }
    }

    /** {@code repeat [N] CALL [until V]}: at least one of the two is there. */
    record Repeat(OptionalInt count, Optional<Alt> until) {}

    /** {@code alice NAME = VALUE}; {@code fd(3)} is the call {@code fd} of an {@link Expr.Apply}. */
    record Bind(String actor, String name, Alt value) implements Step {}

    /** {@code alice await [-> RESULT]}. */
    record Await(String actor, Optional<Result> result) implements Step {}

    /** A system call as written. */
    record Call(String name, List<Argument> arguments) {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** An argument of a call. */
    sealed interface Argument {
        record Plain(Alt value) implements Argument {}

        /** {@code control N}, {@code controllen N}, {@code addrlen N}, {@code raw BYTES}, {@code to ADDR}, {@code env "K=V"}. */
        record Keyword(String word, Alt value) implements Argument {}

        /** {@code SCM_RIGHTS [f, g]}: each element may be {@code f * 253}. */
        record Rights(List<Alt> fds) implements Argument {
            public Rights {
                fds = List.copyOf(fds);
            }
        }

        /** {@code SCM_CREDENTIALS {pid=1}}: fields pid, uid, gid; what is missing is the truth. */
        record Credentials(List<Field> fields) implements Argument {
            public Credentials {
                fields = List.copyOf(fields);
            }
        }

        /** {@code {cmsg_len=8, cmsg_level=41, cmsg_type=1, cmsg_data=[f]}}. */
        record RawControl(List<Field> fields) implements Argument {
            public RawControl {
                fields = List.copyOf(fields);
            }
        }

        /** {@code 3 = l} of spawn. */
        record Numbered(int number, Alt fd) implements Argument {}
    }

    record Field(String name, Alt value) {}

    /**
     * What stands after {@code ->}.
     *
     * @param principal empty for {@code ok}
     */
    record Result(Optional<Comparison> principal, List<FieldResult> fields) {
        public Result {
            fields = List.copyOf(fields);
        }
    }

    record FieldResult(String field, Comparison comparison) {}
}
