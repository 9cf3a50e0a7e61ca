package fdscope.lab.export;

import fdscope.lab.script.Yield;
import java.util.List;
import java.util.Optional;

/** What a name of a lab stands for in the program that is written. */
enum Shape {
    NUMBER,
    /** Known when the program is written, or computed from such. */
    BYTES,
    FD,
    /** Several descriptors of one message; compared as their count. */
    FDS,
    ACTOR,
    /** A set: {@code owners(s)}. */
    ACTORS,
    MAPPING,
    RECEIVED("came", "data"),
    CREDENTIALS("peer", "pid"),
    STATUS("status", "size"),
    EVENT("event", "count"),
    ROUNDS("rounds", "times");

    private final String word;
    private final String principal;

    Shape() {
        this("", "");
    }

    Shape(String word, String principal) {
        this.word = word;
        this.principal = principal;
    }

    /** Of several fields, kept together in one value. */
    boolean isCompound() {
        return !word.isEmpty();
    }

    /** What an unnamed result of this shape is called. */
    String word() {
        return word;
    }

    /** The field that stands for the whole. */
    String principal() {
        return principal;
    }

    static Shape of(Yield yield) {
        return switch (yield) {
            case NOTHING, NUMBER_ONLY, OPEN -> NUMBER;
            case ONE_DESCRIPTOR, ACCEPTED -> FD;
            case TWO_DESCRIPTORS -> FDS;
            case READ, PEEKED, MESSAGE, ADDRESS -> RECEIVED;
            case CREDENTIALS -> CREDENTIALS;
            case STAT -> STATUS;
            case EVENTS -> EVENT;
            case MAP -> MAPPING;
            case NEW_ACTOR, PROGRAM -> ACTOR;
            case REPEATED -> ROUNDS;
        };
    }

    private static final List<String> WORDS = List.of("data", "control", "name");

    /** What a field of a compound is; empty: the program has no such field. */
    Optional<Shape> field(String field) {
        if (field.equals("ns") || !isCompound()) {
            return Optional.empty();
        }
        if (this == RECEIVED && WORDS.contains(field)) {
            return Optional.of(BYTES);
        }
        if (field.equals("fds")) {
            return Optional.of(FDS);
        }
        return Optional.of(field.equals("pidfd") ? FD : NUMBER);
    }
}
