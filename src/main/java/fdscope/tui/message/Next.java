package fdscope.tui.message;

import java.util.ArrayList;
import java.util.List;

/**
 * What an update gives: the model from now on, and what is to be done outside.
 *
 * @param effects carried out in this order, after the update
 */
public record Next<M, E>(M model, List<E> effects) {
    public Next {
        effects = List.copyOf(effects);
    }

    public static <M, E> Next<M, E> of(M model) {
        return new Next<>(model, List.of());
    }

    public static <M, E> Next<M, E> of(M model, E effect) {
        return new Next<>(model, List.of(effect));
    }

    /** The same with one more effect at the end. */
    public Next<M, E> and(E effect) {
        List<E> all = new ArrayList<>(effects);
        all.add(effect);
        return new Next<>(model, all);
    }
}
