package fdscope.lab.trace;

import java.util.List;

/** Placeholder until the drawing branch is merged. */
public final class SceneText {
    private SceneText() {}

    public static List<String> state(Scene scene) {
        return List.of();
    }
}
