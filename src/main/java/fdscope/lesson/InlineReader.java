package fdscope.lesson;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Flattens the running text of one block; what a lesson may not have is told. */
final class InlineReader {
    private final Faults faults;

    InlineReader(Faults faults) {
        this.faults = faults;
    }

    /** The pieces below a node, neighbouring texts joined. */
    List<Inline> read(Node parent) {
        List<Inline> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text plain) {
                text.append(plain.getLiteral());
            } else if (node instanceof SoftLineBreak) {
                text.append(' ');
            } else {
                flush(text, pieces, parent);
                other(node, pieces);
            }
        }
        flush(text, pieces, parent);
        return pieces;
    }

    private void flush(StringBuilder text, List<Inline> pieces, Node parent) {
        if (text.indexOf("](") >= 0) {
            faults.at(parent, "text with \"](\", expected a link without spaces in its target: [text](term:open-file)");
        }
        if (text.length() > 0) {
            pieces.add(new Inline.Text(text.toString()));
        }
        text.setLength(0);
    }

    private void other(Node node, List<Inline> pieces) {
        if (node instanceof Emphasis) {
            pieces.add(new Inline.Emphasis(read(node)));
        } else if (node instanceof StrongEmphasis) {
            pieces.add(new Inline.Strong(read(node)));
        } else if (node instanceof Code code) {
            pieces.add(new Inline.Code(code.getLiteral()));
        } else if (node instanceof Link link) {
            link(link, pieces);
        } else if (node instanceof Image image) {
            faults.at(node, "image " + image.getDestination() + ", expected text: a terminal shows no images");
        } else if (node instanceof HtmlInline html) {
            faults.at(node, "HTML " + html.getLiteral() + ", expected Markdown; for < as it is write `<`");
        } else if (node instanceof HardLineBreak) {
            faults.at(node, "a hard line break, expected a new paragraph or a list");
        } else {
            faults.at(node, node.getClass().getSimpleName() + ", expected text, emphasis, code or a link");
        }
    }

    private void link(Link link, List<Inline> pieces) {
        List<Inline> text = read(link);
        if (link.getTitle() != null) {
            faults.at(link, "link with a title, expected [text](" + link.getDestination() + ")");
        }
        if (Inline.plain(text).isBlank()) {
            faults.at(link, "link to " + link.getDestination() + " without text, expected [text](TARGET)");
        }
        LinkReader.read(link.getDestination(), message -> faults.at(link, message))
                .ifPresent(target -> pieces.add(new Inline.Link(text, target, faults.line(link))));
    }
}
