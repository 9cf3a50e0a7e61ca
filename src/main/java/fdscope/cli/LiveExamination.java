package fdscope.cli;

import fdscope.kernel.Constants;
import fdscope.kernel.SyscallsUnavailableException;
import fdscope.lab.LabRunner;
import fdscope.lab.Machine;
import fdscope.lab.script.Script;
import fdscope.lab.script.ScriptError;
import fdscope.lab.script.ScriptParser;
import fdscope.lab.script.Step;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.Course;
import fdscope.lesson.Course.LabPlace;
import fdscope.observe.Finding;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketQuestion;
import fdscope.observe.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What only real calls can tell: each facility is tried as a lab would use it. */
final class LiveExamination {
    private static final Map<String, String> TRIALS = trials();
    private static final List<String> OPTIONS =
            List.of("SO_PEERPIDFD", "SO_PASSPIDFD", "SO_PASSRIGHTS", "SO_INQ", "SO_RIGHTS_NOTRUNC");
    private static final Map<String, String> PROGRAMS = programs();

    private final Powers powers;
    private final Course course;
    private final List<Finding> found = new ArrayList<>();

    LiveExamination(Powers powers, Course course) {
        this.powers = powers;
        this.course = course;
    }

    private static Map<String, String> trials() {
        Map<String, String> trials = new LinkedHashMap<>();
        trials.put("actors", "actors alice\nalice f = memfd_create(\"x\")\nalice write(f, \"x\") -> 1\n");
        trials.put(
                "kcmp",
                "actors alice\nalice f = memfd_create(\"x\")\nalice g = dup(f)\nexpect same_file(alice.f, alice.g)\n");
        trials.put("fdinfo", """
                actors alice bob
                pair alice.s bob.s stream
                alice f = memfd_create("x")
                alice sendmsg(s, "x", SCM_RIGHTS [f]) -> 1
                expect in_flight(bob.s) == 1
                """);
        trials.put("wchan", """
                actors alice bob
                pair alice.s bob.s stream
                bob start recv(s, 1)
                expect blocked(bob)
                alice send(s, "x") -> 1
                bob await -> "x"
                """);
        return trials;
    }

    private static Map<String, String> programs() {
        Map<String, String> programs = new LinkedHashMap<>();
        programs.put("ss", "the third column of the kernel pane stays empty");
        programs.put("unshare", "labs with namespaces are skipped");
        programs.put("strace", "the lessons' own experiments with strace cannot be tried");
        programs.put("gcc", "C exercises are closed");
        programs.put("tmux", "only fdscope's own tests want it");
        return programs;
    }

    List<Finding> findings() {
        try (Powers.Live live = powers.open(2, true)) {
            found.add(Finding.fine("JNA", "its native library loads and calls the C library"));
            Machine machine = live.laboratory().machine();
            int pid = (int) ProcessHandle.current().pid();
            String uid = machine.uid(pid).isPresent()
                    ? String.valueOf(machine.uid(pid).getAsInt())
                    : "unknown";
            found.add(Finding.fine(
                    "user", uid.equals("0") ? "uid 0; labs run as nobody (65534)" : "uid " + uid + ", no root needed"));
            TRIALS.forEach((name, text) -> tried(name, text, live));
            sockets();
            needs(machine);
            lessons(machine);
        } catch (SyscallsUnavailableException e) {
            found.add(new Finding(
                    Finding.Mark.MEND, "JNA", e.getMessage(), "No lab can run; the lessons can still be read."));
        }
        return found;
    }

    private void tried(String name, String text, Powers.Live live) {
        long from = System.nanoTime();
        List<String> faults = new ArrayList<>();
        String outcome;
        try {
            Script script = ScriptParser.parse(text, "doctor", 1, "doctor");
            outcome = new LabRunner(live.laboratory())
                    .run(script, "doctor", event -> fault(event, faults))
                    .outcome();
        } catch (ScriptError.Found e) {
            outcome = "failed";
            faults.add(e.getMessage());
        }
        long millis = (System.nanoTime() - from) / 1_000_000;
        found.add(
                outcome.equals("passed")
                        ? Finding.fine(name, "tried in a lab of its own, " + millis + " ms")
                        : new Finding(
                                Finding.Mark.MEND,
                                name,
                                faults.isEmpty() ? "a small lab " + outcome : faults.get(0),
                                "Labs that use it will fail."));
    }

