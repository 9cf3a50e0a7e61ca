package fdscope.lab.script;

import java.util.LinkedHashMap;
import java.util.Map;

/** The words of the lab language, each with one line about it. */
final class LanguageWords {
    /** What a line can begin with, beside an actor. */
    static final Map<String, String> LINES = new Table()
            .row("actors", "actors alice bob: processes that make calls")
            .row("pair", "pair alice.s bob.s stream: two connected sockets")
            .row("pipe", "pipe bob.r alice.w: reading end, writing end")
            .row("expect", "expect VALUE == VALUE: is it so on this kernel?")
            .row("show", "show \"label\" VALUE: look, without a judgement")
            .row("let", "let NAME = VALUE: note it for later")
            .row("kill", "kill alice: SIGKILL, and reaped")
            .row("claim", "claim \"text\": proved by the checks after it")
            .row("predict", "predict \"text\": a question; its answers follow, a line each")
            .row("for", "for i = 1 to 3: the lines after it so often")
            .row("freeze", "freeze \"text\": a place to stay and look")
            .row("needs", "needs root: what stands after it is skipped without")
            .row("actor", "actor NAME root, uid N, unshare FLAGS")
            .row("variants", "variants a / b: the same, but")
            .rows();

    /** After a question. */
    static final Map<String, String> ANSWERS = new Table()
            .row("- ", "- TEXT : WHY, a wrong answer and what makes one think so")
            .row("* ", "* TEXT, the right answer")
            .rows();

    static final Map<String, String> NEEDS = new Table()
            .row("root", "fdscope runs as root")
            .row("userns", "this user may make user namespaces")
            .row("ptrace", "this user may look into other processes")
            .row("wchan", "/proc tells what a process sleeps in")
            .row("symbol", "symbol NAME: the kernel has this function")
            .row("program", "program NAME: it is installed")
            .rows();

    static final Map<String, String> KEYWORDS = new Table()
            .row("addrlen", "addrlen N: the length that is told, else the true one")
            .row("control", "control N: room for control messages, in bytes")
            .row("controllen", "controllen N: msg_controllen, else the true one")
            .row("env", "env \"K=V\": environment of the new program")
            .row("raw", "raw BYTES: the whole sockaddr")
            .row("to", "to ADDR: where it is sent")
            .rows();

    private LanguageWords() {}

    private static final class Table {
        private final Map<String, String> rows = new LinkedHashMap<>();

        Table row(String word, String words) {
            rows.put(word, words);
            return this;
        }

        Map<String, String> rows() {
            return java.util.Collections.unmodifiableMap(rows);
        }
    }
}
