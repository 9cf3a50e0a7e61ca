package fdscope.tui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.trace.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every picture, whatever the scene. */
class StagePropertyTest {
    private static final int SCENES = 10_000;
    private static final int[][] SIZES = {{76, 12}, {148, 20}, {60, 8}, {38, 8}, {100, 30}, {24, 6}, {61, 9}};

    @Test
    void everyPictureIsExactAndTrue() {
        Random random = new Random(4711);
        for (int i = 0; i < SCENES; i++) {
            Scene scene = scene(random);
            int[] size = SIZES[i % SIZES.length];
            Canvas canvas = new Canvas(size[0], size[1]);
            List<Stage.Place> places = Stage.draw(scene, canvas);
            List<String> rows = canvas.rows();
            String fault = fault(scene, canvas, rows, places);
            if (fault != null) {
                throw new AssertionError(fault + " in scene " + i + ":\n" + canvas.text() + "\n" + scene);
            }
            Canvas again = new Canvas(size[0], size[1]);
            assertThat(Stage.draw(scene, again)).isEqualTo(places);
            assertThat(again.rows()).isEqualTo(rows);
        }
    }

    private static String fault(Scene scene, Canvas canvas, List<String> rows, List<Stage.Place> places) {
        if (rows.size() != canvas.height()) {
            return rows.size() + " rows";
        }
        for (String row : rows) {
            if (DisplayWidth.of(row) != canvas.width()) {
                return "a row of " + DisplayWidth.of(row) + " columns: " + row;
            }
            if (isOutsideBrackets(row)) {
                return "a descriptor in flight outside of a queue: " + row;
            }
        }
        String text = String.join("\n", rows);
        boolean folded = text.contains(" more") || text.contains("…");
        for (Scene.ActorBox actor : scene.actors()) {
            for (Scene.Descriptor descriptor : actor.descriptors()) {
                if (!folded && !text.contains(descriptor.tag())) {
                    return "no " + descriptor.tag();
                }
            }
        }
        return canvas.width() < 60 ? null : wireFromNothing(canvas, places);
    }

    private static boolean isOutsideBrackets(String row) {
        boolean inside = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            inside = c == '[' || inside && c != ']';
            if (c == '●' && (!inside || row.indexOf(']', i) < 0)) {
                return true;
            }
        }
        return false;
    }

    /** A row that is marked {@code -} has the plain border at its side. */
    private static String wireFromNothing(Canvas canvas, List<Stage.Place> places) {
        for (Stage.Place place : places) {
            boolean left = place.x() == 0;
            boolean right = place.x() + place.width() == canvas.width();
            for (int y = place.y() + 1; (left || right) && y < place.y() + place.height() - 1; y++) {
                boolean gone = false;
                for (int x = place.x() + 1; x < place.x() + place.width() - 1; x++) {
                    gone |= canvas.at(x, y).text().equals("-");
                }
                String edge = canvas.at(left ? place.width() - 1 : place.x(), y).text();
                if (gone && !edge.equals("│")) {
                    return "a wire from a row that is gone, row " + y;
                }
            }
        }
        return null;
    }

    private static Scene scene(Random random) {
        List<String> tags = new ArrayList<>();
        int sockets = random.nextInt(9);
        int files = random.nextInt(6);
        for (int i = 1; i <= sockets; i++) {
            tags.add((random.nextInt(6) == 0 ? "L" : "S") + i * (random.nextInt(20) == 0 ? 50 : 1));
        }
        for (int i = 1; i <= files; i++) {
            tags.add("F" + i);
        }
        tags.add("F77");
        List<Scene.Socket> all = new ArrayList<>();
        for (int i = 0; i < sockets; i++) {
            all.add(socket(random, tags, tags.get(i), sockets));
        }
        List<Scene.OpenFile> open = new ArrayList<>();
        for (int i = sockets; i < sockets + files; i++) {
            open.add(new Scene.OpenFile(tags.get(i), word(random), words(random, 4)));
        }
        List<Scene.Pipe> pipes = new ArrayList<>();
        for (int i = random.nextInt(3); i > 1; i--) {
            pipes.add(new Scene.Pipe("P" + i, any(random, tags), any(random, tags), random.nextInt(9), word(random)));
        }
        List<Scene.ActorBox> actors = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            List<Scene.Descriptor> rows = new ArrayList<>();
            for (int n = random.nextInt(random.nextInt(10) == 0 ? 40 : 5); n > 0; n--) {
                Scene.Mark mark = Scene.Mark.values()[random.nextInt(9) % 4];
                rows.add(new Scene.Descriptor("" + random.nextInt(1200), word(random), any(random, tags), mark));
            }
            String state = random.nextBoolean() ? "" : word(random);
            String call = random.nextInt(4) > 0 ? "" : word(random);
            actors.add(new Scene.ActorBox(word(random), random.nextInt(1 << 22), rows, state, call));
        }
        return new Scene(actors, all, pipes, open, words(random, 4));
    }

    private static Scene.Socket socket(Random random, List<String> tags, String tag, int sockets) {
        List<Scene.Waiting> waiting = new ArrayList<>();
        for (int i = random.nextInt(4); tag.startsWith("L") && i > 0; i--) {
            waiting.add(new Scene.Waiting(any(random, tags.subList(0, sockets)), queue(random, tags)));
        }
        String kind = tag.startsWith("L")
                ? "listen"
                : List.of("stream", "dgram", "seqpacket").get(random.nextInt(3));
        String peer = random.nextInt(4) == 0 ? "" : any(random, tags.subList(0, sockets));
        return new Scene.Socket(
                tag,
                kind,
                peer,
                random.nextBoolean() ? "" : word(random),
                queue(random, tags),
                waiting,
                random.nextInt(300),
                random.nextInt(5) == 0,
                random.nextInt(5) == 0);
    }

    private static List<Scene.Message> queue(Random random, List<String> tags) {
        List<Scene.Message> queue = new ArrayList<>();
        for (int i = random.nextBoolean() ? 0 : random.nextInt(12); i > 0; i--) {
            List<String> fds = new ArrayList<>();
            for (int n = random.nextBoolean() ? 0 : random.nextInt(random.nextInt(100) == 0 ? 254 : 4); n > 0; n--) {
                fds.add(any(random, tags));
            }
            queue.add(new Scene.Message(word(random), random.nextInt(5000), fds, random.nextBoolean() ? "" : "S1"));
        }
        return queue;
    }

    private static List<String> words(Random random, int most) {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(most); i > 0; i--) {
            words.add(word(random) + " " + word(random) + " · " + word(random));
        }
        return words;
    }

    private static String word(Random random) {
        return List.of(
                        "",
                        "x",
                        "hello",
                        "日本語",
                        "a\tb",
                        "e\u0301",
                        "abcdefghijklmnopqrstuvwxyz",
                        "/run/user/1000/d.sock")
                .get(random.nextInt(8));
    }

    private static String any(Random random, List<String> tags) {
        return tags.get(random.nextInt(tags.size()));
    }
}
