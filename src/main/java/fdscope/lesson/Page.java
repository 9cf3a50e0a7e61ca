package fdscope.lesson;

import fdscope.lesson.Block.LabBlock;
import fdscope.lesson.Block.MeasureBlock;
import fdscope.lesson.Block.NotesBlock;
import fdscope.lesson.Block.ReviewBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a learner sees at once. The first page of a lesson, its hook, has no heading.
 *
 * @param blocks without the heading
 */
public record Page(Optional<Block.Heading> heading, List<Block> blocks) {
    public Page {
        blocks = List.copyOf(blocks);
    }

    /**
     * A stretch of a page: what stands before the first lab, or a lab and what stands after it up to the next.
     *
     * @param lab must have run to its end before the text is shown
     * @param text prose alone: neither labs nor review questions nor notes
     */
    public record Segment(Optional<LabBlock> lab, List<Block> text) {
        public Segment {
            text = List.copyOf(text);
        }
    }

    /** The first has no lab and may be empty; then one for each lab. */
    public List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        Optional<LabBlock> lab = Optional.empty();
        List<Block> text = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof LabBlock next) {
                segments.add(new Segment(lab, text));
                lab = Optional.of(next);
                text = new ArrayList<>();
            } else if (!(block instanceof NotesBlock) && !(block instanceof ReviewBlock)) {
                text.add(block);
            }
        }
        segments.add(new Segment(lab, text));
        return List.copyOf(segments);
    }

    public List<LabBlock> labs() {
        return only(LabBlock.class);
    }

    public List<ReviewBlock> reviews() {
        return only(ReviewBlock.class);
    }

    public List<MeasureBlock> measures() {
        return only(MeasureBlock.class);
    }

    /** The speaker's, all together. */
    public List<Block> notes() {
        return only(NotesBlock.class).stream()
                .flatMap(notes -> notes.blocks().stream())
                .toList();
    }

    private <B extends Block> List<B> only(Class<B> kind) {
        return blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
