package fdscope.tui.screen;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import java.util.ArrayList;
import java.util.List;

/** Where words stand in rows, also where a row ends between them. */
public final class Matches {
    private record Piece(int row, int x, int width) {}

    private record Match(List<Piece> pieces) {}

    private final List<Match> matches;

    private Matches(List<Match> matches) {
        this.matches = matches;
    }

    /** In what the lesson's pane shows. */
    public static Matches in(LessonView view, Scenery scenery, String words, Drawn.Room room) {
        return of(
                LessonRows.of(view, scenery, room.width(), room.height()).rows().list(), words);
    }

    static Matches of(List<List<Segment>> rows, String words) {
        String wanted = small(words.strip().replaceAll("\\s+", " "));
        List<Match> found = new ArrayList<>();
        if (wanted.isEmpty()) {
            return new Matches(found);
        }
        List<String> texts = rows.stream().map(Segment::text).toList();
        StringBuilder all = new StringBuilder();
        List<int[]> places = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            add(all, places, row, texts.get(row));
        }
        String text = small(all.toString());
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length())) {
            found.add(match(places.subList(at, at + wanted.length()), texts));
        }
        return new Matches(found);
    }

    /** Blanks between words are one, and so is the end of a row; an empty row parts texts. */
    private static void add(StringBuilder all, List<int[]> places, int row, String text) {
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean blank = c == ' ';
            char before = all.length() == 0 ? '\n' : all.charAt(all.length() - 1);
            if (blank && (before == ' ' || before == '\n') && !text.isBlank()) {
                continue;
            }
            all.append(text.isBlank() ? '\n' : c);
            places.add(new int[] {row, i});
        }
    }

    private static Match match(List<int[]> letters, List<String> texts) {
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < letters.size(); ) {
            int row = letters.get(from)[0];
            int to = from;
            while (to < letters.size() && letters.get(to)[0] == row) {
                to++;
            }
            String text = texts.get(row);
            int begin = letters.get(from)[1];
            int end = Math.min(text.length(), letters.get(to - 1)[1] + 1);
            int x = DisplayWidth.of(text.substring(0, begin));
            pieces.add(new Piece(row, x, DisplayWidth.of(text.substring(begin, end))));
            from = to;
        }
        return new Match(pieces);
    }

    /** One letter stays one letter. */
    private static String small(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append(Character.toLowerCase((char) c)));
        return out.toString();
    }

    public int size() {
        return matches.size();
    }

    public int rowOf(int match) {
        return matches.get(match).pieces.get(0).row;
    }

    /** The first match in or below a row; -1 none. */
    public int firstFrom(int row) {
        for (int i = 0; i < matches.size(); i++) {
            if (rowOf(i) >= row) {
                return i;
            }
        }
        return -1;
    }

    /** Underlines all; the one that is looked at is turned round and has » in front of its row. */
    void draw(Canvas screen, Canvas inside, int x, int y, int top, int chosen) {
        for (int i = 0; i < matches.size(); i++) {
            Style style = i == chosen
                    ? Style.of(Role.SELECTION)
                    : Style.of(Role.ACCENT).strong().underlined();
            for (Piece piece : matches.get(i).pieces) {
                inside.restyle(piece.x, piece.row - top, piece.width, 1, style);
            }
            int row = rowOf(i) - top;
            boolean seen = i == chosen && row >= 0 && row < inside.height();
            if (seen && screen.at(x - 1, y + row).text().equals(" ")) {
                screen.put(x - 1, y + row, "»", Role.TEXT);
            }
        }
    }
}
