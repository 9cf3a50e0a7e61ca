package fdscope.tui.screen;

import fdscope.kernel.Printable;
import fdscope.lab.script.Completion;
import fdscope.lab.trace.TraceEvent;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Stage;
import fdscope.tui.draw.Style;
import java.util.ArrayList;
import java.util.List;

/** The playground: the stage above or beside the steps, so that one sees what the line does that one types. */
final class PlayScreen {
    private static final int WIDE = 118;
    private static final int TALL = 30;
    private static final int BOTH_WIDTH = 78;
    private static final int BOTH_HEIGHT = 20;
    private static final int STAGE_WIDTH = 78;
    private static final int MOST_STEPS = 72;
    private static final int CALLS_HEIGHT = 8;
    /** Candidates that are shown at once. */
    private static final int MOST_OFFERS = 6;

    private final PlayView view;
    private final Scenery scenery;
    private final Canvas canvas;
    private final Drawn drawn = new Drawn();

    PlayScreen(PlayView view, Scenery scenery, Canvas canvas) {
        this.view = view;
        this.scenery = scenery;
        this.canvas = canvas;
    }

    Drawn draw() {
        int width = canvas.width();
        int height = canvas.height();
        String name = view.text().name().equals(PlayText.EMPTY.name())
                ? ""
                : ": " + view.text().name();
        String title = "Playground" + name
                + view.variantName().map(of -> " (" + of + ")").orElse("");
        Frames.header(
                canvas,
                title,
                DisplayWidth.cut(title, Math.max(8, width - 4)),
                List.of(scenery.facts().kernel(), scenery.facts().user()));
        int inner = height - 2;
        if (!view.zoomed() && width >= WIDE && height >= TALL) {
            int side = Math.min(MOST_STEPS, width - STAGE_WIDTH);
            pane(List.of(PlayView.STEPS), 0, 1, side, inner);
            pane(List.of(Drawn.Pane.STAGE), side, 1, width - side, inner - CALLS_HEIGHT);
            pane(List.of(Drawn.Pane.CALLS), side, 1 + inner - CALLS_HEIGHT, width - side, CALLS_HEIGHT);
        } else if (!view.zoomed() && width >= BOTH_WIDTH && height >= BOTH_HEIGHT) {
            int stage = Math.max(11, inner * 9 / 20);
            pane(List.of(Drawn.Pane.STAGE, Drawn.Pane.CALLS), 0, 1, width, stage);
            pane(List.of(PlayView.STEPS), 0, 1 + stage, width, inner - stage);
        } else {
            pane(PlayView.PANES, 0, 1, width, inner);
        }
        view.asking().ifPresent(this::ask);
        footer();
        return drawn;
    }

    private static String title(Drawn.Pane pane) {
        return switch (pane) {
            case STAGE -> "Stage";
            case CALLS -> "Calls";
            default -> "Steps";
        };
    }

    /** @param tabs panes that share this place; the focused one is seen, else the first */
    private void pane(List<Drawn.Pane> tabs, int x, int y, int columns, int rows) {
        Drawn.Pane on = view.typing() ? PlayView.STEPS : view.pane();
        boolean focus = tabs.contains(on);
        Drawn.Pane shown = focus ? on : tabs.get(0);
        Canvas frame = canvas.region(x, y, columns, rows);
        Pane border =
                new Pane(tabs.stream().map(PlayScreen::title).toList(), tabs.indexOf(shown), focus, caption(shown));
        Canvas body = Frames.pane(frame, border);
        drawn.spot(x, y, columns, rows, new Drawn.Target.ToPane(shown));
        if (tabs.size() > 1) {
            tabSpots(tabs, frame, x, y);
        }
        switch (shown) {
            case STAGE -> stage(body, frame);
            case CALLS -> calls(body, frame);
            default -> steps(body, frame, x + 1, y + 1);
        }
    }

    private void tabSpots(List<Drawn.Pane> tabs, Canvas frame, int x, int y) {
        String top = frame.rows().get(0);
        for (Drawn.Pane tab : tabs) {
            int at = top.indexOf(title(tab));
            if (at >= 0) {
                drawn.spot(x + at - 1, y, title(tab).length() + 2, 1, new Drawn.Target.ToPane(tab));
            }
        }
    }

