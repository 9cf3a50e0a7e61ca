package fdscope.cli;

import fdscope.exercise.pass.Passing;
import fdscope.kernel.Bytes;
import fdscope.kernel.SyscallsUnavailableException;
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

/** A machine that cannot be asked anything, for tests that need none; what one needs it overrides. */
class NoMachine implements Powers {
    @Override
    public Optional<String> unsupported() {
        return Optional.empty();
    }

    @Override
    public Live open(int spares, boolean rootAllowed) throws SyscallsUnavailableException {
        throw new SyscallsUnavailableException("not on this system");
    }

    @Override
    public Measurer measurer() throws SyscallsUnavailableException {
        throw new SyscallsUnavailableException("not on this system");
    }

    @Override
    public SocketProbe sockets() throws SyscallsUnavailableException {
        throw new SyscallsUnavailableException("not on this system");
    }

    @Override
    public void askSockDiag() {}

    @Override
    public KernelSymbols symbols(Set<String> names) {
        return KernelSymbols.unknown("not here");
    }

    @Override
    public TypeLayouts layouts(TypeQuestion question) {
        return TypeLayouts.unknown("not here");
    }

    @Override
    public TypeLayouts prototypes(Set<String> names) {
        return TypeLayouts.unknown("not here");
    }

    @Override
    public TypeNames typeNames() {
        return TypeNames.unknown("not here");
    }

    @Override
    public Buses buses() throws SyscallsUnavailableException {
        throw new SyscallsUnavailableException("not on this system");
    }

    @Override
    public Displays displays() throws SyscallsUnavailableException {
        throw new SyscallsUnavailableException("not on this system");
    }

    @Override
    public Passing passing() throws SyscallsUnavailableException {
        throw new SyscallsUnavailableException("not on this system");
    }

    @Override
    public List<Bytes> words(List<String> words) {
        return words.stream().map(Bytes::utf8).toList();
    }

    @Override
    public List<Bytes> environment() {
        return List.of();
    }

    @Override
    public boolean isTerminal(int fd) {
        return false;
    }

    @Override
    public boolean readerGoesWithin(int milliseconds) {
        return true;
    }
}
