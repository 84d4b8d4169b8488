package com.opspawn.local.function;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and builds the object that a template's {@code Handler} names. */
final class HandlerLoader {
    private HandlerLoader() {}

    /**
     * @param name {@code package.Class} or {@code package.Class::handleRequest}
     * @param parts what the host has for handlers that ask for it in a constructor, beside the environment
     * @throws Exception what the constructor throws, or why there is no such handler
     */
    static Handler load(String name, Map<String, String> environment, List<Object> parts) throws Exception {
        String[] names = name.split("::", 2);
        if (names.length == 2 && !names[1].equals("handleRequest")) {
            throw new IllegalArgumentException("Handler " + name
                    + ": the local cloud calls handleRequest of a RequestHandler or RequestStreamHandler");
        }
        Object target = build(Class.forName(names[0]), environment, parts);
        return switch (target) {
            case RequestStreamHandler streams -> new StreamCall(streams);
            case RequestHandler<?, ?> typed -> TypedCall.of(typed);
            default ->
                throw new IllegalArgumentException(
                        names[0] + " is neither a RequestHandler nor a RequestStreamHandler");
        };
    }

    private static Object build(Class<?> type, Map<String, String> environment, List<Object> parts) throws Exception {
        try {
            Optional<Constructor<?>> richest = Arrays.stream(type.getConstructors())
                    .filter(constructor -> takes(constructor, parts))
                    .max(Comparator.comparing(Constructor::getParameterCount));
            return richest.isPresent()
                    ? richest.get().newInstance(arguments(richest.get(), environment, parts))
                    : type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case Exception thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> throw e;
            }
        }
    }

    /** The environment first, then nothing but what the host has. */
    private static boolean takes(Constructor<?> constructor, List<Object> parts) {
        List<Class<?>> types = List.of(constructor.getParameterTypes());
        return !types.isEmpty()
                && types.getFirst() == Map.class
                && types.stream().skip(1).allMatch(type -> parts.stream().anyMatch(type::isInstance));
    }

    private static Object[] arguments(Constructor<?> constructor, Map<String, String> environment, List<Object> parts) {
        return Arrays.stream(constructor.getParameterTypes())
                .map(type -> type == Map.class
                        ? environment
                        : parts.stream().filter(type::isInstance).findFirst().orElseThrow())
                .toArray();
    }
}
