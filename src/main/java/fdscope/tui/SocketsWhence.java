package fdscope.tui;

import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import fdscope.observe.view.SocketFilter;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.screen.SocketsView;
import fdscope.tui.screen.TextView;
import java.util.ArrayList;
import java.util.List;

/** What each column means, where it is from, and why it may be empty. */
final class SocketsWhence {
    private SocketsWhence() {}

    static TextView of(SocketsView view) {
        List<Paragraph> text = new ArrayList<>();
        SocketListing listing = view.feed().latest();
        text.add(new Paragraph.Heading("What is shown"));
        text.add(Paragraph.of(listing.rows().size() + " AF_UNIX sockets of network namespace "
                + listing.namespace().map(String::valueOf).orElse("(not readable)")
                + ", from sock_diag, /proc/net/unix and one walk of /proc/PID/fd, looked at in "
                + listing.took().toMillis()
                + " ms. ss is slow and is asked only for the row under the cursor. A container with a network"
                + " namespace of its own has sockets of its own, which are not here."));
        view.feed().failure().ifPresent(why -> text.add(Paragraph.of("The last look failed: " + why)));
        listing.notes().forEach(note -> text.add(Paragraph.of(note)));
        view.selected().ifPresent(row -> row(text, row));
        columns(text);
        text.add(new Paragraph.Heading("The first column"));
        text.add(Paragraph.of("» is the cursor. + is new, - is gone, ~ has changed; a mark stays for two refreshes. New"
                + " rows stand below until r puts all in order. ! is unproven: sock_diag does not confirm the row."));
        text.add(new Paragraph.Heading("What empty means"));
        text.add(Paragraph.of("- the sources say there is none. ? it could not be read, or no source told it."
                + " not shown (in the details): this source has no such field."));
        text.add(new Paragraph.Heading("The filter"));
        text.add(new Paragraph.Code(String.join("\n", SocketFilter.help())));
        return TextView.of("Whence: sockets", text);
    }

    private static void row(List<Paragraph> text, SocketRow row) {
        text.add(new Paragraph.Heading("The row under the cursor, " + row.inode()));
        row.socket().unproven().ifPresent(doubt -> text.add(Paragraph.of("Unproven: " + doubt.why() + ".")));
        row.noOwner()
                .ifPresent(why -> text.add(Paragraph.of(
                        switch (why) {
                            case IN_FLIGHT ->
                                "No owner: every process was looked into, none has it, and the queues hold that many descriptors: it"
                                        + " is in flight (fdinfo, scm_fds).";
                            case NOT_PERMITTED ->
                                "No owner is shown: some processes could not be looked into, and one of them may have it. Root sees"
                                        + " all.";
                            case NONE_FOUND ->
                                "No owner: every process could be looked into and none has it. It may be held by the kernel, be in"
                                        + " flight, or have been closed meanwhile.";
                            case NOT_ASKED -> "No owner is shown: nobody looked.";
                        })));
        row.socket()
                .conflicts()
                .forEach(conflict -> text.add(Paragraph.of("The sources disagree about "
                        + conflict.field().label() + ": "
                        + String.join(
                                "; ",
                                conflict.told().stream()
                                        .map(told -> told.source().word() + " says " + told.text())
                                        .toList())
                        + ". Both are shown; sock_diag decides.")));
        if (row.inFlight().isEmpty()) {
            text.add(Paragraph.of("fds is ?: the fdinfo of its owner could not be read, or it has no owner to ask."));
        }
        if (row.socket().peer().isEmpty()) {
            text.add(Paragraph.of("No peer: it was never connected, or no source tells it."));
        }
    }

    private static void columns(List<Paragraph> text) {
        text.add(new Paragraph.Heading("The columns"));
        List<String> lines = List.of(
                "inode: of the socket, as fstat(2) and readlink /proc/PID/fd/N give it. 0: a server side that was not"
                        + " accepted yet has none.",
                "type: stream, dgram or seqpacket; narrow: s, d, q. From sock_diag (udiag_type).",
                "state: unconnected, listening or connected. It stays connected after shutdown(2) and after the peer"
                        + " was closed. From sock_diag (udiag_state).",
                "recv: bytes that can be read; of a datagram socket the first datagram. Of a listener 2/6: two wait"
                        + " for accept(2), six have room, which is the backlog and one. From sock_diag (UNIX_DIAG_RQLEN).",
                "send: memory charged for what it sent and nobody read yet; a small message is charged about 768"
                        + " bytes. - for a listener, which sends nothing. From sock_diag (UNIX_DIAG_RQLEN).",
                "fds: descriptors that wait in its queue, of a listener also in those of its waiting connections. From"
                        + " scm_fds in /proc/PID/fdinfo of its owner; ? where nobody may read that.",
                "name: a path, @ and an abstract name, or - if it has none. The path is the one given to bind(2): it"
                        + " does not follow a rename. Bytes that do not print are escaped. From sock_diag"
                        + " (UNIX_DIAG_NAME).",
                "peer: the inode at the other end. 0: not accepted yet, or gone. -: never had one. From sock_diag"
                        + " (UNIX_DIAG_PEER).",
                "owner: a process that has a descriptor for it, and the number; and how many more. From one walk of"
                        + " /proc/PID/fd.");
        lines.forEach(line -> text.add(Paragraph.of(line)));
    }
}
