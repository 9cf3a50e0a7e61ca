package fdscope.kernel.jna;

import com.sun.jna.Structure;
import java.util.logging.Logger;

/**
 * Loads of the JDK what JNA's start will want, on a thread beside the one that {@linkplain NativeDoor#open opens}: the parts
 * that no order forbids, nearly half of that start. Nothing native is loaded, and where a part cannot be had it helps less.
 */
public final class WarmUp implements Runnable {
    @Override
    public void run() {
        Logger.getLogger("com.sun.jna.Native");
        try {
            Class.forName("java.lang.SecurityManager");
            // Looked at without its initializer, which waits for the native library: what is found stays with the
            // class.
            Class.forName("com.sun.jna.Structure$FFIType", false, WarmUp.class.getClassLoader())
                    .getAnnotation(Structure.FieldOrder.class);
        } catch (ClassNotFoundException | LinkageError e) {
            return;
        }
    }
}
