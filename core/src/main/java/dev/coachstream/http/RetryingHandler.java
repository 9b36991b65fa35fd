package dev.coachstream.http;

import feign.InvocationHandlerFactory.MethodHandler;
import feign.RequestLine;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Map;

/** Calls a Feign method until it succeeds, or nothing speaks for another attempt. Everything an attempt does is repeated, its decoding too. */
final class RetryingHandler implements InvocationHandler {
    private final String source;
    private final Map<Method, MethodHandler> methods;
    private final Retrier attempts;

    RetryingHandler(String source, Map<Method, MethodHandler> methods, Retrier attempts) {
        this.source = source;
        this.methods = methods;
        this.attempts = attempts;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        MethodHandler handler = methods.get(method);
        if (handler == null) {
            return plainObject(proxy, method, arguments);
        }
        return attempts.untilDone(safe(method), () -> handler.invoke(arguments));
    }

    private static boolean safe(Method method) {
        return method.isAnnotationPresent(SafeToRepeat.class)
                || method.getAnnotation(RequestLine.class).value().startsWith("GET ");
    }

    private Object plainObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "client of " + source;
        };
    }
}
