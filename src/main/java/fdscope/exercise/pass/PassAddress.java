package fdscope.exercise.pass;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.kernel.UnixAddress;

/** Where a message goes or comes from, as it is written on a command line. */
public sealed interface PassAddress {
    /** As written, escaped. */
    String text();

    /** {@code door.sock}, or {@code @door} of the abstract namespace. */
    record Named(UnixAddress address) implements PassAddress {
        @Override
        public String text() {
            return PassAddress.text(address);
        }
    }

    /** {@code fd:N}: a socket that this program was started with. */
    record Inherited(int number) implements PassAddress {
        @Override
        public String text() {
            return "fd:" + number;
        }
    }

    /** As {@link #of} reads it; nothing for a socket without a name. */
    static String text(UnixAddress address) {
        return address instanceof UnixAddress.Abstract name
                ? "@" + Printable.of(name.rest())
                : Printable.of(address.name());
    }

    /**
     * Reads a word. A path that looks like one of the other two is written {@code ./@door}.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    static PassAddress of(Bytes word) {
        if (word.startsWith(Bytes.utf8("fd:"))) {
            try {
                return new Inherited(Integer.parseUnsignedInt(word.text().substring(3)));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        Printable.of(word) + ": expected the number of a descriptor, as in fd:3; a path so named is ./"
                                + Printable.of(word));
            }
        }
        boolean isAbstract = word.startsWith(Bytes.utf8("@"));
        UnixAddress address =
                isAbstract ? new UnixAddress.Abstract(word.slice(1, word.length())) : new UnixAddress.Pathname(word);
        if (word.isEmpty() || isAbstract && word.length() == 1) {
            throw new IllegalArgumentException("an empty name is no address; expected a path, @NAME or fd:N");
        }
        int over = address.sockaddr().length() - 2 - UnixAddress.SUN_PATH;
        if (over > 0) {
            throw new IllegalArgumentException(Printable.of(word) + ": too long by " + over
                    + (over == 1 ? " byte" : " bytes") + ": sun_path has " + UnixAddress.SUN_PATH
                    + " bytes, one of them a "
                    + (isAbstract
                            ? "leading NUL"
                            : "closing NUL; go to its directory, or give that a shorter name by a symbolic link"));
        }
        return new Named(address);
    }
}
