package com.opspawn.local.function;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Map;

/** Finds and builds the object that a template's {@code Handler} names. */
final class HandlerLoader {
    private HandlerLoader() {}

    /**
     * @param name {@code package.Class} or {@code package.Class::handleRequest}
     * @throws Exception what the constructor throws, or why there is no such handler
     */
    static Handler load(String name, Map<String, String> environment) throws Exception {
        String[] parts = name.split("::", 2);
        if (parts.length == 2 && !parts[1].equals("handleRequest")) {
            throw new IllegalArgumentException("Handler " + name
                    + ": the local cloud calls handleRequest of a RequestHandler or RequestStreamHandler");
        }
        Object target = build(Class.forName(parts[0]), environment);
        return switch (target) {
            case RequestStreamHandler streams -> new StreamCall(streams);
            case RequestHandler<?, ?> typed -> TypedCall.of(typed);
            default ->
                throw new IllegalArgumentException(
                        parts[0] + " is neither a RequestHandler nor a RequestStreamHandler");
        };
    }

    private static Object build(Class<?> type, Map<String, String> environment) throws Exception {
        try {
            for (Constructor<?> constructor : type.getConstructors()) {
                if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Map.class})) {
                    return constructor.newInstance(environment);
                }
            }
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case Exception thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> throw e;
            }
        }
    }
}
