package planted.observe;

/** Something to see. */
public record Seen(int number) {}
