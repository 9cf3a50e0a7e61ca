package fdscope.tui.screen;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.lab.LabRun.TaggedRow;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.observe.ExplainedField;
import fdscope.observe.Source;
import fdscope.observe.parse.RowExplanation;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Span;
import fdscope.tui.draw.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kernel pane: the functions of the last call, and what one source says of the sockets, field by field. */
final class KernelRows {
    private static final int HEX_BYTES = 16;
    /** Lower than this a pane shows raw rows alone. */
    private static final int EXPLAINED_FROM = 12;

    private final Rows rows;
    private final LessonView view;
    private final KernelMap map;
    private final boolean brief;

    private KernelRows(LessonView view, KernelMap map, int width, boolean brief) {
        this.rows = new Rows(width);
        this.view = view;
        this.map = map;
        this.brief = brief;
    }

    static Rows of(LessonView view, KernelMap map, int width, int height) {
        KernelRows kernel = new KernelRows(view, map, width, height < EXPLAINED_FROM);
        kernel.fill();
        return kernel.rows;
    }

    /** {@code /proc/net/unix}. */
    static String name(Source source) {
        return switch (source) {
            case PROC -> "/proc/net/unix";
            case SS -> "ss -x";
            case SOCK_DIAG -> "sock_diag";
        };
    }

    static final List<Source> ORDER = List.of(Source.PROC, Source.SS, Source.SOCK_DIAG);

    private void fill() {
        if (view.lab().isEmpty()) {
            rows.line(
                    "Here stands what the kernel says of the lab's sockets, and through which functions the last"
                            + " call went. No lab runs on this page yet.",
                    Role.MUTED);
            return;
        }
        LabView lab = view.lab().get();
        KernelWay way = KernelWay.of(lab, map);
        if (brief) {
            sources(lab);
            way(way);
        } else {
            way(way);
            rows.blank();
            sources(lab);
        }
    }

    private void way(KernelWay way) {
        if (!way.functions().isEmpty()) {
            stops(way.call() + (way.failed() ? " (failed on its way)" : ""), way.functions(), way.asleep());
        } else if (!way.call().isEmpty()) {
            rows.line(way.call() + ": the kernel map does not follow this call.", Role.MUTED);
        }
        for (KernelWay.Sleeper sleeper : way.asleep()) {
            // Somebody else has made a call meanwhile: then this one's way is another.
            if (!sleeper.way().isEmpty() && !sleeper.way().equals(way.functions())) {
                stops(sleeper.call(), sleeper.way(), List.of(sleeper));
            }
            asleep(sleeper);
        }
        if (way.asleep().isEmpty() && !brief) {
            rows.line("» nothing sleeps in the kernel", Role.MUTED);
        }
    }

    /** The way of a call; where somebody sleeps on it, the stop is lit. */
    private void stops(String call, List<KernelFunction> functions, List<KernelWay.Sleeper> sleepers) {
        List<Span> spans = new ArrayList<>();
        spans.add(Span.emphasis(call + ": "));
        for (int i = 0; i < functions.size(); i++) {
            String name = functions.get(i).name();
            spans.add(Span.text(i == 0 ? "" : " → "));
            spans.add(link(name));
            sleepers.stream()
                    .filter(sleeper ->
                            sleeper.stop(functions).filter(name::equals).isPresent())
                    .forEach(sleeper -> spans.add(Span.here(" « " + sleeper.actor() + " is here")));
        }
        rows.prose(List.of(new Paragraph.Text(spans)));
    }

    private void asleep(KernelWay.Sleeper sleeper) {
        String where = sleeper.function().isEmpty() ? "in the kernel" : "in " + sleeper.function();
        String call = sleeper.syscall().isEmpty() ? "" : ", called by " + sleeper.syscall() + "(2)";
        String source = sleeper.source().isEmpty() || brief
                ? "wchan"
                : sleeper.source() + "/{wchan,syscall" + (sleeper.stack().isEmpty() ? "}" : ",stack}");
        rows.line(
                "» ",
                sleeper.actor() + " sleeps " + where + call + ". Source: " + source + ".",
                Style.of(Role.WARNING));
        if (!sleeper.stack().isEmpty() && !brief) {
            List<Span> spans = new ArrayList<>();
            spans.add(Span.text("The stack: "));
            for (String function : sleeper.stack()) {
                spans.add(Span.text(spans.size() == 1 ? "" : " → "));
                spans.add(map.function(function).isPresent() ? link(function) : Span.text(function));
            }
            rows.prose(List.of(new Paragraph.Text(spans)));
        }
    }

