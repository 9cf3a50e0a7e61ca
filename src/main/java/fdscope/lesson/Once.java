package fdscope.lesson;

import java.util.function.Supplier;

/** A value that is made when it is first asked for, and kept; of two threads that ask at once, one makes it. */
public final class Once<T> implements Supplier<T> {
    private Supplier<? extends T> maker;
    private T value;

    /** @param maker gives no null; what it throws is thrown on, and the next who asks begins anew */
    public Once(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (maker != null) {
            value = maker.get();
            maker = null;
        }
        return value;
    }
}
