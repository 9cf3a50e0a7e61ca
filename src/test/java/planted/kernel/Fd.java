package planted.kernel;

/** A power, for others to take where they may not. */
public record Fd(int number) {}
