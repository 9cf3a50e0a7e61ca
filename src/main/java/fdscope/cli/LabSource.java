package fdscope.cli;

import fdscope.lab.script.Script;
import fdscope.lesson.Course.LabPlace;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A lab that somebody named.
 *
 * @param file for messages
 * @param place in a course; empty for a file or standard input
 * @param builtIn of the course that comes with the program: trusted
 * @param folder where a recording of it stands
 */
record LabSource(Script script, String file, Optional<LabPlace> place, boolean builtIn, Path folder) {
    Path recording() {
        return folder.resolve(script.name() + ".trace.jsonl");
    }

    /** The course's folder, which has the lessons' folders; empty for a file of its own. */
    Optional<Path> course() {
        return place.map(of -> Optional.ofNullable(folder.getParent()).orElse(Path.of("")));
    }

    /** Whether an actor is to be another user than the one who runs the labs. */
    boolean wantsRoot() {
        return script.actors().stream()
                .anyMatch(actor -> actor.root() || actor.uid().isPresent());
    }
}
