package fdscope.lab.peer;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.wayland.Argument;
import fdscope.lab.wayland.Message;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Copies and pastes text by zwlr_data_control_manager_v1, as wl-clipboard does: with wl_data_device a program may do so
 * only while it has the keyboard, and this one has no window.
 */
public final class WaylandClipboard {
    /** What wl-copy offers a text as; the best for a paste comes first. */
    private static final List<String> KINDS =
            List.of("text/plain;charset=utf-8", "UTF8_STRING", "text/plain", "STRING", "TEXT");

    private static final int CONTROL_VERSION = 2;
    private static final int O_CLOEXEC = 02000000;
    private static final int POLLIN = 1;
    private static final int POLLOUT = 4;
    private static final int TURN_MILLISECONDS = 200;
    private static final int PATIENCE_TURNS = 50;
    private static final int MOST_AT_ONCE = 8;
    /** PIPE_BUF: so much fits whenever poll(2) says POLLOUT of a pipe (pipe(7)). */
    private static final int PIECE = 4096;

    private static final int READ_AT_ONCE = 64 << 10;
    private static final int LONGEST = 64 << 20;

    private final WaylandClient client;
    private final int manager;
    private final int device;

    /** @throws PeerFault if this compositor has nothing by which it could be done */
    public WaylandClipboard(WaylandClient client) throws PeerFault {
        this.client = client;
        if (client.global("zwlr_data_control_manager_v1").isEmpty()) {
            throw new PeerFault("this compositor has no zwlr_data_control_manager_v1. Without it only a program whose"
                    + " window has the keyboard may copy and paste");
        }
        manager = client.bind("zwlr_data_control_manager_v1", CONTROL_VERSION);
        int seat = client.bind("wl_seat", 1);
        device = client.make(manager, "get_data_device", "zwlr_data_control_device_v1", client.reference(seat));
    }

    /** What a paste brought, and as what. */
    public record Pasted(String kind, Bytes data) {}

    /**
     * Offers a text until somebody else copies, or until it is stopped.
     *
     * @param ready called when it is the selection
     * @return how many pastes there were
     */
    public int copy(Bytes text, Runnable ready) throws PeerFault {
        int source = client.make(manager, "create_data_source", "zwlr_data_control_source_v1");
        for (String kind : KINDS) {
            client.send(source, "offer", Argument.of(kind));
        }
        client.send(device, "set_selection", client.reference(source));
        AtomicInteger pastes = new AtomicInteger();
        AtomicInteger writing = new AtomicInteger();
        client.roundTrip(event -> serve(event, source, text, pastes, writing));
        ready.run();
        boolean cancelled = false;
        while (!client.isStopped() && !(cancelled && writing.get() == 0)) {
            Optional<Message> event = client.next(TURN_MILLISECONDS);
            if (event.isPresent()) {
                serve(event.get(), source, text, pastes, writing);
                cancelled |=
                        event.get().object() == source && event.get().name().equals("cancelled");
            }
        }
        return pastes.get();
    }

    /** Each paste has a thread: one that does not read shall not hold up the others. Never ends a wait. */
    private boolean serve(Message event, int source, Bytes text, AtomicInteger pastes, AtomicInteger writing) {
        if (event.object() == source && event.name().equals("send")) {
            Fd pipe = client.take(event, 1);
            if (writing.get() >= MOST_AT_ONCE) {
                pipe.close();
                return false;
            }
            pastes.incrementAndGet();
            writing.incrementAndGet();
            Thread writer = new Thread(
                    () -> {
                        write(pipe, text);
                        writing.decrementAndGet();
                    },
                    "paste-" + pastes.get());
            writer.setDaemon(true);
            writer.start();
        }
        return false;
    }

    /** Until all is written, the reader has gone, or it has not read for ten seconds. */
    private void write(Fd pipe, Bytes text) {
        Syscalls calls = client.calls();
        try (pipe) {
            int turns = 0;
            for (int from = 0; from < text.length() && turns < PATIENCE_TURNS; ) {
                if (calls.poll(pipe, POLLOUT, TURN_MILLISECONDS) == 0) {
                    turns++;
                    continue;
                }
                turns = 0;
                from += (int) calls.write(pipe, text.slice(from, Math.min(text.length(), from + PIECE)));
            }
        } catch (ErrnoException e) {
            return; // EPIPE: the reader has what it wanted
        }
    }

    /**
     * Asks whoever copied for the text, and waits for it.
     *
     * @return empty if nobody copied
     * @throws PeerFault if what was copied is no text, or too long
     */
    public Optional<Pasted> paste() throws PeerFault {
        Map<Integer, List<String>> offers = new HashMap<>();
        int[] selected = {0};
        client.roundTrip(event -> {
            if (event.object() == device && event.name().equals("selection")) {
                selected[0] = ((Argument.Reference) event.arguments().get(0)).id();
            } else if (event.name().equals("offer")) {
                offers.computeIfAbsent(event.object(), id -> new ArrayList<>())
                        .add(WaylandClient.text(event.arguments().get(0)));
            }
            return false;
        });
        if (selected[0] == 0) {
            return Optional.empty();
        }
        List<String> kinds = offers.getOrDefault(selected[0], List.of());
        String kind = KINDS.stream()
                .filter(kinds::contains)
                .findFirst()
                .orElseThrow(() -> new PeerFault("what was copied is no text: " + String.join(", ", kinds)));
        return Optional.of(new Pasted(kind, received(selected[0], kind)));
    }

    private Bytes received(int offer, String kind) throws PeerFault {
        Syscalls calls = client.calls();
        try {
            List<Fd> pipe = calls.pipe(Optional.of(O_CLOEXEC));
            try (Fd reader = pipe.get(0)) {
                // The request closes our own writing end once it is sent: else the pipe would never end.
                client.send(offer, "receive", Argument.of(kind), client.passed(pipe.get(1)));
                return all(reader);
            }
        } catch (ErrnoException e) {
            throw new PeerFault("the paste broke off: " + e.getMessage());
        }
    }

    private Bytes all(Fd reader) throws ErrnoException, PeerFault {
        List<Bytes> pieces = new ArrayList<>();
        int length = 0;
        while (true) {
            if (client.isStopped()) {
                throw new PeerFault("stopped");
            }
            if (client.calls().poll(reader, POLLIN, TURN_MILLISECONDS) == 0) {
                continue;
            }
            Bytes piece = client.calls().read(reader, READ_AT_ONCE);
            if (piece.isEmpty()) {
                return joined(pieces, length);
            }
            length += piece.length();
            if (length > LONGEST) {
                throw new PeerFault("more than " + (LONGEST >> 20) + " MiB were copied; here that is too much");
            }
            pieces.add(piece);
        }
    }

    private static Bytes joined(List<Bytes> pieces, int length) {
        ByteBuffer all = ByteBuffer.allocate(length);
        pieces.forEach(piece -> all.put(piece.buffer()));
        return Bytes.of(all.flip());
    }
}
