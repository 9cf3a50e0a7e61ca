package fdscope.tui;

import fdscope.lesson.KernelQuestion;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Next;

/** Asks about the kernel whatever the screen that is seen wants to know and nobody has asked yet. */
final class KernelWatching {
    private KernelWatching() {}

    /** After every message. */
    static Next<Model, Effect> wants(Next<Model, Effect> next) {
        Next<Model, Effect> asked = next;
        for (KernelQuestion question : next.model().top().asks(next.model().scenery())) {
            Model model = asked.model();
            if (!model.kernel().isAsked(question)) {
                asked = new Next<>(model.kernel(model.kernel().asking(question)), asked.effects())
                        .and(new Effect.AskKernel(question));
            }
        }
        return asked;
    }
}
