package fdscope.observe.parse;

import fdscope.observe.parse.StraceWords.Call;
import fdscope.observe.parse.StraceWords.Kind;
import fdscope.observe.parse.StraceWords.Parameter;
import fdscope.observe.parse.StraceWords.Word;
import java.util.Optional;

/** A struct msghdr in words: what it carries, and the control messages with their descriptors (cmsg(3)). */
final class StraceMessage {
    private static final String HEADER = "struct user_msghdr.";
    private static final String CMSG = "man:cmsg(3)";
    /** Bytes of struct cmsghdr on 64-bit machines. */
    private static final long CMSG_HEADER = 16;

    private final Call call;
    private final StraceArguments out;
    private final boolean receives;

    StraceMessage(Call call, StraceArguments out) {
        this.call = call;
        this.out = out;
        this.receives = call.name().startsWith("recv");
    }

    /** @param prefix stands before the names of the members */
    void add(String prefix, StraceValue message) {
        for (StraceValue member : message.members()) {
            String path = prefix + member.name();
            String struct = HEADER + member.name();
            switch (member.name()) {
                case "msg_name" ->
                    out.address(
                            path,
                            member,
                            receives ? "From whom; NULL if that was not asked." : "To whom; NULL is its peer.");
                case "msg_namelen" ->
                    out.field(path, member, member.raw(), "How many bytes of the address count.", struct);
                case "msg_iov" -> vector(path, member);
                case "msg_iovlen" ->
                    out.field(path, member, member.raw(), "How many stretches of memory hold the bytes.", struct);
                case "msg_control" -> control(path, member);
                case "msg_controllen" ->
                    out.field(
                            path,
                            member,
                            member.raw(),
                            receives
                                    ? "How many bytes of control messages came; before the call it said how many fit."
                                    : "How many bytes of control messages there are.",
                            struct,
                            CMSG);
                case "msg_flags" -> flags(path, member, struct);
                default -> {
                    if (member.isElision()) {
                        out.field(prefix + "...", member, "left out", "strace was told not to print the rest.", "");
                    } else {
                        out.unknown(path, member);
                    }
                }
            }
        }
        boolean carries = message.member("msg_control").isPresent();
        if (!carries
                && message.member("msg_controllen")
                        .filter(l -> l.text().equals("0"))
                        .isPresent()) {
            out.field(
                    prefix + "msg_control",
                    StraceValue.atom(""),
                    "none",
                    "No control message: neither descriptors nor credentials.",
                    HEADER + "msg_control",
                    CMSG);
        }
    }

    private void flags(String path, StraceValue member, String struct) {
        if (receives) {
            String none = "The kernel reports nothing special about this message.";
            out.constants(path, member, new Parameter(path, Kind.CONSTANTS, struct, none));
        } else {
            out.field(path, member, member.raw(), "Not looked at when sending.", struct);
        }
    }

    private void vector(String path, StraceValue vector) {
        if (!vector.isArray()) {
            out.field(path, vector, "not read", "Where the bytes are.", HEADER + "msg_iov");
            return;
        }
        int index = 0;
        for (StraceValue element : vector.members()) {
            String at = path + "[" + index++ + "].";
            for (StraceValue member : element.members()) {
                if (member.name().equals("iov_base")) {
                    out.bytes(at + "iov_base", member, "The bytes.", "struct iovec.iov_base");
                } else if (member.name().equals("iov_len")) {
                    out.field(
                            at + "iov_len",
                            member,
                            member.raw(),
                            receives ? "For how many bytes there is room here." : "How many bytes there are here.",
                            "struct iovec.iov_len");
                } else {
                    out.unknown(at + member.name(), member);
                }
            }
            if (!element.isStruct()) {
                out.unknown(at + "?", element);
            }
        }
    }

    private void control(String path, StraceValue control) {
        if (!control.isArray()) {
            out.field(
                    path,
                    control,
                    control.text().equals("NULL") ? "none" : "not read",
                    "No control message that could be read.",
                    HEADER + "msg_control",
                    CMSG);
            return;
        }
        int index = 0;
        for (StraceValue message : control.members()) {
            String at = path + "[" + index++ + "].";
            if (!message.isStruct()) {
                out.unknown(at + "?", message);
            }
            Optional<String> type = message.member("cmsg_type").map(StraceValue::text);
            for (StraceValue member : message.members()) {
                controlMember(at + member.name(), member, type.orElse(""));
            }
        }
    }

