package fdscope.lab;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The actors of one run, in the order in which they came on. */
final class Cast {
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Machine machine;
    private String folder = "";

    Cast(Machine machine) {
        this.machine = machine;
    }

    /** The lab's folder, "" before it is known. */
    String folder() {
        return folder;
    }

    void playIn(String labFolder) {
        folder = labFolder;
    }

    void add(Part part) {
        parts.put(part.name(), part);
    }

    Collection<Part> all() {
        return parts.values();
    }

    Part part(String name) throws LabFailure {
        Part part = parts.get(name);
        if (part == null) {
            throw new LabFailure(name + " has not been started");
        }
        return part;
    }

    /** The part, if it can be asked to do something now. */
    Part ready(String name) throws LabFailure {
        Part part = part(name);
        if (!part.alive()) {
            throw new LabFailure(name + " is dead (" + part.epitaph() + ")");
        }
        if (part.pending().isPresent()) {
            throw new LabFailure(name + " is still inside a started call; await it first");
        }
        return part;
    }

    int uid(String name) throws LabFailure {
        int pid = part(name).actor().pid();
        return machine.uid(pid).orElseThrow(() -> new LabFailure("/proc/" + pid + "/status cannot be read"));
    }
}
