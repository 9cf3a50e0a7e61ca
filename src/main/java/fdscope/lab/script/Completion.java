package fdscope.lab.script;

import fdscope.kernel.Constants;
import fdscope.kernel.Errno;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a line that is being typed could go on, from the tables of the language and the lines before it. Pure.
 *
 * @param from column where the word begins that the candidates stand for
 * @param heading the call that one is in, with its parameters; "" in none
 */
public record Completion(int from, String heading, List<Candidate> candidates) {
    /**
     * A word, and what it is in one line.
     *
     * @param text what would stand in the line
     * @param form the same as it is shown: a call with its parameters
     */
    public record Candidate(String text, String form, String words) {}

    public Completion {
        candidates = List.copyOf(candidates);
    }

    /** What all candidates begin with, at least what is typed. */
    public String common() {
        String common = candidates.isEmpty() ? "" : candidates.get(0).text();
        for (Candidate candidate : candidates) {
            int n = 0;
            while (n < common.length()
                    && n < candidate.text().length()
                    && common.charAt(n) == candidate.text().charAt(n)) {
                n++;
            }
            common = common.substring(0, n);
        }
        return common;
    }

    /** @param before the lines before, {@code line} up to the caret */
    public static Completion of(List<String> before, String line) {
        int from = line.length();
        while (from > 0 && isWord(line.charAt(from - 1))) {
            from--;
        }
        String prefix = line.substring(from);
        Situation at = new Situation(before, Lexer.readable(line.substring(0, from), guard(line)), prefix);
        if (quoted(line)) {
            return new Completion(line.length(), at.heading(), List.of());
        }
        List<Candidate> all = new ArrayList<>();
        at.words().forEach((word, words) -> {
            if (word.startsWith(prefix) && !word.equals(prefix)) {
                all.add(new Candidate(word, form(word), words));
            }
        });
        return new Completion(from, at.heading(), all);
    }

    /** {@code recv(} is shown as {@code recv(FD, N, [FLAGS])}. */
    private static String form(String word) {
        return word.endsWith("(") ? signature(word.substring(0, word.length() - 1)) : word;
    }

    private static String signature(String name) {
        return CallTable.call(name)
                .map(CallTable.Signature::toString)
                .or(() -> CallTable.function(name).map(CallTable.Function::toString))
                .orElse("");
    }

    private static int guard(String line) {
        int end = line.stripLeading().startsWith("[") ? line.indexOf(']') : -1;
        return end + 1;
    }

    private static boolean quoted(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\' && quoted) {
                i++;
            } else if (line.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return quoted;
    }

