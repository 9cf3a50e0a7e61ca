package fdscope.observe.parse;

import fdscope.observe.ExplainedField;
import fdscope.observe.parse.StraceWords.Call;
import fdscope.observe.parse.StraceWords.Parameter;
import fdscope.observe.parse.StraceWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments of one call in words, down to the members of their structures. */
final class StraceArguments {
    private final Call call;
    private final List<ExplainedField> fields;

    StraceArguments(Call call, List<ExplainedField> fields) {
        this.call = call;
        this.fields = fields;
    }

    /** @param first the place of the first of these values among the arguments; negative where it is not known */
    void add(List<StraceValue> values, int first) {
        for (int i = 0; i < values.size(); i++) {
            Parameter parameter = call.parameter(first < 0 ? -1 : first + i);
            add(
                    first < 0 ? new Parameter("argument", parameter.kind(), "", parameter.meaning()) : parameter,
                    values.get(i));
        }
    }

    private void add(Parameter parameter, StraceValue value) {
        String name = parameter.name().replaceAll("[\\[\\]]", "");
        if (value.isElision()) {
            field(name, value, "left out", "strace was told not to print this.", parameter.struct());
            return;
        }
        switch (parameter.kind()) {
            case DESCRIPTOR -> descriptor(name, value, parameter.meaning(), parameter.struct(), call.link());
            case CONSTANTS -> constants(name, value, parameter);
            case ADDRESS -> address(name, value, parameter.meaning());
            case MESSAGE -> message(name, value);
            case MESSAGES -> messages(name, value, parameter);
            case BYTES -> bytes(name, value, parameter.meaning(), parameter.struct());
            case DESCRIPTORS -> descriptors(name, value, parameter);
            case VALUE -> value(name, value, parameter);
            case NUMBER -> field(name, value, value.raw(), parameter.meaning(), parameter.struct());
            case UNKNOWN ->
                field(value.name().isEmpty() ? name : value.name(), value, "unknown", parameter.meaning(), "");
        }
    }

    void field(String name, StraceValue value, String parsed, String meaning, String struct) {
        field(name, value, parsed, meaning, struct, call.link());
    }

    void field(String name, StraceValue value, String parsed, String meaning, String struct, String link) {
        fields.add(new ExplainedField(name, value.raw(), parsed, meaning, struct, link));
    }

    /** What strace -y and -yy say of it stands in the value; without them only the number is known. */
    void descriptor(String name, StraceValue value, String meaning, String struct, String link) {
        field(name, value, StraceDescriptor.of(value.text()).words(), meaning, struct, link);
    }

    /** One field for each flag that is set. */
    void constants(String name, StraceValue value, Parameter parameter) {
        if (value.text().equals("0")) {
            field(name, value, "none", parameter.meaning(), parameter.struct());
            return;
        }
        for (String constant : value.text().split("\\|")) {
            Optional<Word> word = StraceWords.word(constant);
            field(
                    name,
                    StraceValue.atom(constant),
                    word.isPresent() ? name(constant, word.get()) : "unknown",
                    word.map(Word::meaning)
                            .orElse("A constant that this program has no words for, or that this strace did not know."),
                    parameter.struct(),
                    word.map(Word::link).orElse(call.link()));
        }
    }

    /** The name; for a number that this strace had no name for, the one that stands in front of the sentence. */
    static String name(String constant, Word word) {
        return constant.contains("/*") ? word.meaning().replaceFirst(":.*", "") : constant;
    }