    private static void fault(TraceEvent event, List<String> faults) {
        if (event instanceof TraceEvent.Failed failed) {
            faults.add(failed.text());
        } else if (event instanceof TraceEvent.Expected check && !check.holds()) {
            faults.add(check.text() + " observed " + check.observed() + ", " + check.source());
        }
    }

    private void sockets() throws SyscallsUnavailableException {
        for (Source source : List.of(Source.SOCK_DIAG, Source.PROC, Source.SS)) {
            long from = System.nanoTime();
            SocketListing listing = powers.sockets().list(SocketQuestion.USUAL.of(Set.of(source)));
            long millis = (System.nanoTime() - from) / 1_000_000;
            String name = source == Source.PROC ? "/proc/net/unix" : source == Source.SS ? "ss -x" : "sock_diag";
            found.add(
                    listing.rows().isEmpty() && !listing.notes().isEmpty()
                            ? new Finding(
                                    Finding.Mark.NOT_HERE,
                                    name,
                                    listing.notes().get(0),
                                    "The other sources are shown without it.")
                            : Finding.fine(
                                    name, listing.rows().size() + " sockets, with their owners " + millis + " ms"));
        }
    }

    private void needs(Machine machine) {
        need(machine, "user namespaces", new Step.Need(Step.Need.Kind.USERNS, ""), "labs with namespaces are skipped");
        need(machine, "ptrace", new Step.Need(Step.Need.Kind.PTRACE, ""), "labs that need ptrace are skipped");
        for (String option : OPTIONS) {
            if (Constants.here().number(option).isPresent()) {
                need(machine, option, new Step.Need(Step.Need.Kind.OPTION, option), "labs about it are skipped");
            }
        }
        PROGRAMS.forEach((name, cost) -> need(machine, name, new Step.Need(Step.Need.Kind.PROGRAM, name), cost));
    }

    private void need(Machine machine, String subject, Step.Need need, String cost) {
        Optional<String> unmet = machine.unmet(need);
        found.add(
                unmet.isEmpty()
                        ? Finding.fine(subject, need.kind() == Step.Need.Kind.PROGRAM ? "found" : "allowed")
                        : new Finding(Finding.Mark.NOT_HERE, subject, unmet.get(), "Costs: " + cost + "."));
    }

    /** Which lessons lose what. */
    private void lessons(Machine machine) {
        int lost = 0;
        for (LabPlace place : course.labs()) {
            Set<String> reasons = new LinkedHashSet<>();
            Script script = place.lab().script();
            List<Step.Need> needs = new ArrayList<>();
            script.actors().forEach(actor -> {
                if (actor.root() || actor.uid().isPresent()) {
                    needs.add(new Step.Need(Step.Need.Kind.ROOT, ""));
                }
                actor.unshare().ifPresent(flags -> needs.add(new Step.Need(Step.Need.Kind.USERNS, "")));
            });
            script.steps().forEach(line -> {
                if (line.step() instanceof Step.Needs more) {
                    needs.addAll(more.needs());
                }
            });
            needs.forEach(need -> machine.unmet(need).ifPresent(reasons::add));
            if (!reasons.isEmpty()) {
                lost++;
                found.add(new Finding(
                        Finding.Mark.NOT_HERE,
                        "lesson " + place.lesson().id(),
                        "lab " + place.lab().name() + ": " + String.join("; ", reasons),
                        "Skipped, from the step that needs it."));
            }
        }
        if (lost == 0) {
            found.add(Finding.fine(
                    "lessons", "no lesson loses anything: " + course.labs().size() + " labs can run"));
        }
    }
}
