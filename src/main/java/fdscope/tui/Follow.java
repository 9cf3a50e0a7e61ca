package fdscope.tui;

import fdscope.lesson.Course;
import fdscope.lesson.Glossary;
import fdscope.lesson.SearchEntry;
import fdscope.lesson.SearchHit;
import fdscope.lesson.SearchPlace;
import fdscope.observe.TypeQuestion;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.draw.Span;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Next;
import fdscope.tui.screen.FunctionView;
import fdscope.tui.screen.LabView;
import fdscope.tui.screen.LessonProse;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.MapView;
import fdscope.tui.screen.TextView;
import fdscope.tui.screen.TypeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a link leads. */
final class Follow {
    private Follow() {}

    /** @param link as the author wrote it: {@code map:scm_fp_copy} */
    static Next<Model, Effect> to(Model model, String link) {
        int colon = link.indexOf(':');
        String kind = link.substring(0, Math.max(0, colon));
        String name = link.substring(colon + 1);
        switch (kind) {
            case "map":
                return Next.of(model.course()
                        .map()
                        .function(name)
                        .map(function -> model.push(FunctionView.of(function)))
                        .orElse(model.say("the kernel map has no " + name)));
            case "term":
                return Next.of(model.course()
                        .glossary()
                        .term(name)
                        .map(term -> model.push(term(term)))
                        .orElse(model.say("the glossary has no " + name)));
            case "man":
                return Next.of(model.push(man(name)));
            case "layout":
                return Next.of(model.push(TypeView.of(TypeQuestion.of(name))));
            case "journey":
                int space = name.indexOf(' ');
                return Next.of(model.push(MapView.at(
                        model.course().map(), name.substring(0, Math.max(0, space)), name.substring(space + 1))));
            case "file":
                return Next.of(model.push(MapView.START.tab(MapView.Tab.FILES).filter(name, false)));
            case "erratum":
                return Next.of(model.push(MapView.START.tab(MapView.Tab.ERRATA).at(Integer.parseInt(name) - 1)));
            case "measure":
                return Next.of(model.lesson()
                        .flatMap(lesson -> MeasureUpdate.open(lesson.lesson(), name))
                        .map(model::push)
                        .orElse(model.say("this lesson measures nothing there")));
            case "exercise":
                return ExerciseUpdate.open(model, name);
            case "lab":
                return lab(model, name);
            case "lesson":
                return lesson(model, name, 0);
            default:
                return Next.of(model.say("this link leads nowhere: " + link));
        }
    }

    /** A command cannot be run from here; its words can be read. */
    static Model command(Model model, SearchEntry command) {
        return model.push(TextView.of(
                "Command: " + command.name(),
                List.of(
                        new Paragraph.Heading(command.name()),
                        Paragraph.of(command.text()),
                        Paragraph.of("Type it in another terminal; --help says more:"),
                        new Paragraph.Code(command.name().replaceFirst(" --.*", "") + " --help"))));
    }

    /**
     * A place in a lesson that was found.
     *
     * @param model with the palette closed
     * @param words that were sought
     */
    static Next<Model, Effect> place(Model model, SearchPlace.InLesson there, SearchHit hit, String words) {
        boolean here = model.top() instanceof LessonView top && top.lesson().number() == there.lesson();
        Next<Model, Effect> next =
                here ? Next.of(model) : lesson(model, Integer.toString(there.lesson()), there.page());
        if (!(next.model().top() instanceof LessonView open) || open.lesson().number() != there.lesson()) {
            return next;
        }
        int segment = hit.hidden() ? 0 : there.segment();
        String begins = hit.hidden() ? "" : there.begins();
        boolean seen = open.page() == there.page() && segment <= open.segment();
        if (seen) {
            return new Next<>(next.model().top(LessonFind.found(next.model(), open, words, begins)), next.effects());
        }
        LessonView turned = open.toPage(there.page(), segment);
        Next<Model, Effect> moved =
                new Next<>(next.model().top(LessonFind.found(next.model(), turned, words, begins)), next.effects());
        Next<Model, Effect> kept = there.page() < open.lesson().pages().size()
                ? moved.and(new Effect.KeepPlace(open.lesson().slug(), there.page(), 0))
                : moved;
        Optional<LabView> lab = open.lab().filter(LabView::isRunning);
        return lab.isPresent() ? kept.and(new Effect.EndLab(lab.get().run())) : kept;
    }

    private static TextView term(Glossary.Term term) {
        List<Paragraph> text = new ArrayList<>();
        text.add(new Paragraph.Heading(term.name()));
        text.addAll(LessonProse.of(term.meaning()));
        return TextView.of("Word: " + term.name(), text);
    }

    /** The manual itself is on the reader's machine, or is not. */
    private static TextView man(String page) {
        String name = page.replaceFirst("\\(.*", "");
        String section = page.replaceFirst("^[^(]*\\(?", "").replace(")", "");
        return TextView.of(
                "Manual: " + page,
                List.of(
                        new Paragraph.Heading(page),
                        Paragraph.of("A page of the Linux manual. Read it in another terminal:"),
                        new Paragraph.Code("man " + section + " " + name),
                        new Paragraph.Text(List.of(
                                Span.text("On the web it is at"),
                                Span.text(" https://man7.org/linux/man-pages/man"
                                        + section.substring(0, Math.min(1, section.length())) + "/" + name + "."
                                        + section + ".html")))));
    }

    private static Next<Model, Effect> lab(Model model, String name) {
        Optional<Course.LabPlace> place = model.course().lab(name);
        return place.isEmpty()
                ? Next.of(model.say("the course has no lab " + name))
                : lesson(model, place.get().lesson().id(), place.get().lesson().pageOf(name));
    }

    /** The lesson is open below what is seen: one comes back to it, and its lab goes on. */
    private static Optional<Model> below(Model model, LessonView there) {
        for (int i = 0; i < model.views().size() - 1; i++) {
            if (model.views().get(i) instanceof LessonView open
                    && open.lesson().slug().equals(there.lesson().slug())) {
                return Optional.of(model.with(model.views().subList(0, i + 1)));
            }
        }
        return Optional.empty();
    }

    /** Another lesson takes the place of this one; its lab is ended. */
    static Next<Model, Effect> lesson(Model model, String number, int page) {
        Optional<LessonView> there = model.course().lesson(number).map(lesson -> LessonView.open(lesson, page));
        if (there.isEmpty()) {
            return Next.of(model.say("lesson " + number + " is not written yet"));
        }
        Optional<Model> below = below(model, there.get());
        if (below.isPresent()) {
            return Next.of(below.get());
        }
        Next<Model, Effect> left = LabUpdate.leave(model);
        Next<Model, Effect> next = Next.of(left.model().push(there.get()));
        for (Effect effect : left.effects()) {
            next = next.and(effect);
        }
        return next.and(new Effect.KeepPlace(
                        there.get().lesson().slug(), there.get().page(), 0))
                .and(new Effect.PrepareLab());
    }
}
