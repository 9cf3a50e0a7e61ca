/**
 * The door through which the machine is looked at: opens, reads, and hands the bytes to {@code observe.parse}. A reader
 * does not throw when its source fails; its {@link fdscope.observe.Reading} says why, so that the others go on. May use
 * {@code kernel} (its {@code Syscalls} too), {@code observe} and {@code observe.parse}.
 */
package fdscope.observe.source;
