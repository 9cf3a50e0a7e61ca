package fdscope.tui;

import fdscope.kernel.Printable;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Msg;
import fdscope.tui.message.Next;
import fdscope.tui.screen.TextView;
import java.util.List;

/** How it looks: chosen at once, and kept in the settings if they can be written. */
final class ThemeUpdate {
    private ThemeUpdate() {}

    static Next<Model, Effect> next(Model model) {
        return choose(model, model.themes().next());
    }

    static Next<Model, Effect> choose(Model model, String name) {
        if (!model.themes().names().contains(name)) {
            return Next.of(model.say("no theme " + Printable.of(name) + " here"));
        }
        return Next.of(
                model.themes(model.themes().choose(name)).say("theme: " + Printable.of(name)),
                new Effect.KeepTheme(name));
    }

    /** Of an older choice nothing is said: the newest is on its way. */
    static Model kept(Model model, Msg.ThemeKept kept) {
        if (!kept.name().equals(model.themes().chosen())) {
            return model;
        }
        String theme = "theme: " + Printable.of(kept.name());
        String over = model.themes().over();
        if (kept.why().isPresent()) {
            return model.say(theme + ", for this run; not kept: " + kept.why().get());
        }
        return model.say(
                over.isEmpty()
                        ? theme + ", kept in " + kept.file()
                        : theme + ", kept; but " + over + " comes first at each start");
    }

    /** What is wrong with the settings, in whole. */
    static TextView ofSettings(List<String> complaints) {
        List<Paragraph> lines = new java.util.ArrayList<>();
        complaints.forEach(complaint -> lines.add(Paragraph.of(complaint)));
        lines.add(Paragraph.of("All else that is set counts. Esc goes on; fdscope(1) tells what can be set."));
        return TextView.of("Your settings", lines);
    }
}
