package fdscope.lesson;

import java.util.List;
import org.commonmark.node.Node;

/**
 * Where the faults of one Markdown text go.
 *
 * @param offset lines of the file before the text's first
 */
record Faults(String file, int offset, List<ContentError> errors) {
    /** Line of a node in the file, from 1; a node without a place has its nearest neighbour's above. */
    int line(Node node) {
        for (Node at = node; at != null; at = at.getPrevious() == null ? at.getParent() : at.getPrevious()) {
            if (!at.getSourceSpans().isEmpty()) {
                return offset + at.getSourceSpans().get(0).getLineIndex() + 1;
            }
        }
        return offset + 1;
    }

    void at(Node node, String message) {
        at(line(node), message);
    }

    void at(int line, String message) {
        errors.add(new ContentError(file, line, message));
    }

    /** The same for a text inside this one that begins at a line of the file. */
    Faults within(int firstLine) {
        return new Faults(file, firstLine - 1, errors);
    }
}