    /** A struct sockaddr; {@code NULL} or a bare address where there is none. */
    void address(String name, StraceValue value, String meaning) {
        if (!value.isStruct()) {
            field(name, value, value.text().equals("NULL") ? "none" : "not read", meaning, "struct sockaddr_un");
            return;
        }
        boolean named = false;
        for (StraceValue member : value.members()) {
            String path = name + "." + member.name();
            if (member.name().equals("sa_family")) {
                constants(
                        path,
                        member,
                        new Parameter(
                                path,
                                StraceWords.Kind.CONSTANTS,
                                "struct sockaddr_un.sun_family",
                                "The family of the address."));
            } else if (member.name().equals("sun_path")) {
                named = true;
                boolean isAbstract = member.text().startsWith("@");
                field(
                        path,
                        member,
                        (isAbstract ? "abstract " : "path ")
                                + StraceValue.printable(StraceText.unquoted(member.text())),
                        isAbstract
                                ? "An abstract name: @ stands for the NUL byte in front, and no file is made."
                                : pathMeaning(),
                        "struct sockaddr_un.sun_path",
                        "man:unix(7)");
            } else {
                unknown(path, member);
            }
        }
        if (!named
                && value.member("sa_family")
                        .filter(f -> f.text().equals("AF_UNIX"))
                        .isPresent()) {
            field(
                    name + ".sun_path",
                    StraceValue.atom(""),
                    "unnamed",
                    call.name().equals("bind")
                            ? "Only the family was given: the kernel chooses an abstract name (autobind)."
                            : "Only the family stands there: the socket has no name.",
                    "struct sockaddr_un.sun_path",
                    "man:unix(7)");
        }
    }

    private String pathMeaning() {
        return switch (call.name()) {
            case "bind" -> "A path: bind(2) makes a file of the kind socket there, which must not exist before.";
            case "connect", "sendto", "sendmsg", "sendmmsg" ->
                "A path: the file must be there, and the caller may write to it.";
            default -> "A path, as it was given to bind(2).";
        };
    }

    void unknown(String path, StraceValue value) {
        field(path, value, "unknown", "A member that this program has no words for.", "");
    }

    void bytes(String name, StraceValue value, String meaning, String struct) {
        boolean text = value.text().contains("\"");
        String parsed = !text
                ? "not read"
                : StraceText.isCut(value.text()) ? "the beginning only" : StraceValue.printable(value.text());
        field(name, value, parsed, text ? meaning : meaning + " strace shows only where they are.", struct);
    }

    private void message(String name, StraceValue value) {
        if (value.isStruct()) {
            new StraceMessage(call, this).add("", value);
        } else {
            field(
                    name,
                    value,
                    "not read",
                    "Only where the message header is: it was not filled in.",
                    "struct user_msghdr");
        }
    }

    private void messages(String name, StraceValue value, Parameter parameter) {
        if (!value.isArray()) {
            field(name, value, "not read", parameter.meaning(), parameter.struct());
            return;
        }
        int index = 0;
        for (StraceValue element : value.members()) {
            String path = name + "[" + index++ + "].";
            for (StraceValue member : element.members()) {
                if (member.name().equals("msg_hdr") && member.isStruct()) {
                    new StraceMessage(call, this).add(path, member);
                } else if (member.name().equals("msg_len")) {
                    field(
                            path + "msg_len",
                            member,
                            member.raw(),
                            "How many bytes of this message were moved.",
                            "struct mmsghdr.msg_len");
                } else {
                    unknown(path + member.name(), member);
                }
            }
            if (!element.isStruct()) {
                unknown(path + "?", element);
            }
        }
    }

    private void descriptors(String name, StraceValue value, Parameter parameter) {
        if (!value.isArray()) {
            field(name, value, "not read", parameter.meaning(), parameter.struct());
            return;
        }
        int index = 0;
        for (StraceValue member : value.members()) {
            boolean first = index == 0;
            String meaning = call.name().startsWith("pipe")
                    ? first ? "The end to read from." : "The end to write to."
                    : first ? "The one end." : "The other end.";
            descriptor(name + "[" + index++ + "]", member, meaning, "struct fdtable.fd", call.link());
        }
    }

    private void value(String name, StraceValue value, Parameter parameter) {
        if (value.member("pid").isPresent() && value.member("uid").isPresent()) {
            new StraceMessage(call, this).credentials(name, value);
        } else if (StraceDescriptor.isOne(value.text()) && value.text().contains("<")) {
            descriptor(name, value, parameter.meaning(), parameter.struct(), call.link());
        } else {
            List<String> inside = new ArrayList<>();
            value.members().forEach(member -> inside.add(member.raw()));
            String parsed = value.isArray() ? String.join(", ", inside) : value.raw();
            field(name, value, parsed, parameter.meaning(), parameter.struct());
        }
    }
}
