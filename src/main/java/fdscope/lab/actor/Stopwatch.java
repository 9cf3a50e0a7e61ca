package fdscope.lab.actor;

import fdscope.kernel.ErrnoException;

/** Time inside the call itself, without what stands around it. One thread. */
final class Stopwatch {
    private long ns;

    /** A call that gives something. */
    interface Giving<T> {
        T call() throws ErrnoException;
    }

    /** A call that gives 0. */
    interface Doing {
        void call() throws ErrnoException;
    }

    <T> T time(Giving<T> giving) throws ErrnoException {
        long start = System.nanoTime();
        try {
            return giving.call();
        } finally {
            ns = System.nanoTime() - start;
        }
    }

    /** The call's result is 0. */
    Outcome done(Doing doing) throws ErrnoException {
        time(() -> {
            doing.call();
            return null;
        });
        return Outcome.of(0);
    }

    /** Nanoseconds of the last call; forgets them. */
    long take() {
        long taken = ns;
        ns = 0;
        return taken;
    }
}