    private static boolean isWord(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '_');
    }

    /** Where in a line one is, by the tokens before the word. */
    private static final class Situation {
        private static final Map<String, String> FAMILIES = Map.ofEntries(
                Map.entry("AF", "AF_"),
                Map.entry("TYPE", "SOCK_"),
                Map.entry("HOW", "SHUT_"),
                Map.entry("OPT", "SO_"),
                Map.entry("WHENCE", "SEEK_"),
                Map.entry("CMD", "F_"),
                Map.entry("RES", "RLIMIT_"),
                Map.entry("SIG", "SIG"),
                Map.entry("PROT", "PROT_"),
                Map.entry("MAP", "MAP_"),
                Map.entry("RESOLVE", "RESOLVE_"));
        private static final Map<String, String> FLAGS = Map.ofEntries(
                Map.entry("send", "MSG_"),
                Map.entry("sendto", "MSG_"),
                Map.entry("sendmsg", "MSG_"),
                Map.entry("recv", "MSG_"),
                Map.entry("recvfrom", "MSG_"),
                Map.entry("recvmsg", "MSG_"),
                Map.entry("accept4", "SOCK_"),
                Map.entry("open", "O_"),
                Map.entry("openat", "O_"),
                Map.entry("openat2", "O_"),
                Map.entry("dup3", "O_"),
                Map.entry("pipe2", "O_"),
                Map.entry("eventfd", "EFD_"),
                Map.entry("memfd_create", "MFD_"),
                Map.entry("poll", "POLL"),
                Map.entry("epoll_ctl", "EPOLL"),
                Map.entry("ioctl", "SIOC"),
                Map.entry("flock", "LOCK_"),
                Map.entry("signal", "SIG_"));

        private final BoundNames names;
        private final List<Token> tokens;
        private final String prefix;
        private final Optional<OpenBlock> open;

        Situation(List<String> before, List<Token> tokens, String prefix) {
            this.prefix = prefix;
            this.open = OpenBlock.of(before);
            this.names = new BoundNames(Sketch.read(before).script());
            this.tokens = tokens.subList(0, Math.max(0, tokens.size() - 1));
        }

        private String text(int back) {
            return tokens.size() < back ? "" : tokens.get(tokens.size() - back).text();
        }

        private boolean isActor(String name) {
            return names.actors().contains(name);
        }

        /** The call whose brackets are open, and in which argument one is; absent outside. */
        private Optional<Inside> inside() {
            int depth = 0;
            int argument = 0;
            for (int i = tokens.size() - 1; i > 0; i--) {
                String text = tokens.get(i).text();
                boolean symbol = tokens.get(i).is(Token.Type.SYMBOL);
                if (symbol && (text.equals(")") || text.equals("]") || text.equals("}"))) {
                    depth++;
                } else if (symbol && (text.equals("(") || text.equals("[") || text.equals("{")) && depth > 0) {
                    depth--;
                } else if (symbol && text.equals("(")) {
                    return Optional.of(new Inside(tokens.get(i - 1).text(), argument));
                } else if (symbol && (text.equals("[") || text.equals("{"))) {
                    argument = 0;
                } else if (symbol && text.equals(",") && depth == 0) {
                    argument++;
                }
            }
            return Optional.empty();
        }

        private record Inside(String name, int argument) {}

        String heading() {
            return inside().map(Inside::name)
                    .filter(name -> !signature(name).isEmpty())
                    .map(name -> signature(name) + ": " + CallWords.of(name))
                    .orElse("");
        }

        Map<String, String> words() {
            Map<String, String> words = new LinkedHashMap<>();
            String first = tokens.isEmpty() ? "" : tokens.get(0).text();
            if (tokens.isEmpty()) {
                open.ifPresent(block ->
                        words.putAll(block.asks() ? LanguageWords.ANSWERS : Map.of("end", "closes the for: it runs")));
                names.actors().forEach(actor -> words.put(actor, "an actor: what does it call?"));
                words.putAll(LanguageWords.LINES);
            } else if (text(1).equals(".")) {
                words.putAll(
                        isActor(text(2)) ? names.bound(text(2)) : names.fields(isActor(first) ? first : "", text(2)));
            } else if (inside().isPresent()) {
                argument(words, inside().get(), isActor(first) ? first : "");
            } else if (tokens.stream().anyMatch(token -> token.isSymbol("->"))) {
                words.put("ok", "it succeeds, with whatever result");
                errnos(words);
            } else if (first.equals("pair") || first.equals("pipe")) {
                place(words, first);
            } else if (first.equals("kill")) {
                names.actors().forEach(actor -> words.put(actor, "an actor: SIGKILL, and reaped"));
            } else if (first.equals("needs")) {
                words.putAll(LanguageWords.NEEDS);
            } else if (isActor(first)) {
                ofActor(words, first);
            } else if (List.of("expect", "let", "show").contains(first)) {
                values(words, "");
            }
            return words;
        }

        private void place(Map<String, String> words, String first) {
            if (tokens.size() == 1 || tokens.size() == 4) {
                names.actors().forEach(actor -> words.put(actor + ".", "an end of " + actor + "'s: name it"));
            } else if (first.equals("pair")) {
                words.put("stream", "bytes in order, no borders between messages");
                words.put("dgram", "messages, each for itself");
                words.put("seqpacket", "messages in order, over a connection");
            }
        }

        private void ofActor(Map<String, String> words, String actor) {
            boolean begins = tokens.size() == 1;
            boolean named = text(1).equals("=");
            if (begins || named || text(1).equals("start") || tokens.stream().anyMatch(t -> t.isName("repeat"))) {
                CallTable.calls().forEach(call -> words.put(call + "(", CallWords.of(call)));
            }
            if (begins) {
                words.put("start", "begin a call that may block");
                words.put("await", "the return of the call that was started");
            }
            if (begins || named) {
                words.put("repeat", "repeat [N] CALL [until V]");
            }
            if (named) {
                values(words, actor);
            }
        }

        private void argument(Map<String, String> words, Inside inside, String actor) {
            Optional<CallTable.Signature> call = CallTable.call(inside.name());
            List<CallTable.Parameter> parameters = call.map(CallTable.Signature::parameters)
                    .or(() -> CallTable.function(inside.name()).map(CallTable.Function::parameters))
                    .orElse(List.of());
            Optional<CallTable.Parameter> parameter = inside.argument() < parameters.size()
                    ? Optional.of(parameters.get(inside.argument()))
                    : Optional.empty();
            boolean fd = parameter.filter(p -> p.wants() == CallTable.Wants.FD).isPresent();
            if (inside.name().equals("sendmsg") && inside.argument() >= 2) {
                words.put("SCM_RIGHTS [", "SCM_RIGHTS [f, g]: sends these descriptors");
                words.put("SCM_CREDENTIALS {", "SCM_CREDENTIALS {pid=1}: says who one is");
            }
            call.ifPresent(c -> c.keywords().stream().sorted().forEach(word -> {
                if (LanguageWords.KEYWORDS.containsKey(word)) {
                    words.put(word + " ", LanguageWords.KEYWORDS.get(word));
                }
            }));
            if (fd || parameter.isEmpty()) {
                words.putAll(actor.isEmpty() ? names.places() : names.bound(actor));
            }
            if (!fd) {
                parameter.ifPresent(p -> constants(words, inside.name(), p));
            }
            if (parameter
                    .filter(p -> p.wants() == CallTable.Wants.PID || p.wants() == CallTable.Wants.ACTOR)
                    .isPresent()) {
                names.actors().forEach(name -> words.put(name, "an actor"));
            } else if (!fd) {
                values(words, actor);
            }
        }

        private void constants(Map<String, String> words, String call, CallTable.Parameter parameter) {
            String family = FAMILIES.getOrDefault(parameter.name(), "");
            if (List.of("FLAGS", "OP", "EVENTS").contains(parameter.name()) || call.equals("signal")) {
                family = FLAGS.getOrDefault(call, family);
            }
            String of = family;
            String what = parameter.name() + " of " + call;
            if (!of.isEmpty()) {
                Constants.here().names().stream()
                        .filter(name -> name.startsWith(of))
                        .forEach(name -> words.put(name, what));
            }
            // All the others only for who has begun to write one.
            if (!prefix.isEmpty()) {
                Constants.here().names().forEach(name -> words.putIfAbsent(name, "a constant"));
            }
        }

        /** What an expression can begin with. */
        private void values(Map<String, String> words, String actor) {
            words.putAll(actor.isEmpty() ? names.places() : names.bound(actor));
            words.putAll(names.bound(""));
            CallTable.functions().forEach(name -> words.put(name + "(", CallWords.of(name)));
        }

        private static void errnos(Map<String, String> words) {
            for (int number = 1; number < 134; number++) {
                Errno errno = new Errno(number);
                if (Errno.ofName(errno.name()).isPresent()) {
                    words.put(errno.name(), "it fails: error " + number);
                }
            }
            words.put("SIGBUS", "it is killed by it");
            words.put("SIGPIPE", "it is killed by it");
        }
    }
}
