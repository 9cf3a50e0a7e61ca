package fdscope.tui.terminal;

import fdscope.tui.message.Input;
import fdscope.tui.message.Input.KeyPressed;
import fdscope.tui.message.Key;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of a terminal in, inputs out. Holds what is unfinished between two reads, does no I/O and knows no clock: the
 * caller waits {@link #patience()} milliseconds for more bytes and then calls {@link #giveUp()}.
 *
 * <p>What it does not know it swallows whole; no byte sequence makes it throw, and after {@code giveUp()} it always
 * stands at the beginning again. Sources: ECMA-48 (5.4, 5.6), xterm's ctlseqs, console_codes(4). Not thread-safe.
 */
final class InputDecoder {
    /** Bytes of one paste that are kept. */
    static final int PASTE_LIMIT = 64 * 1024;

    private static final int SEQUENCE_LIMIT = 512;
    /** Over ssh the bytes of one key may come one by one, some 50 ms apart. */
    private static final int ESCAPE_PATIENCE = 100;

    /** What has begun so is hardly a key that somebody pressed: there is time. */
    private static final int SEQUENCE_PATIENCE = 500;

    private static final int PASTE_PATIENCE = 3000;
    /** Begins what a terminal answers that was asked for its background; no text that is typed does. */
    private static final String ANSWER = "11;";

    private static final byte[] PASTE_END = {0x1b, '[', '2', '0', '1', '~'};

    private enum State {
        GROUND,
        UTF8,
        ESCAPE,
        CSI,
        CONSOLE_FUNCTION_KEY,
        OLD_MOUSE,
        SS3,
        STRING,
        STRING_ESCAPE,
        PASTE
    }

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private List<Input> out = new ArrayList<>();
    private State state = State.GROUND;
    private boolean alt;
    private int introducer;
    private int awaited;
    private int pasteEndSeen;
    private boolean cut;

    /** The inputs that these bytes complete, in order. */
    List<Input> decode(byte[] bytes) {
        for (byte b : bytes) {
            take(b & 0xff);
        }
        return taken();
    }

    /** How long to wait for the rest before {@link #giveUp()}, in milliseconds; 0: nothing is unfinished. */
    int patience() {
        return switch (state) {
            case GROUND -> 0;
            case ESCAPE -> ESCAPE_PATIENCE;
            case PASTE -> PASTE_PATIENCE;
            case STRING, STRING_ESCAPE -> heldText().startsWith(ANSWER) ? PASTE_PATIENCE : SEQUENCE_PATIENCE;
            default -> SEQUENCE_PATIENCE;
        };
    }

    /** No more bytes came: what was begun is a key by itself, or nothing. */
    List<Input> giveUp() {
        boolean bare = held.size() == 0;
        switch (state) {
            case ESCAPE -> {
                keyIf(alt, Key.ESC);
                keyIf(true, Key.ESC);
            }
            case CSI -> keyIf(bare, Key.alt('['));
            case SS3 -> keyIf(bare, Key.alt('O'));
            case STRING -> keyIf(bare, Key.alt(introducer));
            case PASTE -> endPaste();
            default -> {}
        }
        ground();
        return taken();
    }

    private List<Input> taken() {
        List<Input> all = out;
        out = new ArrayList<>();
        return all;
    }

    private void take(int b) {
        switch (state) {
            case GROUND -> inGround(b);
            case UTF8 -> inUtf8(b);
            case ESCAPE -> afterEscape(b);
            case CSI -> inControlSequence(b);
            case CONSOLE_FUNCTION_KEY -> {
                keyIf(b >= 'A' && b <= 'E', EscapeSequences.functionKey(b - 'A' + 1));
                ground();
            }
            case OLD_MOUSE -> {
                if (--awaited == 0) {
                    ground();
                }
            }
            case SS3 -> inSingleShift(b);
            case STRING -> inString(b);
            case STRING_ESCAPE -> {
                if (b == '\\') {
                    endString();
                } else {
                    ground();
                    state = State.ESCAPE;
                    take(b);
                }
            }
            case PASTE -> inPaste(b);
        }
    }

    private void inGround(int b) {
        if (b == 0x1b) {
            state = State.ESCAPE;
        } else if (b < 0x80) {
            key(EscapeSequences.plainKey(b));
            alt = false;
        } else {
            awaited = b >= 0xf5 ? 0 : b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : b >= 0xc2 ? 1 : 0;
            if (awaited == 0) {
                alt = false;
            } else {
                held.write(b);
                state = State.UTF8;
            }
        }
    }

    private void inUtf8(int b) {
        if (b < 0x80 || b >= 0xc0) {
            ground();
            take(b);
            return;
        }
        held.write(b);
        if (--awaited == 0) {
            String text = held.toString(StandardCharsets.UTF_8);
            if (text.codePointCount(0, text.length()) == 1 && text.codePointAt(0) >= 0xa0 && text.charAt(0) != 0xfffd) {
                key(Key.of(text.codePointAt(0)));
            }
            ground();
        }
    }

    private void afterEscape(int b) {
        switch (b) {
            case '[' -> state = State.CSI;
            case 'O' -> state = State.SS3;
            case ']', 'P', '_', '^', 'X' -> {
                introducer = b;
                alt = false;
                state = State.STRING;
            }
            case 0x1b -> {
                keyIf(alt, Key.ESC);
                alt = true;
            }
            default -> {
                keyIf(alt, Key.ESC);
                alt = true;
                state = State.GROUND;
                inGround(b);
            }
        }
    }

    /** ECMA-48 5.4: parameters 0x30-0x3f, intermediates 0x20-0x2f, one final byte 0x40-0x7e. */
    private void inControlSequence(int b) {
        if (b < 0x20 || b >= 0x7f) {
            ground();
            take(b);
        } else if (b < 0x40 && !(b == '$' && EscapeSequences.isNumber(heldText()))) {
            hold(b);
        } else {
            endControlSequence(b);
        }
    }

    private void endControlSequence(int b) {
        String parameters = heldText();
        boolean withAlt = alt;
        ground();
        if (b == '[' && parameters.isEmpty()) {
            state = State.CONSOLE_FUNCTION_KEY;
        } else if (b == 'M' && parameters.isEmpty()) {
            state = State.OLD_MOUSE;
            awaited = 3;
        } else if (b == '~' && parameters.equals("200")) {
            state = State.PASTE;
        } else {
            alt = withAlt;
            EscapeSequences.controlSequence(parameters, (char) b).ifPresent(this::emit);
            alt = false;
        }
    }

    private void inSingleShift(int b) {
        if (b >= '0' && b <= ';') {
            hold(b);
        } else if (b < 0x20 || b >= 0x7f) {
            ground();
            take(b);
        } else {
            EscapeSequences.singleShift(heldText(), (char) b).ifPresent(this::emit);
            ground();
        }
    }

    private void inString(int b) {
        if (b == 0x07) {
            endString();
        } else if (b == 0x1b) {
            state = State.STRING_ESCAPE;
        } else if (b == 0x18 || b == 0x1a) {
            ground();
        } else {
            hold(b);
        }
    }

    private void endString() {
        if (introducer == ']') {
            EscapeSequences.ground(heldText()).ifPresent(out::add);
        }
        ground();
    }

    private void inPaste(int b) {
        if (b == PASTE_END[pasteEndSeen]) {
            pasteEndSeen++;
            if (pasteEndSeen == PASTE_END.length) {
                pasteEndSeen = 0;
                endPaste();
                ground();
            }
            return;
        }
        for (int i = 0; i < pasteEndSeen; i++) {
            keep(PASTE_END[i]);
        }
        pasteEndSeen = 0;
        if (b == PASTE_END[0]) {
            pasteEndSeen = 1;
        } else {
            keep(b);
        }
    }

    private void keep(int b) {
        if (held.size() < PASTE_LIMIT) {
            held.write(b);
        } else {
            cut = true;
        }
    }

    private void endPaste() {
        String text =
                held.toString(StandardCharsets.UTF_8).replace("\r\n", "\n").replace('\r', '\n');
        out.add(new Input.Pasted(text, cut));
    }

    private void ground() {
        held.reset();
        state = State.GROUND;
        alt = false;
        cut = false;
        pasteEndSeen = 0;
    }

    private void hold(int b) {
        if (held.size() < SEQUENCE_LIMIT) {
            held.write(b);
        }
    }

    private String heldText() {
        return held.toString(StandardCharsets.ISO_8859_1);
    }

    private void key(Key key) {
        emit(new KeyPressed(key));
    }

    private void keyIf(boolean condition, Key key) {
        if (condition) {
            out.add(new KeyPressed(key));
        }
    }

    private void emit(Input input) {
        out.add(
                alt && input instanceof KeyPressed pressed
                        ? new KeyPressed(pressed.key().withAlt())
                        : input);
    }
}
