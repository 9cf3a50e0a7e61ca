package planted.lesson;

import planted.kernel.Fd;

/** A lesson that owns a descriptor. */
final class HoldsFd {
    Fd fd;
}
