package planted.bare;

/** Its package says nothing of itself. */
final class Lonely {}
