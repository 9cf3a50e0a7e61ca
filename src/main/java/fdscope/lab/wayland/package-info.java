/**
 * The wire protocol of Wayland: messages in and out of bytes, and a small compositor as a state machine. Descriptors are
 * {@link fdscope.lab.wayland.Descriptor}s here, names that their owner gave them; pixels are read through {@link
 * fdscope.lab.wayland.PoolMemory}.
 *
 * <p>Pure. Uses {@code kernel}.
 */
package fdscope.lab.wayland;
