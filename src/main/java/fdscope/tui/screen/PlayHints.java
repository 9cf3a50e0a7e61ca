package fdscope.tui.screen;

import fdscope.tui.message.Act;

/** What can be done in the playground now. */
final class PlayHints {
    private PlayHints() {}

    static Footer of(PlayView view, Drawn drawn) {
        Footer footer = new Footer(view.keys());
        if (view.asking().isPresent()) {
            return view.typing()
                    ? footer.typing().add(Act.ENTER, "save").add(Act.BACK, "back")
                    : footer.add(Act.ENTER, "yes").add(Act.BACK, "no");
        }
        return view.composing() ? typing(view, footer) : choosing(view, drawn, footer);
    }

    private static Footer typing(PlayView view, Footer footer) {
        footer.typing();
        if (view.offers().isPresent()) {
            return footer.add(Act.ENTER, "take")
                    .add(Act.COMPLETE, "next")
                    .add(Act.UP, "↑ ↓", "choose", "↑↓ choose")
                    .add(Act.BACK, "close");
        }
        if (view.played().isBusy()) {
            footer.add(Act.STOP);
        }
        footer.add(Act.ENTER, view.entry().how() == PlayEntry.How.CHANGE ? "change" : "run")
                .add(Act.COMPLETE);
        if (!view.history().isEmpty()) {
            footer.add(Act.UP, "↑ ↓", "earlier", "↑↓ earlier");
        }
        if (view.text().canUndo()) {
            footer.add(Act.UNDO);
        }
        footer.add(Act.BACK);
        if (!view.text().saved()) {
            footer.add(Act.SAVE);
        }
        footer.add(Act.HELP);
        return view.text().size() > 0 ? footer.add(Act.AGAIN) : footer;
    }

    private static Footer choosing(PlayView view, Drawn drawn, Footer footer) {
        boolean steps = view.pane() == PlayView.STEPS;
        boolean line = view.cursor() < view.text().size();
        if (view.played().isBusy()) {
            footer.add(Act.STOP);
        }
        if (steps) {
            footer.add(Act.ENTER, line ? "change" : "type");
        }
        if (steps && line) {
            footer.add(Act.INSERT).add(Act.REMOVE);
        }
        if (view.text().canUndo()) {
            footer.add(Act.UNDO);
        }
        if (!view.text().saved()) {
            footer.add(Act.SAVE);
        }
        if (view.variants() > 1) {
            footer.add(Act.VARIANT);
        }
        footer.add(Act.NEXT_PANE).add(Act.BACK, "back");
        return view.text().size() > 0 ? footer.add(Act.AGAIN).add(Act.ZOOM) : footer.add(Act.ZOOM);
    }
}
