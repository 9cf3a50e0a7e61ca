package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.Fd;
import fdscope.lab.Order;
import java.util.List;
import java.util.Optional;

/** The arguments of one call, by position. A missing number is 0; missing bytes are none. */
record Arguments(String call, List<Order.Arg> list) {
    int size() {
        return list.size();
    }

    long longAt(int index) {
        if (index >= list.size()) {
            return 0;
        }
        if (list.get(index) instanceof Order.Arg.Num number) {
            return number.value();
        }
        throw new IllegalArgumentException(call + ": argument " + (index + 1) + " is bytes, expected a number");
    }

    /** Of unsigned 32-bit values the bits count: 0xffffffff is -1. */
    int intAt(int index) {
        long value = longAt(index);
        if (value < Integer.MIN_VALUE || value > 0xffffffffL) {
            throw new IllegalArgumentException(
                    call + ": argument " + (index + 1) + " is " + value + ", expected a number of 32 bits");
        }
        return (int) value;
    }

    /** Like {@link #intAt}, for a size of memory to be filled. */
    int sizeAt(int index) {
        long value = longAt(index);
        if (value < 0 || value > 1 << 30) {
            throw new IllegalArgumentException(call + ": a buffer of " + value + " bytes, expected 0 to 1 GiB");
        }
        return (int) value;
    }

    Fd fdAt(int index) {
        return Fd.borrowed(intAt(index));
    }

    Bytes bytesAt(int index) {
        if (index >= list.size()) {
            return Bytes.EMPTY;
        }
        if (list.get(index) instanceof Order.Arg.Data data) {
            return data.value();
        }
        throw new IllegalArgumentException(call + ": argument " + (index + 1) + " is a number, expected bytes");
    }

    /** Empty bytes are no value at all. */
    Optional<Bytes> optionalAt(int index) {
        return Optional.of(bytesAt(index)).filter(bytes -> !bytes.isEmpty());
    }
}
