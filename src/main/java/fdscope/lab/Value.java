package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an expression of a lab comes to. */
public sealed interface Value {
    record Num(long number) implements Value {}

    record Str(Bytes bytes) implements Value {}

    record Items(List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A descriptor of an actor: the number may be closed by now. */
    record Descriptor(String actor, int number) implements Value {}

    record Mapping(String actor, long address, long length) implements Value {}

    record Player(String name) implements Value {}

    /** A predicate's answer; where a number is wanted it is 1 or 0. */
    record Truth(boolean holds) implements Value {}

    /** A constant that is also a word of its own: {@code EAGAIN} is an errno, {@code SIGPIPE} a signal. */
    record Constant(String name, long number) implements Value {}

    /** {@code any}, {@code ok}: success, whatever it is. */
    record Any() implements Value {}

    /**
     * What a call gave: its principal value and its fields; with an {@code error} it failed and has neither.
     */
    record Outcome(Value principal, Map<String, Value> fields, Optional<Errno> error) implements Value {
        public Outcome {
            fields = Map.copyOf(fields);
        }
    }

    /** The value itself, where a call's result stands for its principal value. */
    default Value principal() {
        return this instanceof Outcome outcome ? outcome.principal() : this;
    }
}
