package fdscope.lab.actor;

import fdscope.lab.trace.Scene;
import fdscope.lab.trace.SceneText;
import fdscope.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A scene of a real run in words, with what differs from run to run taken out: pids, numbers, random names. */
final class SeenScene {
    /** The lowest number of an actor's descriptor becomes this one: how many its JVM has below differs. */
    private static final int LOWEST = 6;

    private SeenScene() {}

    /** The stage after the step in this line. */
    static String after(List<TraceEvent> events, String variant, int line) {
        Scene scene = null;
        Map<String, Integer> lowest = new HashMap<>();
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.Staged staged && staged.variant().equals(variant)) {
                staged.scene().actors().forEach(box -> lowest.merge(box.name(), lowest(box), Math::min));
                scene = staged.line() == line ? staged.scene() : scene;
            }
        }
        if (scene == null) {
            throw new AssertionError("no stage after line " + line + "\n" + String.join("\n", Playhouse.told(events)));
        }
        return text(scene, lowest);
    }

    private static int lowest(Scene.ActorBox box) {
        return box.descriptors().stream()
                .filter(row -> !row.number().equals("map"))
                .mapToInt(row -> Integer.parseInt(row.number()))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static String text(Scene scene, Map<String, Integer> lowest) {
        List<Scene.ActorBox> boxes = new ArrayList<>();
        int pid = 4711;
        for (Scene.ActorBox box : scene.actors()) {
            int shift = LOWEST - lowest.get(box.name());
            List<Scene.Descriptor> rows = box.descriptors().stream()
                    .map(row -> new Scene.Descriptor(
                            row.number().equals("map")
                                    ? "map"
                                    : Integer.toString(Integer.parseInt(row.number()) + shift),
                            row.name(),
                            row.tag(),
                            row.mark()))
                    .toList();
            boxes.add(new Scene.ActorBox(box.name(), pid++, rows, box.state(), box.call()));
        }
        List<Scene.OpenFile> files = scene.files().stream()
                .map(file -> new Scene.OpenFile(
                        file.tag(),
                        file.label(),
                        file.notes().stream().map(note -> shifted(note, lowest)).toList()))
                .toList();
        List<String> notes =
                scene.notes().stream().map(note -> shifted(note, lowest)).toList();
        Scene same = new Scene(boxes, scene.sockets(), scene.pipes(), files, notes);
        return String.join("\n", SceneText.state(same))
                .replaceAll("fdscope-[0-9a-f]+", "RUN")
                .replaceAll("\\((\\d+) of \\d+\\)", "($1 of N)"); // net.unix.max_dgram_qlen
    }

    /** {@code alice:9} is a descriptor. */
    private static String shifted(String note, Map<String, Integer> lowest) {
        Matcher number = Pattern.compile("\\b(\\w+):(\\d+)").matcher(note);
        return number.replaceAll(found -> lowest.containsKey(found.group(1))
                ? found.group(1) + ":" + (Integer.parseInt(found.group(2)) - lowest.get(found.group(1)) + LOWEST)
                : found.group());
    }
}
