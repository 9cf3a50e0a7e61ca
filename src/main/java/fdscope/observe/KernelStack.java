package fdscope.observe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Functions of the kernel that called each other, the system call first, the innermost last. What every stack shares is
 * left out: the entry from user space, and the tracer's own functions. Names bear no suffix of a compiler.
 */
public record KernelStack(List<String> functions) {
    private static final List<String> ENTRIES = List.of(
            "entry_SYSCALL_64_after_hwframe",
            "entry_SYSCALL_64",
            "do_syscall_64",
            "x64_sys_call",
            "el0t_64_sync",
            "el0t_64_sync_handler",
            "el0_svc",
            "el0_svc_common",
            "do_el0_svc",
            "invoke_syscall",
            "do_trap_ecall_u",
            "handle_exception",
            "ret_from_fork_asm",
            "ret_from_fork");
    private static final List<String> TRACERS = List.of(
            "trace_event_raw_event_",
            "trace_event_buffer_",
            "__traceiter_",
            "__do_trace_",
            "call_trace_",
            "ftrace_syscall_",
            "syscall_trace_enter",
            "syscall_exit_work",
            "syscall_exit_to_user_mode_prepare",
            "trace_sys_enter",
            "trace_sys_exit");

    public KernelStack {
        functions = List.copyOf(functions);
    }

    /** @param names as the kernel prints them, e.g. {@code unix_stream_connect+0x23b/0x780} or {@code f.constprop.0 [mod]} */
    public static KernelStack ofInnermostFirst(List<String> names) {
        List<String> bare = new ArrayList<>();
        for (String name : names) {
            String function = bare(name);
            if (!function.isEmpty()
                    && !ENTRIES.contains(function)
                    && TRACERS.stream().noneMatch(function::startsWith)) {
                bare.add(function);
            }
        }
        Collections.reverse(bare);
        return new KernelStack(bare);
    }

    /** A name without module, offset and the suffixes that compilers add: {@code poll_schedule_timeout.constprop.0}. */
    public static String bare(String name) {
        String function = name.strip();
        for (char end : new char[] {' ', '\t', '+', '.'}) {
            int at = function.indexOf(end);
            function = at >= 0 ? function.substring(0, at) : function;
        }
        return function;
    }

    public boolean isEmpty() {
        return functions.isEmpty();
    }
}
