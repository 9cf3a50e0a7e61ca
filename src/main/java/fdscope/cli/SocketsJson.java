package fdscope.cli;

import fdscope.kernel.Printable;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import fdscope.observe.Conflict;
import fdscope.observe.Doubt;
import fdscope.observe.KnownSocket;
import fdscope.observe.KnownSockets;
import fdscope.observe.NoOwner;
import fdscope.observe.Owner;
import fdscope.observe.Socket;
import fdscope.observe.SocketField;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketState;
import fdscope.observe.source.Beside;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * {@code sockets --json}: one array, one socket a line, pure ASCII, null where nothing was told. Written field by field:
 * data binding would cost more than all the looking at a machine with few sockets.
 */
final class SocketsJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .rootValueSeparator("\n,")
            .build();

    /** Rows that one thread writes at a time: many at least, or a second thread costs more than it saves. */
    private static final int SMALLEST_BLOCK = 256;

    private static final int LARGEST_BLOCK = 4096;

    private static final SerializableString INODE = new SerializedString("inode");
    private static final SerializableString TYPE = new SerializedString("type");
    private static final SerializableString STATE = new SerializedString("state");
    private static final SerializableString NAME = new SerializedString("name");
    private static final SerializableString KIND = new SerializedString("kind");
    private static final SerializableString TEXT = new SerializedString("text");
    private static final SerializableString HEX = new SerializedString("hex");
    private static final SerializableString PEER_INODE = new SerializedString("peerInode");
    private static final SerializableString OWNERS = new SerializedString("owners");
    private static final SerializableString PID = new SerializedString("pid");
    private static final SerializableString FD = new SerializedString("fd");
    private static final SerializableString COMMAND = new SerializedString("command");
    private static final SerializableString OWNERS_WHY = new SerializedString("ownersWhy");
    private static final SerializableString SOURCES = new SerializedString("sources");
    private static final SerializableString UNPROVEN = new SerializedString("unproven");
    private static final SerializableString UNPROVEN_WHY = new SerializedString("unprovenWhy");
    private static final SerializableString RECEIVE_QUEUE = new SerializedString("receiveQueue");
    private static final SerializableString SEND_QUEUE = new SerializedString("sendQueue");
    private static final SerializableString FDS_IN_FLIGHT = new SerializedString("fdsInFlight");
    private static final SerializableString UID = new SerializedString("uid");
    private static final SerializableString CONFLICTS = new SerializedString("conflicts");

    private static final SerializableString KNOWN = new SerializedString("known");

    private final KnownSockets known;

    /** @param known by whose key words well-known sockets are named */
    SocketsJson(KnownSockets known) {
        this.known = known;
    }

    /** Leaves {@code out} open. Of many rows a second thread writes every other block. */
    void write(List<SocketRow> rows, OutputStream out) {
        try {
            int block = Math.max(SMALLEST_BLOCK, Math.min(LARGEST_BLOCK, rows.size() / 2 + 1));
            out.write('[');
            for (int from = 0; from < rows.size(); from += 2 * block) {
                int middle = Math.min(from + block, rows.size());
                List<SocketRow> second = rows.subList(middle, Math.min(middle + block, rows.size()));
                Beside<ByteArrayOutputStream> other =
                        second.isEmpty() ? null : Beside.start("json", () -> block(second));
                out.write(separator(from));
                block(rows.subList(from, middle)).writeTo(out);
                if (other != null) {
                    out.write(separator(middle));
                    other.result().writeTo(out);
                }
            }
            out.write("\n]\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] separator(int from) {
        return (from == 0 ? "\n" : "\n,").getBytes(StandardCharsets.US_ASCII);
    }

    private ByteArrayOutputStream block(List<SocketRow> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(400 * rows.size());
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            for (SocketRow row : rows) {
                write(row, json);
            }
        }
        return out;
    }

    /** Without lambdas: two threads begin here at once, and the archive of classes has each lambda for one of them. */
    private void write(SocketRow row, JsonGenerator json) {
        Socket socket = row.socket();
        SocketType type = socket.type().orElse(null);
        SocketState state = socket.state().orElse(null);
        UnixAddress name = row.name();
        KnownSocket wellKnown = known.of(name).orElse(null);
        NoOwner noOwner = row.noOwner().orElse(null);
        Doubt doubt = socket.unproven().orElse(null);
        json.writeStartObject();
        json.writeName(INODE);
        json.writeNumber(row.inode());
        string(TYPE, type == null ? null : type.word(), json);
        string(STATE, state == null ? null : state.word(), json);
        name(name, json);
        string(KNOWN, wellKnown == null ? null : wellKnown.key(), json);
        number(PEER_INODE, socket.peer().orElse(null), json);
        owners(row, json);
        string(OWNERS_WHY, noOwner == null ? null : noOwner.word(), json);
        json.writeName(SOURCES);
        json.writeStartArray();
        for (SocketSighting sighting : socket.sightings()) {
            json.writeString(sighting.source().word());
        }
        json.writeEndArray();
        json.writeName(UNPROVEN);
        json.writeBoolean(row.isUnproven());
        string(UNPROVEN_WHY, doubt == null ? null : Printable.line(doubt.why()), json);
        number(RECEIVE_QUEUE, socket.receiveQueue().orElse(null), json);
        number(SEND_QUEUE, socket.sendQueue().orElse(null), json);
        number(FDS_IN_FLIGHT, row.inFlight().isPresent() ? (Long) row.inFlight().getAsLong() : null, json);
        number(UID, socket.uid().orElse(null), json);
        json.writeName(CONFLICTS);
        json.writeStartArray();
        for (Conflict conflict : socket.conflicts()) {
            json.writeString(text(conflict));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void number(SerializableString field, Long value, JsonGenerator json) {
        json.writeName(field);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private static void string(SerializableString field, String value, JsonGenerator json) {
        json.writeName(field);
        json.writeString(value); // null is written as null
    }

    private static void name(UnixAddress name, JsonGenerator json) {
        boolean unnamed = name instanceof UnixAddress.Unnamed;
        json.writeName(NAME);
        json.writeStartObject();
        json.writeName(KIND);
        json.writeString(unnamed ? "unnamed" : name instanceof UnixAddress.Abstract ? "abstract" : "pathname");
        json.writeName(TEXT);
        json.writeString(unnamed ? "" : SocketField.nameText(name));
        json.writeName(HEX);
        json.writeString(unnamed ? "" : name.name().hex());
        json.writeEndObject();
    }

    private static void owners(SocketRow row, JsonGenerator json) {
        json.writeName(OWNERS);
        json.writeStartArray();
        for (Owner owner : row.owners()) {
            json.writeStartObject();
            json.writeName(PID);
            json.writeNumber(owner.pid());
            json.writeName(FD);
            json.writeNumber(owner.fd());
            json.writeName(COMMAND);
            json.writeString(Printable.of(owner.command()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String text(Conflict conflict) {
        StringBuilder out = new StringBuilder(conflict.field().label()).append(':');
        String between = " ";
        for (Conflict.Told told : conflict.told()) {
            out.append(between).append(told.source().word()).append(" says ").append(told.text());
            between = ", ";
        }
        return out.toString();
    }
}
