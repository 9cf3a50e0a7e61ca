package fdscope.tui.draw;

import fdscope.lab.trace.Scene;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One direction of a connection as a row of text: the front of the queue touches the arrowhead. */
final class StageLane {
    private static final int LONGEST_TEXT = 12;

    private StageLane() {}

    /**
     * @param width columns, all of them filled
     * @param shut nothing more can be sent this way
     */
    static List<Segment> of(int width, List<Scene.Message> queue, boolean toRight, boolean shut) {
        String end = shut ? "║" : "";
        String body = queue.isEmpty() ? (shut ? " end of file " : "") : body(queue, toRight, width - 3);
        String count = queue.isEmpty() || body.contains(size(queue) + " B") ? "" : count(queue);
        if (DisplayWidth.of(body) + DisplayWidth.of(count) > width - 3) {
            count = "";
        }
        int rest = width - 2 - DisplayWidth.of(body) - DisplayWidth.of(count) - end.length();
        String line = "─".repeat(Math.max(1, rest));
        Role wire = queue.isEmpty() ? Role.MUTED : Role.SOCKET;
        Role content = queue.isEmpty() ? Role.MUTED : Role.INFLIGHT;
        List<Segment> parts = new ArrayList<>(List.of(
                Segment.of(toRight ? end + line : line + end, wire),
                Segment.of(count, Role.MUTED),
                Segment.of("─", wire),
                Segment.of(body, content),
                Segment.of(toRight ? "→" : "←", wire)));
        if (!toRight) {
            Collections.reverse(parts);
        }
        return parts;
    }

    /** Where in a row the descriptors of these messages are: one flight for each that is drawn with its tag. */
    static List<StageCard.Flight> flights(List<Segment> row, List<Scene.Message> queue, boolean toRight, int y) {
        String text = Segment.text(row);
        List<Scene.Message> order = new ArrayList<>(queue);
        if (toRight) {
            Collections.reverse(order);
        }
        List<StageCard.Flight> flights = new ArrayList<>();
        int from = 0;
        for (Scene.Message message : order) {
            for (String tag : message.fds()) {
                int at = find(text, "●" + tag, from);
                if (at >= 0) {
                    flights.add(new StageCard.Flight(tag, DisplayWidth.of(text.substring(0, at)), y));
                    from = at + 1;
                }
            }
        }
        return flights;
    }

    /** The mark with this tag and not with a longer one. */
    private static int find(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        while (at >= 0 && at + mark.length() < text.length() && Character.isDigit(text.charAt(at + mark.length()))) {
            at = text.indexOf(mark, at + 1);
        }
        return at;
    }

    /** The most telling form that fits into {@code room} columns. */
    private static String body(List<Scene.Message> queue, boolean toRight, int room) {
        for (Detail detail : Detail.values()) {
            String body = body(queue, toRight, detail, room);
            if (DisplayWidth.of(body) <= room) {
                return body;
            }
        }
        for (String summary : summaries(queue)) {
            if (DisplayWidth.of(summary) <= room) {
                return summary;
            }
        }
        return "[…]";
    }

    /** With as many messages from the front as fit, where the detail allows to fold; one at least. */
    private static String body(List<Scene.Message> queue, boolean toRight, Detail detail, int room) {
        List<String> cells = new ArrayList<>();
        int columns = 1;
        for (Scene.Message message : queue) {
            String number = detail == Detail.NUMBERED && queue.size() > 1 ? cells.size() + 1 + " " : "";
            String cell = number + cell(message, detail);
            columns += DisplayWidth.of(cell) + 1;
            int after = queue.size() - cells.size() - 1;
            String more = "+" + (after + 1) + " more";
            if (detail.folds && !cells.isEmpty() && columns + (after > 0 ? more.length() + 1 : 0) > room) {
                cells.add(more);
                break;
            }
            cells.add(cell);
        }
        if (toRight) {
            Collections.reverse(cells);
        }
        return "[" + String.join("|", cells) + "]";
    }

    private static String cell(Scene.Message message, Detail detail) {
        String from = message.from().isEmpty() ? "" : message.from() + " ";
        boolean unread = message.text().isEmpty() && message.size() > 0;
        boolean size = unread || detail.sizes && message.size() > 1;
        String bytes = size ? message.size() + " B" : '"' + DisplayWidth.cut(message.text(), LONGEST_TEXT) + '"';
        StringBuilder out = new StringBuilder(from + bytes);
        if (detail == Detail.COUNTED && message.fds().size() > 1) {
            return out.append("●×").append(message.fds().size()).toString();
        }
        message.fds().forEach(tag -> out.append("●").append(tag));
        return out.toString();
    }

    private static String count(List<Scene.Message> queue) {
        int fds = fds(queue);
        return " " + size(queue) + " B" + (fds > 0 ? " " + fds + " fd" : "") + " ";
    }

    private static List<String> summaries(List<Scene.Message> queue) {
        String fds = fds(queue) == 0 ? "" : "●×" + fds(queue);
        String bytes = size(queue) + " B" + (fds.isEmpty() ? "" : " ");
        return List.of(
                "[" + queue.size() + " msg " + bytes + fds + "]",
                "[" + bytes + fds + "]",
                fds.isEmpty() ? "[" + queue.size() + "]" : "[" + fds + "]");
    }

    private static long size(List<Scene.Message> queue) {
        return queue.stream().mapToLong(Scene.Message::size).sum();
    }

    private static int fds(List<Scene.Message> queue) {
        return queue.stream().mapToInt(message -> message.fds().size()).sum();
    }

    /** From most to least. */
    private enum Detail {
        NUMBERED(false, false),
        TEXTS(false, false),
        SIZES(true, false),
        FOLDED(true, true),
        COUNTED(true, true);

        private final boolean sizes;
        private final boolean folds;

        Detail(boolean sizes, boolean folds) {
            this.sizes = sizes;
            this.folds = folds;
        }
    }
}
