package fdscope.lab.dbus;

import java.util.List;

/** What a message is; its byte in the header is its place here, and more may come (the specification, "Message Types"). */
public enum Kind {
    INVALID("invalid"),
    METHOD_CALL("call", Field.PATH, Field.MEMBER),
    METHOD_RETURN("return", Field.REPLY_SERIAL),
    ERROR("error", Field.ERROR_NAME, Field.REPLY_SERIAL),
    SIGNAL("signal", Field.PATH, Field.INTERFACE, Field.MEMBER),
    /** A type that this program does not know: to be ignored. */
    OTHER("other");

    private final String word;
    private final List<Field> required;

    Kind(String word, Field... required) {
        this.word = word;
        this.required = List.of(required);
    }

    /** Of a header's second byte. */
    static Kind of(int code) {
        return code < OTHER.ordinal() ? values()[code] : OTHER;
    }

    public String word() {
        return word;
    }

    List<Field> required() {
        return required;
    }
}
