package fdscope.cli;

import fdscope.lesson.Block;
import fdscope.lesson.Course.LabPlace;
import fdscope.lesson.Lesson;
import fdscope.lesson.Page;
import java.util.ArrayList;
import java.util.List;

/** What stands around a lab's transcript: where it belongs, how to read it, and the lesson's own words. */
final class RunProse {
    private static final int WIDTH = 76;

    private final LabSource lab;

    RunProse(LabSource lab) {
        this.lab = lab;
    }

    List<String> before() {
        List<String> lines = new ArrayList<>();
        Kernel kernel = Kernel.here();
        lab.place()
                .ifPresent(place -> lines.add(
                        "Lesson " + place.lesson().id() + ", " + place.lesson().title()));
        lines.add("Lab " + lab.script().name()
                + lab.script().title().map(title -> ": " + title).orElse(""));
        String user = System.getProperty("user.name", "unknown");
        lines.add("Linux " + kernel.release() + " on " + kernel.machine() + ", user " + user
                + (user.equals("root") && !lab.wantsRoot() ? "; the lab runs as nobody" : ""));
        lines.add("");
        lab.place().ifPresent(place -> lines.addAll(textBefore(place)));
        lines.addAll(Wrap.of(
                "Every line below has just happened: a process, the system call it made, and what the kernel"
                        + " returned. 12<s> is descriptor 12 of that process, which the lab calls s. A line that begins with = is a"
                        + " check, with what was observed and where; ≠ marks what is not as expected.",
                WIDTH));
        lines.add("");
        return lines;
    }

    List<String> after() {
        return lab.place().map(RunProse::textAfter).orElse(List.of());
    }

    private static List<String> textBefore(LabPlace place) {
        List<String> lines = new ArrayList<>();
        Page page = page(place);
        page.heading().ifPresent(heading -> {
            lines.add(heading.plain());
            lines.add("");
        });
        List<Block> text = List.of();
        for (Page.Segment segment : page.segments()) {
            if (segment.lab()
                    .filter(block -> block.name().equals(place.lab().name()))
                    .isPresent()) {
                lines.addAll(new ProseText(WIDTH).blocks(text));
            }
            text = segment.text();
        }
        return lines;
    }

    private static List<String> textAfter(LabPlace place) {
        List<String> lines = new ArrayList<>();
        for (Page.Segment segment : page(place).segments()) {
            if (segment.lab()
                            .filter(block -> block.name().equals(place.lab().name()))
                            .isPresent()
                    && !segment.text().isEmpty()) {
                lines.add("");
                lines.addAll(new ProseText(WIDTH).blocks(segment.text()));
            }
        }
        return lines;
    }

    private static Page page(LabPlace place) {
        Lesson lesson = place.lesson();
        return lesson.pages().get(lesson.pageOf(place.lab().name()));
    }
}
