package fdscope.tui;

import fdscope.lab.trace.TraceEvent;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.screen.LabView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.Shot;
import fdscope.tui.screen.TextView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the data of the step come from. */
final class Whence {
    private Whence() {}

    static TextView of(LessonView view) {
        List<Paragraph> text = new ArrayList<>();
        Optional<LabView> lab = view.lab();
        if (lab.flatMap(LabView::shot).isEmpty()) {
            text.add(Paragraph.of("No lab runs on this page; the text is the lesson's, "
                    + view.lesson().file() + "."));
            return TextView.of("Whence", text);
        }
        Shot shot = lab.get().shot().orElseThrow();
        text.add(new Paragraph.Heading(
                "Step " + lab.get().shownStep() + (lab.get().isReplay() ? ", a replay" : "")));
        boolean any = false;
        for (TraceEvent event : shot.events()) {
            Optional<String> line = source(event);
            any |= line.isPresent();
            line.ifPresent(words -> text.add(Paragraph.of(words)));
        }
        if (!any) {
            text.add(Paragraph.of("No observation belongs to this step."));
        }
        text.add(new Paragraph.Heading("Calls"));
        text.add(
                Paragraph.of("Each is a real system call of the process with that pid. Its result is what the call gave"
                        + " to that process; strace -p sees the same."));
        text.add(new Paragraph.Heading("Stage"));
        text.add(Paragraph.of("Looked up after the step, never taken from the script: descriptors from /proc/PID/fd and"
                + " /proc/PID/fdinfo, the sockets' peers and queues from sock_diag, sleeping calls from"
                + " /proc/PID/task/TID/wchan and syscall, equal open files by kcmp(2). What lies in a queue is known"
                + " from the lab's own calls; the kernel gives only counts, and both are compared."));
        text.add(new Paragraph.Heading("Kernel"));
        text.add(Paragraph.of(
                "Rows are shown as the source gave them, bytes that do not print are escaped. Functions are"
                        + " those of the kernel map, in the order of a call that succeeds; a dead end is not marked."));
        return TextView.of("Whence", text);
    }

    private static Optional<String> source(TraceEvent event) {
        if (event instanceof TraceEvent.Expected e) {
            return Optional.of(e.text() + ": observed " + e.observed() + ". Source: " + said(e.source()));
        }
        if (event instanceof TraceEvent.Noted e) {
            return Optional.of(e.name() + " is " + e.value() + ". Source: " + said(e.source()));
        }
        if (event instanceof TraceEvent.Shown e) {
            return Optional.of(e.label() + " is " + e.value() + ". Source: " + said(e.source()));
        }
        if (event instanceof TraceEvent.Started e && e.wchan() != null) {
            return Optional.of(e.actor() + " sleeps in " + e.wchan() + ". Source: /proc/" + e.pid() + "/task/" + e.tid()
                    + "/wchan.");
        }
        return Optional.empty();
    }

    private static String said(String source) {
        return source.isEmpty() ? "the results of the lab's own calls." : source + ".";
    }
}
