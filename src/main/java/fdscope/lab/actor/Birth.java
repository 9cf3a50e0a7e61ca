package fdscope.lab.actor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a fresh actor program is told by its environment.
 *
 * @param folder the session folder: it holds {@code lock} and {@code control}
 * @param token names this program to the runner
 * @param lab the lab's folder; marks the processes of a lab for its end
 * @param inherited descriptors that belong to the lab
 * @param children processes that this one has to wait for: its program before execve(2) started them
 */
record Birth(String folder, String token, String lab, Set<Integer> inherited, Set<Integer> children) {
    private static final String FOLDER = "FDSCOPE_SESSION";
    private static final String CONTROL = "FDSCOPE_CONTROL";
    private static final String TOKEN = "FDSCOPE_TOKEN";
    private static final String LAB = "FDSCOPE_LAB";
    private static final String INHERITED = "FDSCOPE_INHERITED";
    private static final String CHILDREN = "FDSCOPE_CHILDREN";
    private static final List<String> ALL = List.of(FOLDER, CONTROL, TOKEN, LAB, INHERITED, CHILDREN);

    static Birth of(Map<String, String> environment) {
        return new Birth(
                environment.getOrDefault(FOLDER, ""),
                environment.getOrDefault(TOKEN, ""),
                environment.getOrDefault(LAB, ""),
                numbers(environment.getOrDefault(INHERITED, "")),
                numbers(environment.getOrDefault(CHILDREN, "")));
    }

    /** The session's control socket. */
    String control() {
        return folder + "/control";
    }

    String lock() {
        return folder + "/lock";
    }

    /** The lab's record in the session folder, locked by all who play in it. */
    String labLock() {
        return LabFolder.record(folder, Path.of(lab)).toString();
    }

    /** A whole environment: what stands in {@code other}, and this. */
    List<String> environment(Collection<String> other) {
        List<String> all = new ArrayList<>();
        for (String line : other) {
            if (ALL.stream().noneMatch(name -> line.startsWith(name + "="))) {
                all.add(line);
            }
        }
        all.add(FOLDER + "=" + folder);
        all.add(CONTROL + "=" + control());
        all.add(TOKEN + "=" + token);
        all.add(LAB + "=" + lab);
        all.add(INHERITED + "=" + text(inherited));
        all.add(CHILDREN + "=" + text(children));
        return all;
    }

    /** Whether a process with this environment is of that session, and of that lab if one is given. */
    static boolean isMarked(String environ, String folder, String lab) {
        String all = "\0" + environ;
        return all.contains("\0" + FOLDER + "=" + folder + "\0")
                && (lab.isEmpty() || all.contains("\0" + LAB + "=" + lab + "\0"));
    }

    /** Whether it is of any session. */
    static boolean isMarkedAtAll(String environ) {
        return ("\0" + environ).contains("\0" + FOLDER + "=");
    }

    private static Set<Integer> numbers(String text) {
        Set<Integer> numbers = new TreeSet<>();
        for (String number : text.isEmpty() ? new String[0] : text.split(",")) {
            numbers.add(Integer.valueOf(number));
        }
        return numbers;
    }

    private static String text(Set<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
