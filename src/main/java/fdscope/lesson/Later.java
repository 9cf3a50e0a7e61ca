package fdscope.lesson;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;

/** A list that cannot be changed, of known size, whose elements are read when the first of them is asked for. */
public final class Later<E> extends AbstractList<E> {
    private final int size;
    private final Once<List<E>> elements;

    /**
     * @param elements as many as {@code size} says, else who asks for one gets an {@link IllegalStateException}; what it
     *     throws itself is thrown on
     */
    public Later(int size, Supplier<List<E>> elements) {
        this.size = size;
        this.elements = new Once<>(() -> counted(elements.get(), size));
    }

    private static <E> List<E> counted(List<E> read, int size) {
        if (read.size() != size) {
            throw new IllegalStateException(read.size() + " elements were read, expected " + size);
        }
        return List.copyOf(read);
    }

    /** The same list where it is to be read later, else a copy that nobody changes. */
    static <E> List<E> keep(List<E> list) {
        return list instanceof Later ? list : List.copyOf(list);
    }

    @Override
    public E get(int index) {
        return elements.get().get(index);
    }

    @Override
    public int size() {
        return size;
    }
}
