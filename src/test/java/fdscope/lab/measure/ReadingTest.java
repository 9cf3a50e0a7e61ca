package fdscope.lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write and read: sizes, ways, times, spreads; and what a receiver reads. */
class ReadingTest {
    @Test
    void sizesAreReadInAnyOrderAndGivenRising() {
        assertThat(Sizes.parse("1M, 4k,64KiB,4096,8,1GiB")).containsExactly(8L, 4096L, 65536L, 1L << 20, 1L << 30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "12", "2G", "-4K", "4T", "9999999999G", "4K;8K", "1.5M"})
    void aSizeThatCannotBeMeasuredIsRefusedWithWhatIsExpected(String text) {
        assertThatThrownBy(() -> Sizes.parse(text))
                .hasMessage("size \"" + text + "\", expected 8 bytes to 1 GiB, a multiple of 8, as in 4K,64K,1M");
    }

    @ParameterizedTest
    @CsvSource({
        "8, 8 B, 8",
        "4096, 4 KiB, 4K",
        "4104, 4104 B, 4104",
        "268435456, 256 MiB, 256M",
        "1073741824, 1 GiB, 1G"
    })
    void aSizeIsWrittenInTheLargestUnitThatFits(long size, String text, String brief) {
        assertThat(Sizes.text(size)).isEqualTo(text);
        assertThat(Sizes.brief(size)).isEqualTo(brief);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "999, 999 ns",
        "1000, 1.00 µs",
        "9994, 9.99 µs",
        "9996, 10.0 µs",
        "99960, 100 µs",
        "999600, 1.00 ms",
        "36040000, 36.0 ms",
        "12345678901, 12.3 s"
    })
    void aTimeHasThreeDigitsAndAUnit(long nanos, String text) {
        assertThat(Times.text(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 1 ns", "2, 100 ns", "4, 10 µs", "6, 1 ms", "9, 1 s", "10, 10 s"})
    void aPowerOfTenNamesTheDecade(int exponent, String text) {
        assertThat(Times.power(exponent)).isEqualTo(text);
    }

    @Test
    void theMedianIsOneOfTheTimesThatWereMeasured() {
        assertThat(Spread.of(new long[] {5, 1, 9})).isEqualTo(new Spread(5, 1, 9, 3));
        assertThat(Spread.of(new long[] {4, 8, 1, 9})).isEqualTo(new Spread(4, 1, 9, 4));
        assertThat(Spread.of(new long[] {7})).isEqualTo(new Spread(7, 7, 7, 1));
    }

    @Test
    void waysAreReadByTheirWordsAndGivenInTheirOwnOrder() {
        assertThat(Way.parse("memfd-sum,stream")).containsExactly(Way.STREAM, Way.MEMFD_SUM);
        assertThatThrownBy(() -> Way.parse("stream,udp"))
                .hasMessage("no way \"udp\", expected some of stream,pipe,tcp,stream-sum,memfd-byte,memfd-pages,"
                        + "memfd-sum,fresh-byte,fresh-sum");
    }

    @Test
    void noTwoWaysShareAGlyphNotEvenInTheOtherCase() {
        assertThat(List.of(Way.values()))
                .extracting(way -> Character.toLowerCase(way.glyph()))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsSlowIsRepeatedLessAndAtTheEndOnce() {
        Plan plan = new Plan(List.of(8L), List.of(Way.STREAM), 1000, 100);

        assertThat(plan.repeats(1, 0)).isEqualTo(101);
        assertThat(plan.repeats(100, 0)).isEqualTo(10);
        assertThat(plan.repeats(500, 49)).isEqualTo(5);
        assertThat(plan.repeats(500, 50)).isEqualTo(3);
        assertThat(plan.repeats(500, 100)).isEqualTo(2);
        assertThat(plan.repeats(2000, 100)).isEqualTo(1);
    }

    @Test
    void eachWordThatIsSummedAndEachPageThatIsTouchedCounts() {
        int page = 4096;
        ByteBuffer data = ByteBuffer.allocateDirect(4 * page).order(ByteOrder.nativeOrder());
        Use.fill(data, 0);
        byte words = Use.WORDS.read(data, page);
        byte pages = Use.PAGES.read(data, page);

        data.putLong(3 * page + 16, 1);
        assertThat(Use.WORDS.read(data, page)).isNotEqualTo(words);
        assertThat(Use.PAGES.read(data, page)).isEqualTo(pages);
        data.put(3 * page, (byte) (data.get(3 * page) + 1));
        assertThat(Use.PAGES.read(data, page)).isNotEqualTo(pages);
        assertThat(Use.BYTE.sum(data, page)).isEqualTo(data.get(0));
    }

    @Test
    void dataThatGrowsIsAsIfItHadAlwaysBeenSoLarge() {
        ByteBuffer whole = ByteBuffer.allocateDirect(64).order(ByteOrder.nativeOrder());
        ByteBuffer grown = ByteBuffer.allocateDirect(64).order(ByteOrder.nativeOrder());
        Use.fill(whole, 0);
        Use.fill(grown.slice(0, 24).order(ByteOrder.nativeOrder()), 0);
        Use.fill(grown, 24);

        assertThat(grown).isEqualTo(whole);
    }

    @Test
    void aSizeThatDoesNotFitIsLeftOutWithTheReason() {
        List<Long> sizes = Sizes.parse("1M,16M,256M");
        long much = Long.MAX_VALUE;

        assertThat(new Memory(much, much, much).leftOut(sizes)).isEmpty();
        assertThat(new Memory(100L << 20, much, much).leftOut(sizes))
                .contains("256 MiB: it wants 1024 MiB of memory, and 100 MiB are available");
        assertThat(new Memory(much, 20L << 20, much).leftOut(sizes))
                .contains("from 16 MiB on: it wants 32 MiB of address space, and RLIMIT_AS leaves 20 MiB");
        assertThat(new Memory(much, much, 2L << 20).leftOut(sizes))
                .contains("from 16 MiB on: no file may be larger than 2 MiB (RLIMIT_FSIZE)");
    }

    @Test
    void theAvailableMemoryIsALineOfMeminfo() {
        assertThat(Memory.available("MemTotal:  1000 kB\nMemAvailable:     512 kB\n"))
                .isEqualTo(Optional.of(524288L));
        assertThat(Memory.available("MemTotal:  1000 kB\n")).isEmpty();
    }
}
