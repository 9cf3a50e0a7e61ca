package fdscope.lab.actor;

import fdscope.kernel.ErrnoException;

/** A group of the lab language's calls, made in this process. */
interface Ops {
    /**
     * Makes the call.
     *
     * @return null if the call is not of this group
     * @throws RefusedException before anything happened: a sentence for the author
     */
    Outcome call(String name, Arguments a) throws ErrnoException, RefusedException;

    /** The actor will not do that: a sentence that says why and what to do instead. */
    final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String why) {
            super(why);
        }
    }
}
