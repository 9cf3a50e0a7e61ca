package fdscope.lab.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a measurement says, in sentences; each is about its own numbers, and nothing is said that was not measured. */
public final class Findings {
    private final Measurement measured;

    private Findings(Measurement measured) {
        this.measured = measured;
    }

    public static List<String> of(Measurement measured) {
        Findings findings = new Findings(measured);
        List<String> sentences = new ArrayList<>();
        findings.growth().ifPresent(sentences::add);
        findings.crossing("If one byte is read", Way.STREAM, Way.MEMFD_BYTE, Way.FRESH_BYTE)
                .ifPresent(sentences::add);
        findings.crossing("If every page is touched", Way.STREAM, Way.MEMFD_PAGES)
                .ifPresent(sentences::add);
        findings.crossing("If every word is summed", Way.STREAM_SUM, Way.MEMFD_SUM, Way.FRESH_SUM)
                .ifPresent(sentences::add);
        return List.copyOf(sentences);
    }

    /**
     * From which size on one way was faster than another, by their medians, up to the largest that both were measured
     * with.
     *
     * @return empty: at the largest size it was not, or they have no size in common
     */
    static Optional<Long> fasterFrom(Measurement measured, Way challenger, Way champion) {
        Optional<Long> from = Optional.empty();
        for (long size : common(measured, challenger, champion)) {
            boolean faster = median(measured, challenger, size) < median(measured, champion, size);
            from = faster ? from.or(() -> Optional.of(size)) : Optional.empty();
        }
        return from;
    }

    private static List<Long> common(Measurement measured, Way one, Way other) {
        return measured.sizes().stream()
                .filter(size -> measured.time(one, size).isPresent()
                        && measured.time(other, size).isPresent())
                .toList();
    }

    private static long median(Measurement measured, Way way, long size) {
        return measured.time(way, size).orElseThrow().median();
    }

    private Optional<String> crossing(String use, Way copied, Way... passed) {
        List<String> parts = new ArrayList<>();
        for (Way way : passed) {
            List<Long> sizes = common(measured, way, copied);
            if (sizes.isEmpty()) {
                continue;
            }
            String which = way.carrier() == Way.Carrier.FRESH ? "a fresh one" : "a memfd that is there";
            parts.add(which + " " + when(way, copied, sizes));
        }
        String against = copied == Way.STREAM ? "the stream socket" : "the stream socket with the same sum";
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(use + ", against " + against + ": " + String.join("; ", parts) + ".");
    }

    private String when(Way challenger, Way champion, List<Long> sizes) {
        Optional<Long> from = fasterFrom(measured, challenger, champion);
        String largest = Sizes.text(sizes.get(sizes.size() - 1));
        if (from.isPresent()) {
            return from.get().equals(sizes.get(0))
                    ? "was faster at every size measured"
                    : "was faster from " + Sizes.text(from.get()) + " on";
        }
        List<String> some = sizes.stream()
                .filter(size -> median(measured, challenger, size) < median(measured, champion, size))
                .map(Sizes::text)
                .toList();
        return some.isEmpty()
                ? "was not faster at any size measured, up to " + largest
                : "was faster at " + String.join(", ", some) + ", and not at " + largest;
    }

    /** How the times of both ways grew from the smallest size to the largest. */
    private Optional<String> growth() {
        List<Long> sizes = common(measured, Way.MEMFD_BYTE, Way.STREAM);
        if (sizes.size() < 2) {
            return Optional.empty();
        }
        long small = sizes.get(0);
        long large = sizes.get(sizes.size() - 1);
        return Optional.of("From " + Sizes.text(small) + " to " + Sizes.text(large) + ", " + grouped(large / small)
                + " times as much: to pass a memfd that is there and read one byte took "
                + times(Way.MEMFD_BYTE, small, large) + " as long, to copy through the stream socket "
                + times(Way.STREAM, small, large) + ".");
    }

    private String times(Way way, long small, long large) {
        double ratio = (double) median(measured, way, large) / Math.max(1, median(measured, way, small));
        return (ratio < 10 ? String.format(Locale.ROOT, "%.1f", ratio) : grouped(Math.round(ratio))) + " times";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
