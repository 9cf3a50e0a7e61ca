package fdscope.observe.view;

import fdscope.kernel.SocketType;
import fdscope.observe.Owner;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The fields of the filter language: each reads its value and says so in a line of help. */
enum FilterField {
    NAME("name", "TEXT", "the name has TEXT in it, as it is shown: /run, @tmp, \\e") {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            Needle needle = new Needle(value);
            return FilterTerm.Read.test(row -> needle.isIn(row.name()));
        }
    },
    TYPE("type", "WORD", "stream, dgram or seqpacket; the first letters will do") {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            return FilterValue.word(
                    this,
                    value,
                    List.of(SocketType.values()),
                    SocketType::word,
                    (row, type) -> row.socket().type().filter(type::equals).isPresent());
        }
    },
    STATE("state", "WORD", "unconnected, listening or connected; the first letters will do") {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            return FilterValue.word(
                    this,
                    value,
                    List.of(SocketState.values()),
                    SocketState::word,
                    (row, state) -> row.socket().state().filter(state::equals).isPresent());
        }
    },
    OWNER("owner", "TEXT", "a process with TEXT in its command, or with this pid, has it") {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            OwnerTest test = OwnerTest.of(value);
            return FilterTerm.Read.test(test::isAmongOwners);
        }
    },
    PID("pid", "N", "a process with this pid has it") {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            return FilterValue.number(this, value, (row, range) -> anyOwner(row, owner -> range.has(owner.pid())));
        }
    },
    FD("fd", "N", "a process has it under this descriptor number") {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            return FilterValue.number(this, value, (row, range) -> anyOwner(row, owner -> range.has(owner.fd())));
        }
    },
    UID("uid", "N", "it was made by this user id") {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            return FilterValue.number(
                    this, value, (row, range) -> has(range, row.socket().uid()));
        }
    },
    USER("user", "NAME", "it was made by this user, by name or number") {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            OptionalLong uid = names.users().apply(value);
            if (uid.isPresent()) {
                long wanted = uid.getAsLong();
                return FilterTerm.Read.test(
                        row -> has(new NumberRange(wanted, wanted), row.socket().uid()));
            }
            return NumberRange.of(value).isPresent()
                    ? UID.read(value, names)
                    : FilterTerm.Read.wrong("user:" + FilterValue.shown(value)
                            + ": no such user is known here, expected a name or a" + " number");
        }
    },
    INODE("inode", "N", "its inode") {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            return FilterValue.number(this, value, (row, range) -> range.has(row.inode()));
        }
    },
    PEER("peer", "WHO", "at its other end: an inode, a pid, or TEXT in a command") {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            return FilterTerm.Read.as(new PeerTest(value));
        }
    },
    RECEIVE("recv", "N", "readable bytes; of a listener, waiting clients: recv:>0") {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            return FilterValue.number(
                    this, value, (row, range) -> has(range, row.socket().receiveQueue()));
        }
    },
    SEND("send", "N", "memory charged for what it sent and nobody read: send:>=768") {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            return FilterValue.number(
                    this,
                    value,
                    (row, range) -> !SocketLinks.isListening(row)
                            && has(range, row.socket().sendQueue()));
        }
    },
    FDS("fds", "N", "descriptors in flight that wait in its queue: fds:>0") {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            return FilterValue.number(
                    this,
                    value,
                    (row, range) -> row.inFlight().isPresent()
                            && range.has(row.inFlight().getAsLong()));
        }
    },
    KNOWN("known", "WORD", "a well-known socket: wayland, x11, dbus") {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            return names.mayBeKnown(value)
                    ? FilterTerm.Read.test(row -> FilterBareWord.isKnownAs(row, value, names))
                    : FilterTerm.Read.wrong(FilterValue.noValue(this, value, names.keys()));
        }
    },
    IS("is", "WORD", String.join(", ", FilterQuality.words())) {
        @Override
        FilterTerm.Read read(String value, FilterNames names) {
            List<FilterQuality> meant = FilterValue.meant(value, List.of(FilterQuality.values()), FilterQuality::word);
            return meant.isEmpty()
                    ? FilterTerm.Read.wrong(FilterValue.noValue(this, value, FilterQuality.words()))
                    : FilterTerm.Read.as(meant.get(0).term(names));
        }
    };

    private static final int HELP_COLUMNS = 76;

    private final String word;
    private final String value;
    private final String meaning;

    FilterField(String word, String value, String meaning) {
        this.word = word;
        this.value = value;
        this.meaning = meaning;
    }

    static Optional<FilterField> ofWord(String word) {
        for (FilterField field : values()) {
            if (field.word.equals(word)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    String word() {
        return word;
    }

    /** @param text not empty, in small letters */
    abstract FilterTerm.Read read(String text, FilterNames names);

    /** {@code type:WORD    stream, dgram or seqpacket}; lines of at most 76 columns. */
    List<String> help() {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(padded(word + ":" + value));
        for (String part : meaning.split(" ")) {
            if (line.length() + part.length() > HELP_COLUMNS) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(padded(""));
            }
            line.append(part).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private static String padded(String form) {
        return form + " ".repeat(12 - form.length());
    }

    private static boolean has(NumberRange range, Optional<Long> told) {
        return told.isPresent() && range.has(told.get());
    }

    private static boolean anyOwner(SocketRow row, Predicate<Owner> test) {
        for (Owner owner : row.owners()) {
            if (test.test(owner)) {
                return true;
            }
        }
        return false;
    }
}
