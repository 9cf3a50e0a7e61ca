package fdscope.cli;

import fdscope.kernel.Printable;
import fdscope.lab.trace.TraceCodec;
import fdscope.lab.trace.TraceEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trace kept in a file, {@code NAME.trace.jsonl}: a head line with the kernel it was made on, then the events, scenes
 * included, one a line.
 *
 * @param kernel release, as uname(2) said it
 */
record Recording(String kernel, List<TraceEvent> events) {
    private static final Pattern HEAD =
            Pattern.compile("\\{\"event\":\"recording\",\"kernel\":\"([^\"\\\\]*)\",\"lab\":\"([^\"\\\\]*)\"\\}");
    private static final long LARGEST_BYTES = 16 << 20;

    Recording {
        events = List.copyOf(events);
    }

    void write(Path file, String lab) throws IOException {
        TraceCodec codec = new TraceCodec();
        StringBuilder text = new StringBuilder();
        text.append("{\"event\":\"recording\",\"kernel\":\"")
                .append(Printable.of(kernel))
                .append("\",\"lab\":\"")
                .append(lab)
                .append("\"}\n");
        events.forEach(event -> text.append(codec.write(event)).append('\n'));
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is a link or no file, and a recording replaces nothing but a file");
        }
        Files.writeString(
                file,
                text,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Empty if there is none.
     *
     * @param course the folder that it must really be in, links followed; empty: anywhere
     * @throws WrongUse with {@code file:line: what, and what was expected}
     */
    static Optional<Recording> read(Path file, Optional<Path> course) throws WrongUse {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        int number = 1;
        try {
            if (course.isPresent() && !file.toRealPath().startsWith(course.get().toRealPath())) {
                throw new WrongUse(
                        file + ":1: a link that leads out of " + course.get() + ", expected a recorded trace inside");
            }
            if (Files.size(file) > LARGEST_BYTES) {
                throw new WrongUse(file + ":1: more than 16 MiB, expected a recorded trace");
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            Matcher head = HEAD.matcher(lines.isEmpty() ? "" : lines.get(0));
            if (!head.matches()) {
                throw new WrongUse(file + ":1: no head of a recording, expected "
                        + "{\"event\":\"recording\",\"kernel\":\"RELEASE\",\"lab\":\"NAME\"}");
            }
            TraceCodec codec = new TraceCodec();
            List<TraceEvent> events = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                number++;
                events.add(codec.read(line));
            }
            return Optional.of(new Recording(head.group(1), events));
        } catch (IllegalArgumentException e) {
            throw new WrongUse(file + ":" + number + ": " + e.getMessage());
        } catch (IOException e) {
            throw new WrongUse(file + ":1: cannot be read (" + e.getMessage() + "), expected a recorded trace");
        }
    }
}
