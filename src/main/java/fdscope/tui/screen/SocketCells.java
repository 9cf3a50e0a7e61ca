package fdscope.tui.screen;

import fdscope.observe.NoOwner;
import fdscope.observe.Owner;
import fdscope.observe.SocketRow;
import fdscope.observe.view.SocketColumn;
import fdscope.observe.view.SocketLinks;
import fdscope.tui.draw.DisplayWidth;
import java.util.regex.Pattern;

/** The text of a cell as the table shows it: short words in narrow columns, numbers in hex if wanted. */
final class SocketCells {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    /** The column is wide enough for every type, or every state. */
    private static final int WHOLE_TYPE = 9;

    private static final int WHOLE_STATE = 11;
    private static final int WHOLE_OWNER = 20;
    private static final String COMPACT = "owner pid:fd";

    private SocketCells() {}

    static String text(SocketRow row, SocketColumn column, int width, boolean hex) {
        String text = column.text(row);
        switch (column) {
            case TYPE:
                return width == 1 ? letter(text) : width < WHOLE_TYPE && text.equals("seqpacket") ? "seqpkt" : text;
            case STATE:
                return width < WHOLE_STATE && text.equals("unconnected") ? "unconn." : text;
            case NAME:
                return DisplayWidth.elide(text, width);
            case OWNER:
                return DisplayWidth.cut(owner(row, text, width), width);
            default:
                return DisplayWidth.cut(hex ? hex(text) : text, width);
        }
    }

    /** Stream and seqpacket begin alike. */
    private static String letter(String type) {
        return type.equals("seqpacket") ? "q" : type.substring(0, 1);
    }

    static String heading(SocketColumn column, int width) {
        return column == SocketColumn.OWNER && width < WHOLE_OWNER && width >= COMPACT.length()
                ? COMPACT
                : DisplayWidth.clip(column.heading(), width);
    }

    /** Whose it may be, where it cannot be read; {@code bob 4712:6 +2} in a narrow column. */
    private static String owner(SocketRow row, String text, int width) {
        if (!row.owners().isEmpty()) {
            Owner first = row.owners().get(0);
            int more = row.owners().size() - 1;
            return width >= WHOLE_OWNER
                    ? text
                    : SocketLinks.process(first) + ":" + first.fd() + (more == 0 ? "" : " +" + more);
        }
        boolean hidden = row.noOwner().filter(NoOwner.NOT_PERMITTED::equals).isPresent() && !row.isUnproven();
        String told = hidden
                ? row.socket().uid().map(uid -> text + " (uid " + uid + ")").orElse(text)
                : text;
        return told.length() <= width ? told : text.replaceFirst("^unproven: ", "");
    }

    private static String hex(String text) {
        return NUMBER.matcher(text).replaceAll(number -> {
            String digits = number.group();
            return digits.length() > 18 ? digits : "0x" + Long.toHexString(Long.parseLong(digits));
        });
    }
}
