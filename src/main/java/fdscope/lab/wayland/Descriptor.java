package fdscope.lab.wayland;

/** A descriptor by the name that its owner, the door, gave it when it arrived; nothing can be done with it here. */
public record Descriptor(long name) {}
