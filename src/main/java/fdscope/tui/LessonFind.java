package fdscope.tui;

import fdscope.lesson.Lesson;
import fdscope.lesson.OpenQuestions;
import fdscope.lesson.Page;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.Find;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.Matches;
import fdscope.tui.screen.Scroll;
import java.util.Optional;

/**
 * Seeks words in a lesson: what is shown of this page, and of the other pages what does not stand behind a question that is
 * not answered yet.
 */
final class LessonFind {
    private LessonFind() {}

    static Model begin(Model model, LessonView view) {
        return model.top(view.focus(Drawn.Pane.LESSON).finding(Optional.of(Find.typing(""))));
    }

    /** Enter goes to the first match from here on; Esc lets it be. */
    static Next<Model, Effect> typed(Model model, LessonView view, boolean wanted) {
        String words = view.find().map(Find::words).orElse("");
        return wanted && !words.isBlank()
                ? next(model, view.finding(Optional.of(Find.of(words))), 1)
                : Next.of(model.top(view.finding(Optional.empty())));
    }

    /** @param direction 1 to the next match, -1 to the one before */
    static Next<Model, Effect> next(Model model, LessonView from, int direction) {
        if (from.find().isEmpty()) {
            return Next.of(model.say("/ finds words in this lesson"));
        }
        LessonView view = from.pane() == Drawn.Pane.LESSON ? from : from.focus(Drawn.Pane.LESSON);
        Find find = view.find().orElseThrow();
        Drawn drawn = model.top(view).drawn();
        Drawn.Room room = drawn.room(Drawn.Pane.LESSON).orElse(new Drawn.Room(1, 1));
        Matches here = Matches.in(view, model.scenery(), find.words(), room);
        int next = find.at() + direction;
        if (find.at() < 0) {
            int top = drawn.extent(Drawn.Pane.LESSON).map(Drawn.Extent::top).orElse(0);
            int first = here.firstFrom(top);
            next = direction > 0 ? (first < 0 ? here.size() : first) : (first < 0 ? here.size() : first) - 1;
        }
        if (next >= 0 && next < here.size()) {
            return Next.of(model.top(at(view, find, next)));
        }
        return view.isInLab()
                ? Next.of(around(model, view, here, direction, "a lab runs: only this page was searched"))
                : otherPage(model, view, room, here, direction);
    }

    private static Next<Model, Effect> otherPage(
            Model model, LessonView view, Drawn.Room room, Matches here, int direction) {
        Find find = view.find().orElseThrow();
        OpenQuestions open = OpenQuestions.of(model.course(), model.progress());
        int pages = view.lesson().pages().size();
        int hidden = 0;
        for (int i = 1; i < pages + (view.isDone() ? 1 : 0); i++) {
            int page = Math.floorMod(view.page() + direction * i, pages + (view.isDone() ? 1 : 0));
            int segment = page < pages ? segment(view.lesson(), page, open) : -1;
            if (segment < 0) {
                hidden++;
                continue;
            }
            LessonView there = view.toPage(page, segment).finding(view.find());
            Matches found = Matches.in(there, model.scenery(), find.words(), room);
            if (found.size() > 0) {
                return Next.of(
                        model.top(at(there, find, direction > 0 ? 0 : found.size() - 1)),
                        new Effect.KeepPlace(view.lesson().slug(), page, 0));
            }
        }
        String waits =
                hidden == 0 ? "" : "; " + hidden + (hidden == 1 ? " page waits" : " pages wait") + " behind a question";
        return Next.of(around(model, view, here, direction, "nowhere else in this lesson" + waits));
    }

    /** The only matches are here. */
    private static Model around(Model model, LessonView view, Matches here, int direction, String words) {
        Find find = view.find().orElseThrow();
        if (here.size() == 0) {
            return model.top(view).say("not found: " + find.words() + words.replaceFirst("^nowhere else.*lesson", ""));
        }
        return model.top(at(view, find, direction > 0 ? 0 : here.size() - 1)).say(words);
    }

    private static LessonView at(LessonView view, Find find, int match) {
        return view.finding(Optional.of(find.at(match))).scrolled(Drawn.Pane.LESSON, Scroll.FOUND);
    }

    /** The last segment of a page that may be read; -1: none of it. */
    private static int segment(Lesson lesson, int number, OpenQuestions open) {
        Page page = lesson.pages().get(number);
        int begins = page.heading()
                .map(heading -> heading.line())
                .orElseGet(() -> page.blocks().stream()
                        .mapToInt(block -> block.line())
                        .findFirst()
                        .orElse(0));
        if (open.hides(lesson, begins)) {
            return -1;
        }
        int last = 0;
        for (int i = 1; i < page.segments().size(); i++) {
            var text = page.segments().get(i).text();
            if (!text.isEmpty() && open.hides(lesson, text.get(0).line())) {
                break;
            }
            last = i;
        }
        // Text behind a lab with an open question may be empty: then the lab itself decides.
        while (last > 0
                && open.hides(
                        lesson,
                        1
                                + page.segments().get(last).lab().orElseThrow().script().steps().stream()
                                        .mapToInt(line -> line.number())
                                        .max()
                                        .orElse(0))) {
            last--;
        }
        return last;
    }

    /** What the palette found: there, with the words that were typed. */
    static LessonView found(Model model, LessonView there, String words, String begins) {
        LessonView view = there.focus(Drawn.Pane.LESSON);
        Drawn.Room room = model.top(view).drawn().room(Drawn.Pane.LESSON).orElse(new Drawn.Room(1, 1));
        Matches place = Matches.in(view, model.scenery(), begins, room);
        String sought = words;
        Matches all = Matches.in(view, model.scenery(), sought, room);
        for (String word : words.split("\\s+")) {
            if (all.size() == 0) {
                sought = word;
                all = Matches.in(view, model.scenery(), word, room);
            }
        }
        int row = place.size() == 0 ? 0 : place.rowOf(0);
        Find find = Find.of(sought).begins(begins).at(all.firstFrom(row));
        return begins.isEmpty() ? view : view.finding(Optional.of(find)).scrolled(Drawn.Pane.LESSON, Scroll.FOUND);
    }
}
