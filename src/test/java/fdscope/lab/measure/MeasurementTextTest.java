package fdscope.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The chart and the tables, whole. */
class MeasurementTextTest {
    private static final Sample TWO =
            new Sample().with(Way.STREAM, 10_000, 40_000, 900_000).with(Way.MEMFD_BYTE, 20_000, 20_000, 21_000);

    @Test
    void theCurvesAndTheirGlyphs() {
        assertThat(text(MeasurementText.picture(TWO.measured(), 60, 11))).isEqualTo("""
                        Median time of one transfer, by size; both axes logarithmic
                          1 ms ┤                                                ·S
                               │                                            ····
                               │                                       ·····
                               │                                   ····
                        100 µs ┤                              ·····
                               │                          ····
                               │                ·········S
                               │ 1·······················1·······················1
                         10 µs ┤ S····
                               └─┬───────────────────────┬───────────────────────┬──
                                 4K                     64K                      1M
                          S  stream      copied through an AF_UNIX stream socket
                          1  memfd-byte  a memfd that is there, passed; one byte
                                         read
                        """);
    }

    @Test
    void aStoppedMeasurementSaysSoAndWhatIsLeftOut() {
        assertThat(text(MeasurementText.lines(new Sample().stopped("tcp: no"), 70, 12)))
                .isEqualTo("""
                        Copying against passing, measured on Linux 6.18.44, A Processor, 2
                        processors, pages of 4096 bytes.
                        It was stopped: this is what was measured until then.
                        Left out: tcp: no.

                        A time is one transfer: from before the sender's first call until it
                        has one byte back from the receiver, another process, which has read
                        what is said. The data is made before, except for a fresh memfd:
                        making it, write() into it and closing it at both ends count. A passed
                        memfd is asked for its seals and size, mapped, unmapped and closed
                        each time. What is copied lands in memory that the receiver has
                        already touched.
                        """);
    }

    @Test
    void theNumbersStandBelowTheChart() {
        List<String> lines = MeasurementText.lines(TWO.measured(), 76, 12);

        assertThat(text(lines.subList(lines.indexOf("Median of the repeats"), lines.size())))
                .isEqualTo("""
                        Median of the repeats
                                      S      1
                           4 KiB 10.0µs 20.0µs
                          64 KiB 40.0µs 20.0µs
                           1 MiB  900µs 21.0µs

                        Fastest
                                      S      1
                           4 KiB 5.00µs 10.0µs
                          64 KiB 20.0µs 10.0µs
                           1 MiB  450µs 10.5µs

                        Slowest
                                      S      1
                           4 KiB 20.0µs 40.0µs
                          64 KiB 80.0µs 40.0µs
                           1 MiB 1.80ms 42.0µs

                        A time is one transfer: from before the sender's first call until it has one
                        byte back from the receiver, another process, which has read what is said.
                        The data is made before, except for a fresh memfd: making it, write() into
                        it and closing it at both ends count. A passed memfd is asked for its seals
                        and size, mapped, unmapped and closed each time. What is copied lands in
                        memory that the receiver has already touched.
                        Of every time this much is the answer, one byte there and one back: 9.00 µs
                        (8.00 µs to 20.0 µs, 1001 times).
                        """);
    }

    @Test
    void oneSizeAloneHasAPlaceAndNoCurve() {
        assertThat(text(Chart.lines(
                        new Sample().with(Way.STREAM, 1000).with(Way.PIPE, 1000).measured(), 40, 8)))
                .isEqualTo("""
                         10 µs ┤
                               │
                               │
                               │
                          1 µs ┤ SP
                               └─┬──────────────────────────────
                                 4K
                        """);
    }

    @Test
    void noLineIsWiderThanItMayBeWhateverWasMeasured() {
        Sample all = new Sample();
        for (Way way : Way.values()) {
            all.with(way, 1 + way.ordinal(), 12_345_678, 999_999_999_999L);
        }
        for (int width = 72; width < 100; width++) {
            int columns = width;
            assertThat(MeasurementText.lines(all.measured(), width, 20)).allMatch(line -> line.length() <= columns);
        }
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
