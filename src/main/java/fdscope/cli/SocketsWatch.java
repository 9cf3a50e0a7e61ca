package fdscope.cli;

import fdscope.observe.KnownSockets;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketProbe;
import fdscope.observe.SocketRow;
import fdscope.observe.view.SocketChange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code sockets --watch}: looks again and again, and tells what became of the sockets since the last look. */
final class SocketsWatch {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Surroundings at;
    private final SocketProbe probe;
    private final SocketSelection selection;
    private final boolean json;
    private final int period;
    private final SocketsJson array;
    private final JsonText text = new JsonText();
    private final Set<String> told = new HashSet<>();

    SocketsWatch(Surroundings at, SocketProbe probe, SocketSelection selection, SocketForm form, KnownSockets known)
            throws WrongUse {
        this.array = new SocketsJson(known);
        this.at = at;
        this.probe = probe;
        this.selection = selection;
        this.json = form.isJson();
        this.period = form.period();
    }

    /**
     * Until the reader has gone; Ctrl-C and SIGTERM end the program itself, and nothing is left to be done then.
     *
     * @param first what was printed already; as JSON it is printed here, each socket as {@code present}
     */
    int run(SocketListing first) {
        SocketListing last = first;
        if (json) {
            first.rows().stream()
                    .filter(selection.over(first))
                    .forEach(row -> event(first.at(), "present", row, List.of()));
        }
        first.notes().forEach(note -> told.add(form(note)));
        if (json) {
            first.notes().forEach(this::note);
        }
        at.out().flush();
        while (!at.powers().readerGoesWithin(period)) {
            SocketListing now = probe.list(last.question());
            List<SocketChange> changes = SocketChange.between(last, now, selection.over(last), selection.over(now));
            changes.forEach(change -> tell(now.at(), change));
            notes(now);
            at.out().flush();
            last = now;
        }
        return ExitCode.DONE;
    }

    private void tell(Instant when, SocketChange change) {
        if (json) {
            event(when, change.kind().word(), change.row(), change.fields());
        } else {
            at.out().line(TIME.format(when) + " " + change.text());
        }
    }

    /** What cannot be seen is said once, not at every look, though the numbers in it may differ. */
    private void notes(SocketListing listing) {
        listing.notes().stream().filter(note -> told.add(form(note))).forEach(this::note);
        at.err().flush();
    }

    private void note(String note) {
        at.err().line("fdscope: " + note);
    }

    private static String form(String note) {
        return note.replaceAll("\\d+", "0");
    }

    private void event(Instant when, String word, SocketRow row, List<SocketChange.Field> fields) {
        Map<String, Object> differ = new LinkedHashMap<>();
        for (SocketChange.Field field : fields) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("before", field.before().orElse(null));
            values.put("after", field.after().orElse(null));
            differ.put(field.name(), values);
        }
        at.out()
                .json("{\"at\":" + text.line(when.toString()) + ",\"event\":\"" + word + "\",\"socket\":" + object(row)
                        + ",\"fields\":" + text.line(differ) + "}");
    }

    /** The row as the array of {@code sockets --json} has it. */
    private String object(SocketRow row) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        array.write(List.of(row), out);
        String written = out.toString(StandardCharsets.US_ASCII);
        return written.substring(written.indexOf('{'), written.lastIndexOf('}') + 1);
    }
}
