package fdscope.tui.screen;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Hint;
import fdscope.tui.message.Act;
import fdscope.tui.message.Key;
import fdscope.tui.message.KeyBinding;
import fdscope.tui.message.KeyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last row of a screen: what can be done now, most used first. A click on a hint is its key. */
final class Footer {
    /** @param each keys that the hint names one by one, in order */
    private record Entry(Hint hint, Key key, List<Key> each) {}

    private final KeyTable<Act> table;
    private final List<Entry> entries = new ArrayList<>();
    private boolean typing;

    Footer(KeyTable<Act> table) {
        this.table = table;
    }

    /** Letters go into a text field: {@code ?} and {@code q} too. */
    Footer typing() {
        typing = true;
        return this;
    }

    /** A row of the table with its own hint. */
    Footer add(Act act) {
        return add(act, row(act).map(KeyBinding::hint).orElse(""));
    }

    /** @param words instead of the table's hint */
    Footer add(Act act, String words) {
        row(act).ifPresent(row -> entries.add(new Entry(
                Hint.of(row.keys().get(0).shown() + " " + words), row.keys().get(0), List.of())));
        return this;
    }

    /** @param keys as they are to be written: {@code 1-4}, {@code ← →} */
    Footer add(Act act, String keys, String words, String brief) {
        row(act).ifPresent(row -> entries.add(
                new Entry(new Hint(keys + " " + words, brief), row.keys().get(0), each(keys))));
        return this;
    }

    /** Of {@code ← →} both. */
    private List<Key> each(String keys) {
        List<Key> each = new ArrayList<>();
        for (String word : keys.split(" ")) {
            table.rows().stream()
                    .flatMap(row -> row.keys().stream())
                    .filter(key -> key.shown().equals(word))
                    .forEach(each::add);
        }
        return each.size() == 2 ? each : List.of();
    }

    private Optional<KeyBinding<Act>> row(Act act) {
        return table.rows().stream().filter(row -> row.action() == act).findFirst();
    }

    void draw(Canvas canvas, Drawn drawn) {
        int y = canvas.height() - 1;
        Canvas line = canvas.region(0, y, canvas.width(), 1);
        List<Hint> hints = entries.stream().map(Entry::hint).toList();
        if (typing) {
            Frames.typingFooter(line, hints);
        } else {
            Frames.footer(line, hints);
        }
        String text = line.text();
        int from = 0;
        for (Entry entry : entries) {
            String whole = entry.hint().text();
            boolean full = text.indexOf(" " + whole, from) >= 0;
            String words = full ? whole : entry.hint().brief();
            int at = text.indexOf(" " + words, from);
            if (at < 0) {
                break;
            }
            drawn.spot(at + 1, y, DisplayWidth.of(words), 1, new Drawn.Target.Press(entry.key()));
            int place = at + 1;
            for (Key key : entry.each()) {
                place = text.indexOf(key.shown(), place);
                if (place < 0 || place > at + words.length()) {
                    break;
                }
                drawn.spot(place, y, DisplayWidth.of(key.shown()), 1, new Drawn.Target.Press(key));
            }
            from = at + 1;
        }
        if (!typing) {
            press(drawn, text, y, "? help", Key.of('?'));
            press(drawn, text, y, "q quit", Key.of('q'));
        }
    }

    private static void press(Drawn drawn, String text, int y, String words, Key key) {
        int at = text.lastIndexOf(words);
        if (at >= 0) {
            drawn.spot(at, y, words.length(), 1, new Drawn.Target.Press(key));
        }
    }
}
