package fdscope.lab.script;

import fdscope.lab.script.CallTable.Parameter;
import fdscope.lab.script.CallTable.Signature;
import fdscope.lab.script.CallTable.Wants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The arguments of one call in one variant. */
final class CallCheck {
    private final LineCheck at;
    private final ExprCheck exprs;
    private final Step.Call call;
    private final Signature signature;
    private boolean refused;

    CallCheck(LineCheck at, ExprCheck exprs, Step.Call call) {
        this.at = at;
        this.exprs = exprs;
        this.call = call;
        this.signature = CallTable.call(call.name()).orElseThrow();
    }

    void run() {
        List<Alt> plain = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Step.Argument argument : call.arguments()) {
            if (argument instanceof Step.Argument.Plain value) {
                plain.add(value.value());
            } else if (argument instanceof Step.Argument.Keyword keyword) {
                keyword(keyword, seen);
            } else if (argument instanceof Step.Argument.Numbered numbered) {
                if (takes("numbered", numbered.number() + " = FD")) {
                    descriptor(numbered.number() + " =", numbered.fd());
                }
            } else if (takes("cmsg", "control messages")) {
                seen.add("cmsg");
                message(argument);
            }
        }
        if (seen.contains("cmsg") && seen.contains("control")) {
            at.fault(signature.name() + "(): control messages and the raw buffer in one call, expected one of the two");
        }
        if (!refused) {
            positions(plain, seen.contains("raw"));
        }
        if (call.name().equals("syscall") && !plain.isEmpty()) {
            text(plain.get(0)).flatMap(Forbidden::call).ifPresent(at::fault);
        }
    }

    /** Of a string that stands here as it is. */
    private Optional<String> text(Alt value) {
        return exprs.value(value)
                .map(expr -> expr instanceof Expr.Str string ? string.value().text() : null);
    }

    private void positions(List<Alt> plain, boolean raw) {
        List<Parameter> parameters = signature.parameters().stream()
                .filter(p -> !raw || p.wants() != Wants.ADDRESS)
                .toList();
        long needed = parameters.stream().filter(p -> !p.optional()).count();
        boolean many =
                !parameters.isEmpty() && parameters.get(parameters.size() - 1).repeated();
        if (plain.size() < needed || plain.size() > parameters.size() && !many) {
            at.fault(signature.name() + "(): " + ExprCheck.count(plain.size()) + ", expected " + signature);
        }
        for (int i = 0; i < plain.size(); i++) {
            Type type = exprs.of(plain.get(i));
            int last = parameters.size() - 1;
            if (i <= last || many) {
                Parameter parameter = parameters.get(Math.min(i, last));
                exprs.wants(signature.name(), i + 1, parameter.wants(), plain.get(i), type);
                if (Fits.mustBeOwn(parameter.wants())) {
                    own(plain.get(i), type);
                }
            }
        }
    }

    private boolean takes(String keyword, String shown) {
        boolean takes = signature.keywords().contains(keyword);
        if (!takes) {
            refused = true;
            at.fault(signature.name() + "() takes no " + shown + ", expected " + signature);
        }
        return takes;
    }

    private void keyword(Step.Argument.Keyword keyword, Set<String> seen) {
        String word = keyword.word();
        if (!takes(word, "\"" + word + "\"")) {
            return;
        }
        if (!seen.add(word) && !List.of("env", "arg").contains(word)) {
            at.fault(signature.name() + "(): " + word + " stands twice, expected it once");
        }
        if (word.equals("env")) {
            text(keyword.value()).flatMap(Forbidden::environment).ifPresent(at::fault);
        }
        Type type = exprs.of(keyword.value());
        Wants wants = switch (word) {
            case "to" -> Wants.ADDRESS;
            case "raw", "env", "arg" -> Wants.DATA;
            case "control" -> call.name().equals("sendmsg") ? Wants.DATA : Wants.NUMBER;
            default -> Wants.NUMBER;
        };
        if (!Fits.fits(wants, type, exprs.value(keyword.value()).orElse(new Expr.Any()))) {
            at.fault(signature.name() + "(): " + word + " is " + type.kind().words() + ", expected " + wants.words());
        }
    }

    private void message(Step.Argument argument) {
        if (argument instanceof Step.Argument.Rights rights) {
            rights.fds().forEach(fd -> descriptor("SCM_RIGHTS", fd));
        } else if (argument instanceof Step.Argument.Credentials credentials) {
            fields("SCM_CREDENTIALS", credentials.fields(), List.of("pid", "uid", "gid"));
        } else if (argument instanceof Step.Argument.RawControl raw) {
            fields("a control message", raw.fields(), List.of("cmsg_len", "cmsg_level", "cmsg_type", "cmsg_data"));
        }
    }

    private void fields(String of, List<Step.Field> fields, List<String> known) {
        Set<String> seen = new HashSet<>();
        for (Step.Field field : fields) {
            if (!known.contains(field.name())) {
                at.fault(field.name() + ": not a field of " + of + ", expected one of " + String.join(", ", known));
            } else if (!seen.add(field.name())) {
                at.fault(field.name() + " stands twice in " + of + ", expected it once");
            }
            Type type = exprs.of(field.value());
            if (field.name().equals("cmsg_data")) {
                own(field.value(), type);
            } else if (!Fits.fits(Wants.NUMBER, type, new Expr.Any())) {
                at.fault(field.name() + " is " + type.kind().words() + ", expected a number");
            }
        }
    }

    private void descriptor(String where, Alt value) {
        Type type = exprs.of(value);
        if (!type.isDescriptors() && !type.is(Kind.NUMBER) && !type.isUnknown()) {
            String text = exprs.value(value).map(ExprText::of).orElse("");
            at.fault(where + " " + text + ": that is " + type.kind().words() + ", expected a descriptor");
        }
        own(value, type);
    }

    /** The rule of the whole language: another's descriptor has to travel. */
    private void own(Alt value, Type type) {
        exprs.value(value).ifPresent(expr -> own(at, expr, type));
    }

    static void own(LineCheck at, Expr expr, Type type) {
        if (!type.isDescriptors() || type.owner().isEmpty() || type.owner().equals(at.actor())) {
            return;
        }
        Expr culprit = expr instanceof Expr.Binary binary ? binary.left() : expr;
        at.fault(ExprText.of(culprit) + " is a descriptor of " + type.owner() + ", " + at.actor()
                + " has none of it; send it, or expected a descriptor of " + at.actor());
    }
}