    private static Span link(String function) {
        return Span.link(function, "map:" + function);
    }

    private void sources(LabView lab) {
        List<Segment> tabs = new ArrayList<>();
        for (Source source : ORDER) {
            boolean chosen = source == view.source();
            String name = chosen ? "[ " + name(source) + " ]" : "  " + name(source) + "  ";
            tabs.add(chosen ? new Segment(name, Style.of(Role.TEXT).strong()) : Segment.of(name, Role.MUTED));
        }
        Optional<LabView.Sources> read = Optional.ofNullable(lab.sources().get(view.source()));
        String when = read.map(sources -> "  read after step "
                        + (lab.shots()
                                        .get(Math.min(
                                                sources.shot(), lab.shots().size() - 1))
                                        .stride()
                                + 1))
                .orElse("");
        if (Segment.width(tabs) + when.length() <= rows.width()) {
            tabs.add(Segment.of(when, Role.MUTED));
        }
        rows.row(tabs);
        if (read.isEmpty()) {
            rows.line(lab.isRunning() && !lab.isReplay() ? "being read" : "not read at this step", Role.MUTED);
            return;
        }
        read.get().rows().failure().ifPresent(why -> rows.line("! ", why, Style.of(Role.WARNING)));
        if (read.get().rows().rows().isEmpty() && read.get().rows().failure().isEmpty()) {
            rows.line("It has no row for a socket of this lab.", Role.MUTED);
        }
        read.get().rows().rows().forEach(this::row);
    }

    private void row(TaggedRow row) {
        boolean binary = row.sighting().source() == Source.SOCK_DIAG;
        Bytes raw = row.sighting().raw();
        if (brief) {
            String text =
                    binary ? summary(row) : Printable.line(Printable.of(raw)).replaceAll(" +", " ");
            rows.row(List.of(
                    Segment.of(DisplayWidth.pad(row.tag(), 4), Role.SOCKET),
                    Segment.of(DisplayWidth.cut(text, Math.max(1, rows.width() - 4)), Role.TEXT)));
            return;
        }
        rows.blank();
        rows.row(List.of(
                new Segment(
                        DisplayWidth.pad(row.tag(), 4), Style.of(Role.SOCKET).strong()),
                Segment.of("the raw " + (binary ? "answer, " + raw.length() + " bytes" : "row"), Role.MUTED)));
        if (binary) {
            hex(raw);
        } else {
            rows.prose(List.of(new Paragraph.Code(Printable.of(raw))));
        }
        RowExplanation.of(row.sighting()).forEach(this::field);
    }

    /** For a low pane: the fields and their values. */
    private static String summary(TaggedRow row) {
        StringBuilder text = new StringBuilder();
        for (ExplainedField field : RowExplanation.of(row.sighting())) {
            text.append(text.isEmpty() ? "" : "  ")
                    .append(field.name())
                    .append(' ')
                    .append(field.parsed());
        }
        return text.toString();
    }

    private void hex(Bytes raw) {
        String all = raw.hex();
        int most = Math.max(4, Math.min(HEX_BYTES, (rows.width() - 6) / 3));
        for (int at = 0; at < all.length(); at += 2 * most) {
            StringBuilder line = new StringBuilder(String.format("%04x ", at / 2));
            for (int i = at; i < Math.min(all.length(), at + 2 * most); i += 2) {
                line.append(' ').append(all, i, i + 2);
            }
            rows.row(List.of(Segment.of(line.toString(), Role.MUTED)));
        }
    }

    private void field(ExplainedField field) {
        String name = DisplayWidth.pad(field.name(), 18);
        String raw = DisplayWidth.cut(field.raw(), Math.max(8, rows.width() / 3));
        String parsed = field.parsed().isEmpty() || field.parsed().equals(field.raw()) ? "" : "  = " + field.parsed();
        rows.row(List.of(
                new Segment(name + " ", Style.of(Role.TEXT).strong()),
                Segment.of(raw, Role.TEXT),
                Segment.of(parsed, Role.ACCENT)));
        rows.line("    ", field.meaning() + from(field.from()), Style.of(Role.MUTED));
    }

    private static String from(String from) {
        return from.isEmpty() ? "" : " (" + from.replaceFirst("^(man|map):", "") + ")";
    }
}
