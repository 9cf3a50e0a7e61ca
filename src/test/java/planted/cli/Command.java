package planted.cli;

/** Something for the screens not to know. */
public final class Command {}
