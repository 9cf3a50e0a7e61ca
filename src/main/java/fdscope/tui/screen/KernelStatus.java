package fdscope.tui.screen;

import fdscope.lesson.KernelBook;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelPresence.Status;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import java.util.Optional;

/** Whether this kernel has a function, as a mark and a word. */
final class KernelStatus {
    static final String LEGEND = "= here  · no symbol (inlined?)  ≠ not loaded";

    private KernelStatus() {}

    /** @param book empty until it has been read */
    static Segment of(Optional<KernelBook> book, KernelFunction function) {
        if (book.isEmpty()) {
            return Segment.of("…", Role.MUTED);
        }
        return switch (book.get().presence().status(function)) {
            case PRESENT -> Segment.of("= here", Role.GOOD);
            case NO_SYMBOL -> Segment.of("· no symbol", Role.MUTED);
            case MODULE_NOT_LOADED -> Segment.of("≠ not loaded", Role.WARNING);
            case UNKNOWN -> Segment.of("? unknown", Role.MUTED);
        };
    }

    /** In six columns. */
    static Segment brief(Optional<KernelBook> book, KernelFunction function) {
        Segment full = of(book, function);
        String mark = full.text().substring(0, 1);
        return new Segment(
                switch (mark) {
                    case "=" -> full.text();
                    case "·", "≠" -> mark + " none";
                    default -> mark;
                },
                full.style());
    }

    /** The same in full: {@code no symbol: likelier inlined: it is static}. */
    static String sentence(KernelBook book, KernelFunction function) {
        Status status = book.presence().status(function);
        String word = switch (status) {
            case PRESENT -> "= present";
            case NO_SYMBOL -> "· no symbol";
            case MODULE_NOT_LOADED -> "≠ module not loaded";
            case UNKNOWN -> "? unknown";
        };
        return word + ": " + book.note(function) + ".";
    }
}
