package fdscope.tui.screen;

import fdscope.lesson.Lesson;
import fdscope.lesson.Page;
import fdscope.observe.Source;
import fdscope.tui.draw.Canvas;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import fdscope.tui.screen.Drawn.Pane;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lesson that is open.
 *
 * @param page from 0; the number of pages: the last screen, which says what was learned
 * @param segment of the page up to which its text is shown; its lab has ended or was skipped
 * @param lab the one that runs or ran last on this page
 * @param pane has the focus, and is the one that is seen where there is room for one
 * @param link index of the chosen link in the pane, -1 none
 * @param source that the kernel pane shows
 * @param find what is sought in the text
 */
public record LessonView(
        Lesson lesson,
        int page,
        int segment,
        Optional<LabView> lab,
        Pane pane,
        boolean zoomed,
        Map<Pane, Scroll> scrolls,
        int link,
        Source source,
        Optional<Find> find)
        implements View {
    private static final KeyTable<Act> KEYS = Keys.lesson();

    public LessonView {
        scrolls = Map.copyOf(scrolls);
    }

    public static LessonView open(Lesson lesson, int page) {
        int there = Math.max(0, Math.min(page, lesson.pages().size() - 1));
        return new LessonView(
                lesson, there, 0, Optional.empty(), Pane.LESSON, false, Map.of(), -1, Source.PROC, Optional.empty());
    }

    /** The last screen: all pages are read. */
    public boolean isDone() {
        return page >= lesson.pages().size();
    }

    public List<Page.Segment> segments() {
        return isDone() ? List.of() : lesson.pages().get(page).segments();
    }

    /** The lab that comes next on this page. */
    public Optional<Page.Segment> nextLab() {
        return segment + 1 < segments().size() ? Optional.of(segments().get(segment + 1)) : Optional.empty();
    }

    /** A lab is under way, or between two variants. */
    public boolean isInLab() {
        return lab.filter(view -> view.segment() > segment).isPresent();
    }

    public Scroll scroll(Pane of) {
        return scrolls.getOrDefault(of, of == Pane.CALLS ? Scroll.END : Scroll.START);
    }

    public LessonView with(LabView view) {
        return new LessonView(lesson, page, segment, Optional.of(view), pane, zoomed, scrolls, link, source, find);
    }

    public LessonView focus(Pane on) {
        return new LessonView(lesson, page, segment, lab, on, zoomed, scrolls, -1, source, find);
    }

    public LessonView zoomed(boolean on) {
        return new LessonView(lesson, page, segment, lab, pane, on, scrolls, link, source, find);
    }

    public LessonView scrolled(Pane of, Scroll to) {
        Map<Pane, Scroll> all = new EnumMap<>(Pane.class);
        all.putAll(scrolls);
        all.put(of, to);
        return new LessonView(lesson, page, segment, lab, pane, zoomed, all, link, source, find);
    }

    public LessonView linked(int index) {
        return new LessonView(lesson, page, segment, lab, pane, zoomed, scrolls, index, source, find);
    }

    public LessonView from(Source of) {
        return new LessonView(lesson, page, segment, lab, pane, zoomed, scrolls, -1, of, find)
                .scrolled(Pane.KERNEL, Scroll.START);
    }

    /** The text after a lab is to be seen now. */
    public LessonView explained(int upTo) {
        return new LessonView(lesson, page, upTo, lab, Pane.LESSON, zoomed, scrolls, -1, source, find)
                .scrolled(Pane.LESSON, Scroll.NEWEST);
    }

    public LessonView toPage(int to) {
        return toPage(to, 0);
    }

    /** @param upTo the last segment whose text is to be seen */
    public LessonView toPage(int to, int upTo) {
        return new LessonView(
                lesson, to, upTo, Optional.empty(), Pane.LESSON, false, Map.of(), -1, source, Optional.empty());
    }

    public LessonView finding(Optional<Find> words) {
        return new LessonView(lesson, page, segment, lab, pane, zoomed, scrolls, link, source, words);
    }

    @Override
    public String name() {
        return "lesson";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public boolean typing() {
        return find.filter(Find::typing).isPresent();
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        return new LessonScreen(this, scenery, canvas).draw();
    }
}
