package fdscope.tui;

import fdscope.lesson.Course;
import fdscope.lesson.Glossary;
import fdscope.observe.TypeQuestion;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.draw.Span;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Next;
import fdscope.tui.screen.FunctionView;
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
            case "lab":
                return lab(model, name);
            case "lesson":
                return lesson(model, name, 0);
            default:
                return Next.of(model.say("this link leads nowhere: " + link));
        }
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
    private static Next<Model, Effect> lesson(Model model, String number, int page) {
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
