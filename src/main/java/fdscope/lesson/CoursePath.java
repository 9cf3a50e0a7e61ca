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

    public Optional<Stop> stop(int lesson) {
        return stops.stream().filter(stop -> stop.lesson == lesson).findFirst();
    }
}
