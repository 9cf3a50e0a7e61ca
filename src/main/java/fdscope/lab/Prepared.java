package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.lab.script.Yield;

/**
 * A call ready to be made.
 *
 * @param text as the trace shows it: {@code sendmsg(6<s>, "x", SCM_RIGHTS [7<f>])}
 * @param yields what it gives when it succeeds
 */
record Prepared(Order.Call order, String text, Yield yields) {
    String name() {
        return order.name();
    }

    long number(int index) {
        return ((Order.Arg.Num) order.arguments().get(index)).value();
    }

    Bytes data(int index) {
        return ((Order.Arg.Data) order.arguments().get(index)).value();
    }

    boolean givesDescriptor() {
        return yields == Yield.ONE_DESCRIPTOR || yields == Yield.ACCEPTED;
    }
}
