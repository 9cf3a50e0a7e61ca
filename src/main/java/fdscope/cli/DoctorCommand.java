package fdscope.cli;

import fdscope.observe.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fdscope doctor}: what this machine, kernel and user can do, and what a lesson loses; for a bug report. */
@Command(name = "doctor", description = "Say what this machine and kernel can do, and which lessons lose what.")
final class DoctorCommand implements Callable<Integer> {
    private static final String INDENT = " ".repeat(22);

    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = fdscope.surroundings();
        Examination examination = new Examination(at, fdscope.course().course());
        List<Finding> found = examination.findings();
        Kernel kernel = Kernel.here();
        if (json) {
            at.out().json(new JsonText().line(report(kernel, examination, found)));
        } else {
            at.out().line("fdscope " + Version.program() + " on Linux " + kernel.release());
            at.out().line("= fine   - not here, and what that costs   ! works with a limit   ≠ to mend");
            at.out().line("");
            found.forEach(finding -> at.out().lines(lines(finding)));
            at.out().line("");
            at.out().line(Finding.summary(found));
        }
        at.out().flush();
        return ExitCode.DONE;
    }

    /** The row, wrapped; what it costs and what to do on lines of their own. */
    private static List<String> lines(Finding finding) {
        List<String> lines = new ArrayList<>(Wrap.hanging(
                finding.finding(),
                80,
                String.format("%s  %-18s ", finding.mark().sign(), finding.subject()),
                INDENT));
        if (!finding.cost().isEmpty()) {
            lines.addAll(Wrap.hanging(finding.cost(), 80, INDENT, INDENT));
        }
        if (!finding.remedy().isEmpty()) {
            lines.addAll(Wrap.hanging("Do: " + finding.remedy(), 80, INDENT, INDENT));
        }
        return lines;
    }

    private static Map<String, Object> report(Kernel kernel, Examination examination, List<Finding> found) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Finding finding : found) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("mark", finding.mark().word());
            row.put("subject", finding.subject());
            row.put("finding", finding.finding());
            row.put("cost", finding.cost().isEmpty() ? null : finding.cost());
            row.put("remedy", finding.remedy().isEmpty() ? null : finding.remedy());
            rows.add(row);
        }
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Finding.Mark mark : Finding.Mark.values()) {
            counts.put(
                    mark.word(),
                    found.stream().filter(finding -> finding.mark() == mark).count());
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("fdscope", Version.program());
        report.put("kernel", kernel.release());
        report.put("machine", kernel.machine());
        report.put("distribution", Examination.distribution());
        report.put("java", Examination.java());
        report.put("place", examination.place().place().id());
        report.put("filtered", examination.place().filtered());
        report.put("counts", counts);
        report.put("rows", rows);
        return report;
    }
}
