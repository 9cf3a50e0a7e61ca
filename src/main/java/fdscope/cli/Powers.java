package fdscope.cli;

import fdscope.exercise.pass.Passing;
import fdscope.kernel.Bytes;
import fdscope.kernel.SyscallsUnavailableException;
import fdscope.lab.Laboratory;
import fdscope.lab.measure.Measurer;
import fdscope.lab.peer.Buses;
import fdscope.lab.peer.Displays;
import fdscope.observe.KernelSymbols;
import fdscope.observe.SocketProbe;
import fdscope.observe.TypeLayouts;
import fdscope.observe.TypeNames;
import fdscope.observe.TypeQuestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the commands may do with the running machine. Nothing native is loaded before a method needs it. */
public interface Powers {
    /** Why live labs cannot run on this system at all, in one sentence. */
    Optional<String> unsupported();

    /**
     * Opens the door to live labs.
     *
     * @param spares warm actors kept ready, 0 for a program that runs one lab
     * @param rootAllowed labs may have actors that are root or another user, if this program is root; else they are skipped
     *     with that reason
     * @throws SyscallsUnavailableException with one sentence for people
     */
    Live open(int spares, boolean rootAllowed) throws SyscallsUnavailableException;

    /** @throws SyscallsUnavailableException with one sentence for people */
    Measurer measurer() throws SyscallsUnavailableException;

    /** @throws SyscallsUnavailableException with one sentence for people */
    SocketProbe sockets() throws SyscallsUnavailableException;

    /** Which of these functions the running kernel has. */
    KernelSymbols symbols(Set<String> names);

    /** Asks sock_diag for one socket and forgets the answer: where unix_diag is a module, the kernel loads it then. */
    void askSockDiag();

    /** What the running kernel's BTF says about a type or a function. */
    TypeLayouts layouts(TypeQuestion question);

    /** Prototypes of those of the functions that the running kernel's BTF has, its modules' included. */
    TypeLayouts prototypes(Set<String> names);
    /** The structures that the running kernel's BTF knows. */
    TypeNames typeNames();

    /** @throws SyscallsUnavailableException with one sentence for people */
    Buses buses() throws SyscallsUnavailableException;

    /**
     * Descriptors passed by hand.
     *
     * @throws SyscallsUnavailableException with one sentence for people
     */
    Passing passing() throws SyscallsUnavailableException;

    /** The same words, byte for byte as the shell gave them: the last of the command line. */
    List<Bytes> words(List<String> words);

    /** This process's environment, byte for byte, each {@code NAME=value}. */
    List<Bytes> environment();

    /** @throws SyscallsUnavailableException with one sentence for people */
    Displays displays() throws SyscallsUnavailableException;

    /** Whether a descriptor of this process (0, 1 or 2) leads to a terminal. */
    boolean isTerminal(int fd);

    /**
     * Waits so long, or until whoever reads standard output has gone; then true.
     *
     * @param milliseconds how long
     */
    boolean readerGoesWithin(int milliseconds);

    /** Labs can run until it is closed; then no process and no file of them is left. */
    interface Live extends AutoCloseable {
        Laboratory laboratory();

        /** The same, with what its actors do inside the kernel recorded, where that may be. */
        Laboratory recording();

        @Override
        void close();
    }
}
