/**
 * What Linux shows: the records that observations become. A {@link fdscope.observe.SocketSighting} is one row of one
 * source, a {@link fdscope.observe.SocketSnapshot} what all sources say together, with their conflicts; beside them
 * descriptor tables, owners, the kernel's symbols and the layouts of its structures.
 *
 * <p>Pure values. May use {@code kernel}; reading the machine is {@code observe.source}'s, reading bytes is {@code
 * observe.parse}'s.
 */
package fdscope.observe;
