package fdscope.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said was measured, and nothing else is said. */
class FindingsTest {
    @Test
    void theSizeFromWhichOnPassingWinsIsNamedForEachUse() {
        Measurement measured = new Sample()
                .with(Way.STREAM, 10_000, 20_000, 4_000_000)
                .with(Way.STREAM_SUM, 11_000, 22_000, 5_000_000)
                .with(Way.MEMFD_BYTE, 20_000, 20_500, 22_000)
                .with(Way.MEMFD_PAGES, 9_000, 15_000, 90_000)
                .with(Way.MEMFD_SUM, 20_000, 21_000, 6_000_000)
                .with(Way.FRESH_BYTE, 90_000, 99_000, 9_000_000)
                .measured();

        assertThat(Findings.of(measured))
                .containsExactly(
                        "From 4 KiB to 1 MiB, 256 times as much: to pass a memfd that is there and read one byte took"
                                + " 1.1 times as long, to copy through the stream socket 400 times.",
                        "If one byte is read, against the stream socket: a memfd that is there was faster from 1 MiB"
                                + " on; a fresh one was not faster at any size measured, up to 1 MiB.",
                        "If every page is touched, against the stream socket: a memfd that is there was faster at every"
                                + " size measured.",
                        "If every word is summed, against the stream socket with the same sum: a memfd that is there"
                                + " was faster at 64 KiB, and not at 1 MiB.");
    }

    @Test
    void aVictoryThatIsLostAgainDoesNotCount() {
        Measurement measured = new Sample()
                .with(Way.STREAM, 10, 10, 10)
                .with(Way.MEMFD_BYTE, 5, 20, 5)
                .measured();

        assertThat(Findings.fasterFrom(measured, Way.MEMFD_BYTE, Way.STREAM)).contains(1L << 20);
        assertThat(Findings.fasterFrom(measured, Way.STREAM, Way.MEMFD_BYTE)).isEmpty();
    }

    @Test
    void ofWaysThatWereNotMeasuredNothingIsSaid() {
        assertThat(Findings.of(new Sample()
                        .with(Way.STREAM, 10, 20)
                        .with(Way.PIPE, 10, 20)
                        .measured()))
                .isEmpty();
        assertThat(Findings.of(new Sample()
                        .with(Way.STREAM, 10)
                        .with(Way.MEMFD_BYTE, 5)
                        .measured()))
                .containsExactly("If one byte is read, against the stream socket: a memfd that is there was faster at"
                        + " every size measured.");
        assertThat(Findings.of(new Sample().measured())).isEmpty();
    }
}
