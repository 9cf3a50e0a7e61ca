package fdscope.cli;

import fdscope.exercise.pass.Meeting;
import fdscope.exercise.pass.PassAddress;
import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.kernel.SocketType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The words behind {@code send} or {@code recv}, read without the library that the other commands use: it would take
 * longer than all the rest. Words are bytes, since data and names are.
 *
 * @param operands in their order
 * @param options value of each option that was there, empty where it takes none
 * @param rest all that stands behind the word that ends the options, if it is there
 */
record PassWords(String command, List<Bytes> operands, Map<String, Bytes> options, Optional<List<Bytes>> rest) {
    private static final Set<String> HELP = Set.of("--help", "-h");
    /** A day, in seconds. */
    private static final int LONGEST_WAIT = 86_400;

    /** @param end the word that ends the options: {@code --}, {@code --run} */
    static PassWords read(String command, List<PassOption> known, String end, List<Bytes> words) throws WrongUse {
        List<Bytes> operands = new ArrayList<>();
        Map<String, Bytes> options = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            Bytes word = words.get(i);
            String text = word.text();
            if (text.equals(end)) {
                return new PassWords(command, operands, options, Optional.of(words.subList(i + 1, words.size())));
            }
            if (!text.startsWith("-")) {
                operands.add(word);
                continue;
            }
            int equals = text.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? text : text.substring(0, equals);
            PassOption option = known.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> wrong(command, Printable.of(name) + " is no option of it"));
            Bytes value = Bytes.EMPTY;
            if (equals >= 0) {
                value = word.slice(equals + 1, word.length());
            } else if (!option.value().isEmpty()) {
                i++;
                if (i == words.size()) {
                    throw wrong(command, name + " lacks its " + option.value());
                }
                value = words.get(i);
            }
            if (option.value().isEmpty() && equals >= 0) {
                throw wrong(command, name + " takes no value");
            }
            if (options.put(name, value) != null) {
                throw wrong(command, name + " is there twice");
            }
        }
        return new PassWords(command, operands, options, Optional.empty());
    }

    static boolean askForHelp(List<String> words, String end) {
        for (String word : words) {
            if (word.equals(end)) {
                return false;
            }
            if (HELP.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static WrongUse wrong(String command, String what) {
        return new WrongUse(command + ": " + what + "\nSee fdscope " + command + " --help.");
    }

    WrongUse wrong(String what) {
        return wrong(command, what);
    }

    boolean has(PassOption option) {
        return options.containsKey(option.name());
    }

    private Optional<String> value(PassOption option) {
        return Optional.ofNullable(options.get(option.name())).map(Bytes::text);
    }

    /** A number from {@code least} to {@code most}. */
    Optional<Integer> number(PassOption option, int least, int most) throws WrongUse {
        Optional<String> value = value(option);
        return value.isEmpty() ? Optional.empty() : Optional.of(number(option, value.get(), least, most));
    }

    /** Several, with commas between them. */
    Optional<List<Integer>> numbers(PassOption option, int least, int most) throws WrongUse {
        Optional<String> value = value(option);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> numbers = new ArrayList<>();
        for (String one : value.get().split(",", -1)) {
            numbers.add(number(option, one, least, most));
        }
        return Optional.of(numbers);
    }

    private int number(PassOption option, String text, int least, int most) throws WrongUse {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told with what was expected, below.
        }
        throw wrong(option.name() + " " + Printable.of(text) + ": expected a number from " + least + " to " + most);
    }

    /** @param listensUsually unless something is said */
    Meeting meeting(boolean listensUsually) throws WrongUse {
        if (operands.isEmpty()) {
            throw wrong("the ADDRESS is missing: a path, @NAME or fd:N");
        }
        if (has(PassOption.LISTEN) && has(PassOption.CONNECT)) {
            throw wrong("--listen and --connect exclude each other");
        }
        PassAddress address = address();
        boolean inherited = address instanceof PassAddress.Inherited;
        if (inherited && (has(PassOption.LISTEN) || has(PassOption.CONNECT) || has(PassOption.TYPE))) {
            throw wrong(address.text() + " is what it is: --listen, --connect and --type are for names");
        }
        boolean listens = has(PassOption.LISTEN) || listensUsually && !has(PassOption.CONNECT);
        SocketType type = type();
        if (!inherited && type == SocketType.DGRAM && listens != listensUsually) {
            throw wrong("datagrams have no connection: send connects to the name that recv listens at");
        }
        return new Meeting(address, listens, type, milliseconds());
    }

    private PassAddress address() throws WrongUse {
        try {
            return PassAddress.of(operands.get(0));
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private SocketType type() throws WrongUse {
        Optional<String> word = value(PassOption.TYPE);
        if (word.isEmpty()) {
            return SocketType.STREAM;
        }
        return Arrays.stream(SocketType.values())
                .filter(type -> type.word().equals(word.get()))
                .findFirst()
                .orElseThrow(
                        () -> wrong("--type " + Printable.of(word.get()) + ": expected stream, dgram or seqpacket"));
    }

    private OptionalLong milliseconds() throws WrongUse {
        Optional<String> text = value(PassOption.TIMEOUT);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (text.get().matches("[0-9]{1,5}(\\.[0-9]{1,9})?")) {
            double seconds = Double.parseDouble(text.get());
            if (seconds <= LONGEST_WAIT) {
                return OptionalLong.of((long) (seconds * 1000));
            }
        }
        throw wrong("--timeout " + Printable.of(text.get()) + ": expected seconds, from 0 to " + LONGEST_WAIT);
    }
}
