package planted.lab;

import java.util.concurrent.locks.LockSupport;

/** The runner waits without asking the machine. */
final class WaitsItself {
    void pause() {
        LockSupport.parkNanos(1);
    }
}
