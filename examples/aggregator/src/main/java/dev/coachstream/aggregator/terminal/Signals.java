package dev.coachstream.aggregator.terminal;

import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/**
 * Watches for a signal. The JVM's own handler runs the shutdown hooks and is deaf while they run, so a second signal would wait
 * with the first. Through reflection: the class is in every JDK, and the compiler warns of it beyond suppression.
 */
final class Signals {
    private Signals() {}

    /** Does something with the signal's number, in a thread of its own, whenever the signal comes. */
    static void watch(String name, IntConsumer action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object mine =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, args) -> {
                        if (method.getName().equals("handle")) {
                            action.accept((int) signal.getMethod("getNumber").invoke(args[0]));
                        }
                        return null;
                    });
            Object watched = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, watched, mine);
        } catch (ReflectiveOperationException e) {
            // not on this JVM, or it was told to leave signals alone: shutdown hooks do without
        }
    }
}