    private String caption(Drawn.Pane pane) {
        if (pane == PlayView.STEPS) {
            return view.text().saved() || view.text().size() == 0 ? "" : "not saved";
        }
        return switch (view.played().phase()) {
            case NONE -> view.played().told().isEmpty() ? "" : "ended";
            case BUSY -> "running";
            case LIVE -> "live";
            case ENDING -> "ending";
        };
    }

    private void steps(Canvas body, Canvas frame, int x, int y) {
        PlayRows rows = new PlayRows(view, body.width());
        int said = said(body);
        Canvas room = body.region(0, 0, body.width(), body.height() - said);
        Scroll scroll = view.scroll(PlayView.STEPS);
        int newest = Math.max(
                0, Math.min(rows.cursorRow() - room.height() / 2, rows.rows().size() - room.height()));
        int top = scroll.draw(drawn, PlayView.STEPS, frame, room, rows.rows(), newest);
        for (int row = top; row < Math.min(rows.rows().size(), top + room.height()); row++) {
            int line = rows.lineOf(row);
            drawn.spot(x, y + row - top, room.width(), 1, new Drawn.Target.Item(PlayView.STEPS, line));
            if (!view.composing() && view.pane() == PlayView.STEPS && line == view.cursor()) {
                room.restyle(0, row - top, room.width(), 1, Style.of(Role.SELECTION));
            }
        }
        int entry = rows.entryRow() - top;
        if (rows.entryRow() >= 0 && entry >= 0 && entry < room.height()) {
            caret(room, rows.caret(), entry);
            view.offers().ifPresent(offers -> offers(offers, x + rows.lead(), y + entry));
        }
    }

    /** Where the next letter goes: a line under it, for a colour alone would not be seen everywhere. */
    private void caret(Canvas room, int x, int y) {
        int at = Math.min(x, room.width() - 1);
        if (view.entry().caret() == view.entry().text().length()) {
            room.put(at, y, "_", Style.of(Role.ACCENT).strong());
        } else {
            room.restyle(at, y, 1, 1, Style.of(Role.SELECTION).underlined());
        }
    }

    /** How the last run went, in the last rows; gives how many. */
    private int said(Canvas body) {
        if (view.played().said().isEmpty()) {
            return 0;
        }
        List<String> lines = Prose.lines(view.played().said(), body.width() - 2);
        int rows = Math.min(lines.size(), body.height() > 12 ? 3 : 2);
        for (int i = 0; i < rows; i++) {
            body.put(1, body.height() - rows + i, lines.get(i), Role.ACCENT);
        }
        return rows;
    }

    /** The candidates, above the line that is typed where there is room, else below it. */
    private void offers(PlayOffers offers, int x, int y) {
        Completion completion = offers.completion();
        List<Completion.Candidate> all = completion.candidates();
        int shown = Math.min(MOST_OFFERS, all.size());
        int first = Math.max(0, Math.min(offers.chosen() - shown / 2, all.size() - shown));
        int words = all.subList(first, first + shown).stream()
                .mapToInt(candidate -> DisplayWidth.of(candidate.form()))
                .max()
                .orElse(0);
        int most = all.subList(first, first + shown).stream()
                .mapToInt(candidate -> DisplayWidth.of(candidate.words()))
                .max()
                .orElse(0);
        String heading = completion.heading().isEmpty() ? "How it could go on" : completion.heading();
        int columns = Math.min(canvas.width() - 2, Math.max(words + most + 7, DisplayWidth.of(heading) + 14));
        int rows = shown + 2;
        int left = Math.max(1, Math.min(x, canvas.width() - columns - 1));
        int above = y - rows;
        int at = above >= 1 ? above : Math.min(y + 1, canvas.height() - 1 - rows);
        Canvas box = canvas.region(left, at, columns, rows);
        box.fill(0, 0, columns, rows, " ", Style.of(Role.TEXT));
        Canvas body = Frames.pane(box, Pane.of(heading, false).withCaption(offers.chosen() + 1 + "/" + all.size()));
        for (int i = 0; i < shown; i++) {
            Completion.Candidate candidate = all.get(first + i);
            boolean chosen = first + i == offers.chosen();
            body.put(0, i, chosen ? "»" : " ", Role.ACCENT);
            body.put(1, i, DisplayWidth.cut(candidate.form(), body.width() - 1), Role.TEXT);
            if (words + 4 < body.width()) {
                body.put(words + 3, i, DisplayWidth.cut(candidate.words(), body.width() - words - 3), Role.MUTED);
            }
            if (chosen) {
                body.restyle(0, i, body.width(), 1, Style.of(Role.SELECTION));
            }
        }
    }

