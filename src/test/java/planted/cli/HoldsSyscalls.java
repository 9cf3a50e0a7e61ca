package planted.cli;

import planted.kernel.Syscalls;

/** A command that makes calls itself. */
final class HoldsSyscalls {
    Syscalls calls;
}
