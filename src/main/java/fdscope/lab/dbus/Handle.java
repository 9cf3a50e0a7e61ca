package fdscope.lab.dbus;

/**
 * A descriptor as this package knows it: a name that whoever received it made up, never twice the same. Where it leads
 * and who closes it is not known here.
 */
public record Handle(long id) {}
