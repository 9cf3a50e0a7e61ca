package fdscope.lab.dbus;

/** A field of a message's header; its code is its place here (the specification, "Header Fields"). */
public enum Field {
    INVALID(' '),
    PATH('o'),
    INTERFACE('s'),
    MEMBER('s'),
    ERROR_NAME('s'),
    REPLY_SERIAL('u'),
    DESTINATION('s'),
    SENDER('s'),
    SIGNATURE('g'),
    UNIX_FDS('u');

    private final char type;

    Field(char type) {
        this.type = type;
    }

    char type() {
        return type;
    }

    Value text(String text) {
        return new Value.Text(type, text);
    }

    void check(Value value) throws ProtocolFault {
        if (!value.type().equals(String.valueOf(type))) {
            throw new ProtocolFault("field " + this + " is of type " + value.type() + ", expected " + type);
        }
        String text = value instanceof Value.Text told ? told.text() : "";
        switch (this) {
            case PATH -> BusNames.path(text);
            case INTERFACE -> BusNames.interfaceName(text);
            case MEMBER -> BusNames.member(text);
            case ERROR_NAME -> BusNames.errorName(text);
            case DESTINATION, SENDER -> BusNames.busName(text);
            case REPLY_SERIAL -> {
                if (value.equals(Value.u32(0))) {
                    throw new ProtocolFault("field REPLY_SERIAL is 0, and no message has that number");
                }
            }
            default -> {
                // Its type says it all.
            }
        }
    }
}
