package planted.kernel;

/** A name that says nothing. */
final class ByteManager {}
