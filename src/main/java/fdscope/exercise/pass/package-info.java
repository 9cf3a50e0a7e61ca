/**
 * Descriptors passed by hand: one message sent or received through a Unix socket, and a program started with what came
 * ({@code fdscope send}, {@code fdscope recv}).
 *
 * <p>A door: system calls, a clock and a last word to the JVM when a signal ends it. Uses {@code kernel} alone.
 */
package fdscope.exercise.pass;
