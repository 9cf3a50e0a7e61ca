package fdscope.tui.terminal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Signal handlers of this JVM. {@code sun.misc.Signal} is the only way and warns at compile time without a way to say
 * yes, so it is reached by reflection (module {@code jdk.unsupported}).
 */
final class Signals {
    /** Puts the handler back that was there before. */
    interface Installed extends AutoCloseable {
        @Override
        void close();
    }

    /** Has the class of the handlers made, which takes the JDK some milliseconds. */
    static void prepare() {
        try {
            Proxy.newProxyInstance(
                    Signals.class.getClassLoader(),
                    new Class<?>[] {Class.forName("sun.misc.SignalHandler")},
                    (proxy, method, arguments) -> null);
        } catch (ReflectiveOperationException e) {
            // Then there will be no handlers either.
            return;
        }
    }

    /**
     * Runs {@code handler} on a thread of the JVM whenever the signal comes.
     *
     * @param name without SIG: {@code WINCH}
     * @return what undoes it; does nothing where this JVM does not allow the handler
     */
    Installed on(String name, Runnable handler) {
        try {
            Class<?> signalClass = Class.forName("sun.misc.Signal");
            Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
            Object signal = signalClass.getConstructor(String.class).newInstance(name);
            InvocationHandler body = (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    handler.run();
                    yield null;
                }
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "handler of SIG" + name;
            };
            Object ours = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handlerClass}, body);
            var handle = signalClass.getMethod("handle", signalClass, handlerClass);
            Object before = handle.invoke(null, signal, ours);
            return () -> {
                try {
                    handle.invoke(null, signal, before);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("the handler of SIG" + name + " could not be put back", e);
                }
            };
        } catch (ReflectiveOperationException e) {
            return () -> {};
        }
    }
}
