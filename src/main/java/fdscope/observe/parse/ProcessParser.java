package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.observe.KernelStack;
import fdscope.observe.SleepingCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the small files of /proc/PID: status, task/TID/syscall. */
public final class ProcessParser {
    private ProcessParser() {}

    /** All keys of /proc/PID/status (proc_pid_status(5)). */
    public static Map<String, String> status(Bytes text) {
        return FdInfoParser.lines(text);
    }

    /** Real, effective, saved and file system uid of /proc/PID/status; empty if there is no such line. */
    public static Optional<List<Long>> uids(Bytes status) {
        String line = status(status).get("Uid");
        if (line == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Arrays.stream(line.split("\\s+")).map(ProcessParser::digits).toList());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** {@code running}, or {@code -1 SP PC}, or the number, six arguments, SP and PC (proc_pid_syscall(5)). */
    public static SleepingCall syscall(Bytes text) {
        String raw = new String(text.toArray(), StandardCharsets.ISO_8859_1).strip();
        String[] words = raw.split(" ");
        try {
            int number = Integer.parseInt(words[0]);
            if (number < 0 || words.length < 7) {
                return new SleepingCall(raw, Optional.empty(), List.of());
            }
            List<Long> arguments = new ArrayList<>();
            for (int i = 1; i <= 6; i++) {
                if (!words[i].startsWith("0x")) {
                    return new SleepingCall(raw, Optional.empty(), List.of());
                }
                arguments.add(Long.parseUnsignedLong(words[i].substring(2), 16));
            }
            return new SleepingCall(raw, Optional.of(number), arguments);
        } catch (NumberFormatException e) {
            return new SleepingCall(raw, Optional.empty(), List.of());
        }
    }

    /** The functions of /proc/PID/task/TID/stack, one a line: {@code [<0>] unix_wait_for_peer+0xa1/0xc0}. */
    public static KernelStack stack(Bytes text) {
        return KernelStack.ofInnermostFirst(new String(text.toArray(), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("[<") && line.contains("] "))
                .map(line -> line.substring(line.indexOf("] ") + 2))
                .toList());
    }

    /** The inode in the target of /proc/PID/ns/NAME, e.g. {@code net:[4026531840]}. */
    public static Optional<Long> namespace(Bytes target) {
        String text = target.text();
        int open = text.indexOf('[');
        int close = text.indexOf(']');
        try {
            return open > 0 && close > open ? Optional.of(digits(text.substring(open + 1, close))) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** As the kernel prints it: no sign, and no other digits than ASCII's. */
    private static Long digits(String text) {
        if (!text.matches("[0-9]+")) {
            throw new NumberFormatException(text);
        }
        return Long.valueOf(text);
    }
}
