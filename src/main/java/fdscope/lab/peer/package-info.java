/**
 * Peers that speak real protocols, as programs out there do: connections that carry descriptors, servers and clients over
 * them. What they say is worked out by {@code lab.wayland} and {@code lab.dbus}, which are pure.
 *
 * <p>A door: sockets, threads, files and clocks are allowed here. Uses {@code kernel}, {@code observe}, {@code lab}.
 */
package fdscope.lab.peer;
