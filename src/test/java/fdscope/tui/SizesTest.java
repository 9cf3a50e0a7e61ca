package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.message.Input;
import fdscope.tui.message.Msg;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every screen at every size from 40x12 to 300x100, and below. */
class SizesTest {
    private static final int LEAST_COLUMNS = 40;
    private static final int LEAST_ROWS = 12;
    private static final int MOST_COLUMNS = 300;
    private static final int MOST_ROWS = 100;

    /** So much of a title stays where it is narrow. */
    private static final int BRIEF = 8;

    private static final int CHOSEN_BY_LOT = 10;

    private record Size(int columns, int rows) {}

    private static final Size LARGEST = new Size(MOST_COLUMNS, MOST_ROWS);

    /** Edges of what a layout asks for, the corners, and some by lot. */
    private static final List<Size> SIZES = sizes();

    private static final List<Size> TOO_SMALL = List.of(
            new Size(1, 1),
            new Size(2, 1),
            new Size(1, 100),
            new Size(300, 1),
            new Size(39, 12),
            new Size(40, 11),
            new Size(39, 100),
            new Size(300, 11));

    private static List<Size> sizes() {
        List<Size> sizes = new ArrayList<>();
        for (int columns : new int[] {40, 59, 60, 78, 80, 120, 300}) {
            for (int rows : new int[] {12, 13, 24, 100}) {
                sizes.add(new Size(columns, rows));
            }
        }
        Random random = new Random(4711);
        for (int i = 0; i < CHOSEN_BY_LOT; i++) {
            sizes.add(new Size(
                    LEAST_COLUMNS + random.nextInt(MOST_COLUMNS - LEAST_COLUMNS + 1),
                    LEAST_ROWS + random.nextInt(MOST_ROWS - LEAST_ROWS + 1)));
        }
        return List.copyOf(sizes);
    }

    @TestFactory
    Stream<DynamicTest> theTitleIsTheFirstRowTheKeysAreTheLastAndNothingIsOutside() {
        return GoldenScreensTest.screens(80, 24).entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Trial trial = entry.getValue();
                    String title = title(resized(trial, LARGEST).screen());
                    for (Size size : SIZES) {
                        assertThat(faults(resized(trial, size).screen(), size, title))
                                .as("%s", size)
                                .isEmpty();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> whereItIsTooSmallItSaysSoAndLaterAllIsAsItWas() {
        return GoldenScreensTest.screens(80, 24).entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Trial trial = entry.getValue();
                    String before = trial.screen();
                    for (Size size : TOO_SMALL) {
                        assertThat(resized(trial, size).screen().strip()).isEqualTo(tooSmall(size));
                    }
                    assertThat(resized(trial, new Size(80, 24)).screen()).isEqualTo(before);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aStormOfSizesLeavesNoTrace() {
        return GoldenScreensTest.screens(80, 24).entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String before = entry.getValue().screen();
                    SIZES.forEach(size -> resized(entry.getValue(), size).screen());
                    assertThat(resized(entry.getValue(), new Size(80, 24)).screen())
                            .isEqualTo(before);
                }));
    }

    /** Where all of it fits. */
    private static String title(String screen) {
        assertThat(screen).startsWith(" fdscope  ");
        return screen.substring(" fdscope  ".length()).split(" {2}", 2)[0];
    }

    private static String tooSmall(Size size) {
        return DisplayWidth.cut("40x12 needed, this is " + size.columns + "x" + size.rows, size.columns);
    }

    private static Trial resized(Trial trial, Size size) {
        return trial.tell(new Msg.Came(new Input.Resized(size.columns, size.rows)));
    }

    private static List<String> faults(String screen, Size size, String title) {
        String[] rows = screen.split("\n", -1);
        List<String> faults = new ArrayList<>();
        if (rows.length != size.rows) {
            faults.add(rows.length + " rows");
        }
        for (String row : rows) {
            if (DisplayWidth.of(row) > size.columns) {
                faults.add("outside: " + row);
            }
        }
        String first = rows[0];
        if (!first.startsWith(" fdscope  " + title) && !first.startsWith(" " + title.substring(0, BRIEF))) {
            faults.add("no title: " + first);
        }
        String last = rows[rows.length - 1];
        if (!last.matches(" .*(\\? help|Esc|Enter).*") || last.matches(".*[═─║│].*")) {
            faults.add("no keys: " + last);
        }
        return faults;
    }
}