    private void stage(Canvas body, Canvas frame) {
        if (view.played().scene().actors().isEmpty()) {
            String words = view.played().isBusy()
                    ? "The actors are being started."
                    : "Nobody is on the stage. Enter takes a line, and it runs: actors alice bob";
            List<String> lines = Prose.lines(words, Math.min(60, body.width()));
            for (int row = 0; row < lines.size(); row++) {
                int column = Math.max(0, (body.width() - lines.get(row).length()) / 2);
                body.put(column, body.height() / 2 + row, lines.get(row), Role.MUTED);
            }
        } else if (body.width() < 60 || body.height() < 8) {
            List<List<Segment>> rows = Stage.rows(view.played().scene(), body.width());
            view.scroll(Drawn.Pane.STAGE).draw(drawn, Drawn.Pane.STAGE, frame, body, rows, 0);
        } else {
            Stage.draw(view.played().scene(), body);
            drawn.extent(new Drawn.Extent(Drawn.Pane.STAGE, 0, body.height(), body.height()));
        }
    }

    private void calls(Canvas body, Canvas frame) {
        List<List<Segment>> rows = new ArrayList<>();
        for (List<TraceEvent> events : view.played().told().values()) {
            events.forEach(event -> rows.addAll(CallRows.of(event, body.width(), false)));
        }
        if (rows.isEmpty()) {
            rows.add(List.of(Segment.of("No call has been made.", Role.MUTED)));
        }
        view.scroll(Drawn.Pane.CALLS).draw(drawn, Drawn.Pane.CALLS, frame, body, rows, 0);
    }

    private void ask(PlayView.Asking asking) {
        String title = switch (asking) {
            case QUIT -> "Not saved";
            case SAVE -> "Save";
            case OVERWRITE -> "Overwrite";
        };
        String question = switch (asking) {
            case QUIT -> "Leave fdscope? The steps of the playground are not saved.";
            case SAVE ->
                "The file, from the folder where fdscope was started. fdscope run FILE runs it."
                        + (view.entry().selected() ? " Typing replaces the name, ← → change it." : "");
            case OVERWRITE ->
                "There is a file of that name with something else in it: "
                        + Printable.line(view.entry().text()) + ". Overwrite it?";
        };
        String keys = switch (asking) {
            case QUIT -> "Enter leaves    Esc stays, and s saves";
            case SAVE -> "";
            case OVERWRITE -> "Enter overwrites it    Esc: another name";
        };
        int width = Math.min(64, canvas.width() - 2);
        List<String> lines = Prose.lines(question, width - 4);
        Canvas box = Frames.padded(Frames.overlay(canvas, width, lines.size() + 4, Pane.of(title, true)));
        for (int i = 0; i < lines.size(); i++) {
            box.put(0, i, lines.get(i), Role.TEXT);
        }
        int last = box.height() - 1;
        if (asking == PlayView.Asking.SAVE) {
            String name = Printable.line(view.entry().text());
            int from = Math.max(0, name.length() - box.width() + 1);
            box.put(0, last, name.substring(from), Role.TEXT);
            if (view.entry().selected()) {
                box.restyle(0, last, Math.max(1, name.length() - from), 1, Style.of(Role.SELECTION));
            }
            caret(box, view.entry().caret() - from, last);
        } else {
            box.put(0, last, keys, Style.of(Role.TEXT).strong());
        }
    }

    private void footer() {
        boolean waits = view.played().isBusy() && view.played().ticks() > 0;
        if (scenery.notice().isPresent() || waits) {
            String words = scenery.notice().map(notice -> "! " + notice).orElseGet(this::waiting);
            canvas.put(1, canvas.height() - 1, DisplayWidth.cut(words, canvas.width() - 2), Role.WARNING);
            return;
        }
        PlayHints.of(view, drawn).draw(canvas, drawn);
    }

    private String waiting() {
        String what = view.played().phase() == Played.Phase.ENDING
                ? "ending the processes"
                : view.played().told().isEmpty() ? "starting the actors" : "waiting for the call to return";
        return what + ", " + view.played().ticks() / 5 + " s   Ctrl-C stops it";
    }
}
