package fdscope.lesson;

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
    public record Stop(int lesson, Optional<String> lab) {}

    /** {@code Lessons 1 to 6, 8, 11}; where labs are taken of them {@code One lab of each: lessons 1, 4, 6}. */
    public String lessons() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < stops.size(); i++) {
            int last = i;
            while (last + 1 < stops.size() && stops.get(last + 1).lesson == stops.get(last).lesson + 1) {
                last++;
            }
            text.append(i == 0 ? "" : ", ").append(stops.get(i).lesson);
            if (last > i + 1) {
                text.append(" to ").append(stops.get(last).lesson);
                i = last;
            }
        }
        boolean labs = stops.stream().anyMatch(stop -> stop.lab.isPresent());
        return (labs ? "One lab of each: lessons " : "Lessons ") + text;
    }

    public Optional<Stop> stop(int lesson) {
        return stops.stream().filter(stop -> stop.lesson == lesson).findFirst();
    }
}
