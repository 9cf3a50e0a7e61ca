package planted.cycle.one;

import planted.cycle.two.Hen;

/** Needs the hen. */
public final class Egg {
    public Hen hen;
}
