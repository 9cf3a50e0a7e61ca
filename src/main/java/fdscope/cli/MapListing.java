package fdscope.cli;

import fdscope.lesson.KernelBook;
import fdscope.lesson.KernelMap.Journey;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelMap.Stop;
import fdscope.lesson.KernelNotes.ArticleStep;
import fdscope.lesson.KernelPresence.Status;
import fdscope.observe.FunctionText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Many functions of the map: by journeys, one journey walked, or those that some words are found in. */
record MapListing(KernelBook book) {
    private static final int WIDTH = 76;
    private static final String INDENT = " ".repeat(6);

    List<String> all() {
        List<String> lines = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Journey journey : book.map().journeys()) {
            lines.add(journey.title() + " (" + journey.id() + ")");
            journeyFunctions(journey).forEach(function -> {
                lines.add(row(function));
                seen.add(function.name());
            });
            lines.add("");
        }
        List<KernelFunction> beside = book.map().functions().stream()
                .filter(function -> !seen.contains(function.name()))
                .toList();
        if (!beside.isEmpty()) {
            lines.add("Beside the journeys");
            beside.forEach(function -> lines.add(row(function)));
            lines.add("");
        }
        lines.add(counts());
        book.presence().symbols().unknown().ifPresent(lines::add);
        book.tree().ifPresent(tree -> lines.add("The lines are those of " + tree.name() + "."));
        return lines;
    }

    List<KernelFunction> journeyFunctions(Journey journey) {
        return journey.stops().stream()
                .flatMap(stop -> stop.functions().stream())
                .distinct()
                .flatMap(name -> book.map().function(name).stream())
                .toList();
    }

    private String row(KernelFunction function) {
        return String.format("  %-28s %-28s %s", function.name(), place(function), book.status(function));
    }

    private String place(KernelFunction function) {
        Optional<FunctionText> found =
                book.tree().flatMap(tree -> tree.of(function.name()).stream().findFirst());
        return found.map(FunctionText::place)
                .orElse(function.file() + (book.tree().isPresent() ? ", not in tree" : ""));
    }

    private String counts() {
        StringBuilder text = new StringBuilder(book.map().functions().size() + " functions:");
        String between = " ";
        for (Status status : Status.values()) {
            long many = book.map().functions().stream()
                    .filter(function -> book.presence().status(function) == status)
                    .count();
            if (many > 0) {
                text.append(between).append(many).append(' ').append(status.word());
                between = ", ";
            }
        }
        return text.append('.').toString();
    }

    List<String> walk(Journey journey) {
        List<String> lines = new ArrayList<>();
        lines.add(journey.title() + " (" + journey.id() + ")");
        lines.add("");
        for (int i = 0; i < journey.stops().size(); i++) {
            stop(lines, journey, i);
            if (i + 1 < journey.stops().size()) {
                journey.stops().get(i).then().ifPresent(then -> arrow(lines, "══ " + then + " ══"));
                arrow(lines, book.way(journey, i + 1));
            }
        }
        return lines.stream().map(String::stripTrailing).toList();
    }

    private static void arrow(List<String> lines, String text) {
        lines.addAll(Wrap.hanging(text, WIDTH, "    ▼  ", "       "));
    }

    private void stop(List<String> lines, Journey journey, int i) {
        Stop stop = journey.stops().get(i);
        String number = String.format("%3d.  ", i + 1);
        for (String name : stop.functions()) {
            KernelFunction function = book.map().function(name).orElseThrow();
            lines.add(number + name + "  " + place(function) + "  " + book.status(function));
            lines.addAll(Wrap.hanging(function.role(), WIDTH, INDENT, INDENT));
            number = INDENT;
        }
        stop.mark().ifPresent(mark -> lines.addAll(Wrap.hanging("Here: " + mark, WIDTH, INDENT, INDENT)));
        for (ArticleStep step : book.notes().article()) {
            if (step.journey().equals(journey.id()) && step.stop() == i + 1) {
                lines.addAll(Wrap.hanging("The article says: " + step.says() + ".", WIDTH, INDENT, INDENT));
                lines.addAll(Wrap.hanging("So it is: " + step.truth(), WIDTH, INDENT, INDENT));
            }
        }
    }

    List<String> found(List<KernelFunction> functions) {
        List<String> lines = new ArrayList<>();
        for (KernelFunction function : functions) {
            lines.add(function.name() + "  " + place(function) + "  " + book.status(function));
            lines.addAll(Wrap.hanging(function.role(), WIDTH, INDENT, INDENT));
        }
        return lines;
    }
}
