package planted.kernel;

import planted.observe.Seen;

/** The first layer knows the second. */
final class UsesObserve {
    Seen seen;
}
