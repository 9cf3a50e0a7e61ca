package fdscope.cli;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.kernel.SyscallsUnavailableException;
import fdscope.observe.Conflict;
import fdscope.observe.Owner;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketSighting;
import fdscope.observe.Source;
import fdscope.observe.parse.PastedLine;
import fdscope.observe.parse.RowExplanation;
import fdscope.observe.view.SourceTable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fdscope explain}: what each part of a row means, of rows that are pasted or of a socket of this machine. */
@Command(
        name = "explain",
        description = "Explain rows of /proc/net/unix, of ss -x and lines of strace, part by part: from standard input,"
                + " from files, or of a socket of this machine by its inode.")
final class ExplainCommand implements Callable<Integer> {
    private static final String PASTE = "Paste rows of /proc/net/unix, of ss -xaemp or lines of strace -f -yy;"
            + " Ctrl-D ends. Or name a socket: fdscope explain INODE.";

    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(
            arity = "0..*",
            paramLabel = "INODE|FILE",
            description = "The inode of a socket, or a file with rows (./FILE if its name is a number);"
                    + " standard input if there is none.")
    private List<String> targets = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    private final JsonText text = new JsonText();
    private TextOut out;
    private TextOut err;
    private boolean any;
    private boolean understood;

    @Override
    public Integer call() throws WrongUse {
        out = fdscope.surroundings().out();
        err = fdscope.surroundings().err();
        try {
            explain();
        } finally {
            if (json) {
                out.json(any ? "]" : "[]");
            }
            out.flush();
        }
        if (!any) {
            err.line("fdscope: there was nothing to explain. " + PASTE);
        } else if (!understood) {
            err.line("fdscope: no line could be understood. " + PASTE);
        }
        return understood ? ExitCode.DONE : ExitCode.USAGE;
    }

    private void explain() throws WrongUse {
        Optional<SocketListing> listing = listing();
        if (targets.isEmpty()) {
            if (fdscope.surroundings().powers().isTerminal(0)) {
                err.line(PASTE);
                err.flush();
            }
            read("standard input", fdscope.surroundings().in());
        }
        for (String target : targets) {
            if (isInode(target)) {
                inode(target, listing.orElseThrow());
            } else {
                file(target);
            }
        }
    }

    private static boolean isInode(String target) {
        return target.matches("[0-9]{1,18}");
    }

    /** All three sources now, if an inode is to be explained. */
    private Optional<SocketListing> listing() throws WrongUse {
        if (targets.stream().noneMatch(ExplainCommand::isInode)) {
            return Optional.empty();
        }
        try {
            return Optional.of(fdscope.surroundings()
                    .powers()
                    .sockets()
                    .list(SocketQuestion.USUAL.of(Set.copyOf(SourceTable.COLUMNS))));
        } catch (SyscallsUnavailableException e) {
            throw new WrongUse(e.getMessage(), ExitCode.NOT_HERE);
        }
    }

    private void file(String name) throws WrongUse {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(name)))) {
            read(name, in);
        } catch (NoSuchFileException e) {
            throw new WrongUse(name + ": no such file, expected the inode of a socket or a file with rows");
        } catch (IOException e) {
            throw new WrongUse(name + ": cannot be read: " + e.getMessage());
        }
    }

    private void read(String name, InputStream in) throws WrongUse {
        LineInput input = new LineInput(in);
        try {
            Optional<Bytes> line = input.next();
            for (int number = 1; line.isPresent(); number++) {
                if (!line.get().text().isBlank()) {
                    pasted(number, PastedLine.of(line.get()));
                }
                line = input.next();
            }
        } catch (IOException e) {
            throw new WrongUse(name + ": cannot be read: " + e.getMessage());
        }
    }

    private void pasted(int number, PastedLine line) {
        understood |= line.kind() != PastedLine.Kind.UNKNOWN;
        if (json) {
            element(ExplainText.json(number, line.kind().word(), line.raw(), line.note(), line.fields()));
        } else {
            out.lines(ExplainText.lines(number, line));
        }
        any = true;
    }

    private void element(Object value) {
        out.json((any ? "," : "[") + text.line(value));
        any = true;
    }

    private void inode(String target, SocketListing listing) throws WrongUse {
        long inode = Long.parseLong(target);
        Optional<SocketRow> found = listing.row(inode);
        if (found.isEmpty()) {
            listing.notes().forEach(note -> err.line("fdscope: " + note));
            throw new WrongUse(target + ": no AF_UNIX socket with this inode in this network namespace,"
                    + " expected one that fdscope sockets lists");
        }
        understood = true;
        SocketRow row = found.get();
        Optional<SocketRow> peer = row.socket().peer().filter(p -> p != 0).flatMap(listing::row);
        SourceTable table = SourceTable.of(row, peer, SourceTable.silent(listing));
        if (json) {
            for (SocketSighting sighting : sightings(row)) {
                element(ExplainText.json(
                        null, sighting.source().word(), sighting.raw(), "", RowExplanation.of(sighting)));
            }
            element(ExplainJson.merged(table, row));
        } else {
            told(row, table);
        }
        any = true;
        listing.notes().forEach(note -> err.line("fdscope: " + note));
    }

    private static List<SocketSighting> sightings(SocketRow row) {
        List<SocketSighting> rows = new ArrayList<>();
        SourceTable.COLUMNS.forEach(source -> row.socket().sighting(source).ifPresent(rows::add));
        return rows;
    }

    private void told(SocketRow row, SourceTable table) {
        out.line("socket " + row.inode());
        row.socket().unproven().ifPresent(doubt -> out.line("  unproven: " + doubt.why()));
        out.lines(ExplainText.table(table));
        for (Conflict conflict : row.socket().conflicts()) {
            out.line("  ≠ " + conflict.field().label() + ": "
                    + String.join(
                            ", ",
                            conflict.told().stream()
                                    .map(told -> told.source().word() + " says " + told.text())
                                    .toList()));
        }
        for (Owner owner : row.owners()) {
            out.line("  held by " + Printable.of(owner.command()) + " " + owner.pid() + " fd " + owner.fd());
        }
        for (SocketSighting sighting : sightings(row)) {
            out.line("");
            out.line(title(sighting.source()));
            boolean bytes = sighting.source() == Source.SOCK_DIAG;
            String raw = bytes ? sighting.raw().hex() : ExplainText.cut(sighting.raw());
            // Bytes in groups of 32 digits, text as it is.
            out.lines(bytes ? Wrap.hanging(raw.replaceAll("(.{32})", "$1 "), 70, "  ", "  ") : List.of("  " + raw));
            out.lines(ExplainText.fields(RowExplanation.of(sighting)));
        }
        out.line("");
    }

    private static String title(Source source) {
        return switch (source) {
            case PROC -> "/proc/net/unix";
            case SS -> "ss -xaemp";
            case SOCK_DIAG -> "sock_diag, the bytes of the netlink message";
        };
    }
}
