/**
 * What Linux does: the vocabulary of AF_UNIX (descriptors, addresses, control messages, errors) and {@link
 * fdscope.kernel.Syscalls}, the port through which the few packages that may touch the machine call it.
 *
 * <p>Uses nothing but the JDK. Everybody may use its values; its powers ({@code Syscalls}, {@code Fd}) belong to {@code
 * observe.source}, {@code lab.actor}, {@code exercise} and {@code tui.terminal}.
 */
package fdscope.kernel;
