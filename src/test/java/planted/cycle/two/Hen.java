package planted.cycle.two;

import planted.cycle.one.Egg;

/** Needs the egg. */
public final class Hen {
    public Egg egg;
}
