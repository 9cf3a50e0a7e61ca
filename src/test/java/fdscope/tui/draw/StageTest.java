package fdscope.tui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.trace.Scene;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The expected pictures stand in {@code stage.txt}: {@code ## SCENE WIDTHxHEIGHT}, then rows without blanks at their ends. */
class StageTest {
    @TestFactory
    Stream<DynamicTest> everySituationLooksAsExpected() {
        Map<String, Scene> scenes = Scenes.all();
        scenes.put("rich", Scenes.rich());
        Map<String, String> goldens = Goldens.of("stage.txt");
        for (String name : scenes.keySet()) {
            assertThat(goldens).containsKey(name.equals("rich") ? "rich 148x20" : name + " 38x8");
        }
        return goldens.entrySet().stream()
                .filter(golden -> !golden.getKey().startsWith("3 ASCII"))
                .map(golden -> DynamicTest.dynamicTest(golden.getKey(), () -> {
                    String title = golden.getKey();
                    int space = title.lastIndexOf(' ');
                    String[] size = title.substring(space + 1).split("x");
                    Canvas canvas = new Canvas(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
                    Stage.draw(scenes.get(title.substring(0, space)), canvas);
                    assertThat(Goldens.of(canvas)).isEqualTo(golden.getValue());
                }));
    }

    @Test
    void theAsciiFormIsTheSamePictureGlyphByGlyph() {
        Map<String, String> goldens = Goldens.of("stage.txt");
        assertThat(Ascii.of(goldens.get("3 received 76x12").replace('\n', '$')).replace('$', '\n'))
                .isEqualTo(goldens.get("3 ASCII 76x12"));
        Scenes.all().forEach((name, scene) -> {
            Canvas canvas = new Canvas(76, 12);
            Stage.draw(scene, canvas);
            for (int y = 0; y < 12; y++) {
                String row = Ascii.of(canvas.rows().get(y));
                assertThat(row).as(name).matches("[ -~]{76}");
                StringBuilder cells = new StringBuilder();
                for (int x = 0; x < 76; x++) {
                    cells.append(Ascii.of(canvas.at(x, y)).text());
                }
                assertThat(cells.toString()).isEqualTo(row);
            }
        });
    }

    @Test
    void whatCanBeChosenIsListedInReadingOrder() {
        List<String> columns = Stage.draw(Scenes.datagrams(), new Canvas(76, 12)).stream()
                .map(Stage.Place::subject)
                .toList();
        List<String> list = Stage.draw(Scenes.datagrams(), new Canvas(38, 20)).stream()
                .map(Stage.Place::subject)
                .toList();
        assertThat(columns).containsExactly("ann", "logger", "ben", "S4").isEqualTo(list);
        Stage.Place logger = Stage.draw(Scenes.datagrams(), new Canvas(76, 12)).get(1);
        assertThat(logger).isEqualTo(new Stage.Place("logger", 59, 0, 17, 3));
        assertThat(logger.contains(60, 2)).isTrue();
        assertThat(logger.contains(58, 2)).isFalse();
    }
}