    private void controlMember(String path, StraceValue member, String type) {
        switch (member.name()) {
            case "cmsg_len" ->
                out.field(
                        path,
                        member,
                        length(member.text(), type),
                        "The length of this control message, its header of 16 bytes included and the padding behind it not.",
                        "struct cmsghdr.cmsg_len",
                        CMSG);
            case "cmsg_level" ->
                out.constants(
                        path, member, new Parameter(path, Kind.CONSTANTS, "struct cmsghdr.cmsg_level", "The layer."));
            case "cmsg_type" -> type(path, member);
            case "cmsg_data" -> data(path, member, type);
            default -> out.unknown(path, member);
        }
    }

    private static String length(String text, String type) {
        if (!text.matches("[0-9]{1,9}") || Long.parseLong(text) < CMSG_HEADER) {
            return StraceValue.printable(text);
        }
        long data = Long.parseLong(text) - CMSG_HEADER;
        boolean rights = type.equals("SCM_RIGHTS") && data % 4 == 0;
        String what = rights ? ": " + data / 4 + (data == 4 ? " descriptor" : " descriptors") : "";
        return "16 of header, " + data + " of data" + what;
    }

    private void type(String path, StraceValue member) {
        boolean sent = member.text().equals("SCM_RIGHTS") && !receives;
        Optional<Word> word = StraceWords.word(member.text());
        out.field(
                path,
                member,
                word.map(w -> StraceArguments.name(member.text(), w)).orElse("unknown"),
                sent
                        ? "Descriptors: the kernel takes a reference to each open file; the numbers stay here."
                        : word.map(Word::meaning)
                                .orElse("A type of control message that this program has no words for."),
                "struct cmsghdr.cmsg_type",
                sent ? "map:scm_fp_copy" : word.map(Word::link).orElse(CMSG));
    }

    private void data(String path, StraceValue data, String type) {
        if (type.equals("SCM_RIGHTS") && data.isArray()) {
            int index = 0;
            for (StraceValue descriptor : data.members()) {
                String at = path + "[" + index + "]";
                if (StraceDescriptor.isOne(descriptor.text())) {
                    out.descriptor(
                            at,
                            descriptor,
                            receives
                                    ? "A new number in the receiver for the open file that was sent."
                                    : "A number of the sender; what travels is a reference to the open file behind it.",
                            "struct scm_fp_list.fp[" + index + "]",
                            receives ? "map:scm_detach_fds" : "map:scm_fp_copy");
                } else {
                    out.field(
                            at,
                            descriptor,
                            descriptor.isElision() ? "left out" : "not a descriptor",
                            descriptor.isElision()
                                    ? "strace prints only so many."
                                    : "No number of a descriptor: the kernel answers EBADF.",
                            "struct scm_fp_list.fp[" + index + "]",
                            "map:scm_fp_copy");
                }
                index++;
            }
        } else if (type.equals("SCM_CREDENTIALS") && data.isStruct()) {
            credentials(path, data);
        } else {
            out.field(path, data, "unknown", "Data that this program cannot take apart.", "", CMSG);
        }
    }

    /** A struct ucred: of SCM_CREDENTIALS or SO_PEERCRED. */
    void credentials(String path, StraceValue value) {
        boolean message = !call.name().contains("sockopt");
        for (StraceValue member : value.members()) {
            String whose = message ? "the sender" : "the process at the other end";
            String meaning = switch (member.name()) {
                case "pid" -> "The process id of " + whose + ", as the reader's pid namespace numbers it.";
                case "uid" -> "The user id of " + whose + ".";
                case "gid" -> "The group id of " + whose + ".";
                default -> "";
            };
            if (meaning.isEmpty()) {
                out.unknown(path + "." + member.name(), member);
            } else {
                out.field(
                        path + "." + member.name(),
                        member,
                        member.raw(),
                        meaning,
                        "struct ucred." + member.name(),
                        message ? "map:scm_check_creds" : "map:copy_peercred");
            }
        }
    }
}
