package planted.lab;

import planted.kernel.Syscalls;

/** The runner makes calls itself. */
final class HoldsSyscalls {
    Syscalls calls;
}
