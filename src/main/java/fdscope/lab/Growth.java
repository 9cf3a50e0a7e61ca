package fdscope.lab;

import fdscope.kernel.Bytes;

/** Makes long values from short ones, as far as the memory of the runner goes: a lab is text, and its numbers are free. */
final class Growth {
    /** Half of what an actor has: what is longer could not be written by any. */
    static final int MOST_BYTES = 64 << 20;

    /** Far more than a process may have descriptors, or a message carry. */
    static final int MOST_ELEMENTS = 1 << 20;

    private Growth() {}

    static Bytes plus(Bytes left, Bytes right) throws LabFailure {
        within((long) left.length() + right.length());
        return left.plus(right);
    }

    static Bytes times(Bytes bytes, long count) throws LabFailure {
        if (count < 0) {
            throw new LabFailure("bytes * " + count + ", expected 0 or more");
        }
        within(bytes.length() == 0 ? 0 : count > MOST_BYTES ? count : bytes.length() * count);
        return bytes.times(bytes.length() == 0 ? 0 : (int) count);
    }

    static Bytes resized(Bytes bytes, long length) throws LabFailure {
        if (length < 0 || length > MOST_BYTES) {
            throw new LabFailure("addrlen " + length + ", expected 0 to " + MOST_BYTES);
        }
        return bytes.resized((int) length);
    }

    /** How many times a descriptor stands in a list. */
    static int elements(long count) throws LabFailure {
        if (count < 0 || count > MOST_ELEMENTS) {
            throw new LabFailure("a list with " + count + " elements, expected 0 to " + MOST_ELEMENTS);
        }
        return (int) count;
    }

    private static void within(long length) throws LabFailure {
        if (length > MOST_BYTES) {
            throw new LabFailure(length + " or more bytes in one value, expected at most 64M");
        }
    }
}
