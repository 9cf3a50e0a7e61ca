/**
 * D-Bus, worked out: the talk before the first message, messages, names, match rules, and a bus that routes. Bytes and
 * handles in, bytes and handles out; what a handle leads to is known by {@code lab.peer}.
 *
 * <p>After the D-Bus Specification, version 0.43, https://dbus.freedesktop.org/doc/dbus-specification.html. Pure. Uses
 * {@code kernel}.
 */
package fdscope.lab.dbus;
