package fdscope.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order through the course, for somebody.
 *
 * @param id as a command takes it: {@code shell}
 * @param audience for whom it is
 * @param minutes it takes
 * @param stops at least one
 */
public record CoursePath(String id, String title, String audience, int minutes, List<Stop> stops) {
    public CoursePath {
        stops = List.copyOf(stops);
    }

    /**
     * A lesson of the path.
     *
     * @param lesson its number
     * @param lab the one that this path takes of it; empty: the whole lesson
     */
    public record Stop(int lesson, Optional<String> lab) {
        private boolean follows(Stop before) {
            return lesson == before.lesson + 1 && lab.isEmpty() && before.lab.isEmpty();
        }
    }

    /** {@code Lessons 1 to 6, 8, 11 (one lab)}; where it is so of all {@code One lab of each: lessons 1, 4, 6}. */
    public String lessons() {
        boolean labs = stops.stream().allMatch(stop -> stop.lab.isPresent());
        List<String> words = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            int last = i;
            while (last + 1 < stops.size() && stops.get(last + 1).follows(stops.get(last))) {
                last++;
            }
            Stop stop = stops.get(i);
            if (last > i + 1) {
                words.add(stop.lesson + " to " + stops.get(last).lesson);
                i = last;
            } else {
                words.add(stop.lesson + (stop.lab.isPresent() && !labs ? " (one lab)" : ""));
            }
        }
        return (labs ? "One lab of each: lessons " : "Lessons ") + String.join(", ", words);
    }

    public Optional<Stop> stop(int lesson) {
        return stops.stream().filter(stop -> stop.lesson == lesson).findFirst();
    }
}
