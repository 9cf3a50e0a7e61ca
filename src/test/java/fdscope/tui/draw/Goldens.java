package fdscope.tui.draw;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Expected pictures from a file beside the tests: {@code ## TITLE}, then rows without blanks at their ends. */
final class Goldens {
    private Goldens() {}

    static Map<String, String> of(String file) {
        Map<String, String> goldens = new LinkedHashMap<>();
        try (InputStream in = Goldens.class.getResourceAsStream(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String section :
                    text.substring("## ".length(), text.length() - 1).split("\n## ")) {
                int end = section.indexOf('\n');
                goldens.put(section.substring(0, end), section.substring(end + 1));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return goldens;
    }

    /** A canvas in the same form. */
    static String of(Canvas canvas) {
        List<String> rows = new ArrayList<>();
        for (String row : canvas.rows()) {
            rows.add(row.stripTrailing());
        }
        return String.join("\n", rows);
    }
}
