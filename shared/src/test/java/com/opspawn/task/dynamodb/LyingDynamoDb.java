package com.opspawn.task.dynamodb;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A client that does not always do what it says, or say what it did: each operation's next calls follow a script. */
public final class LyingDynamoDb implements InvocationHandler {
    /** What a call does; it may make the real call, several times, and answer something else. */
    @FunctionalInterface
    public interface Lie {
        Object answer(Call call);
    }

    /** A call as it was made. */
    public record Call(SdkRequest request, Function<SdkRequest, Object> real) {
        /** As it was asked. */
        public Object honest() {
            return real.apply(request);
        }
    }

    /** The answer to the first try is lost, and the SDK's second try is answered. */
    public static final Lie ANSWER_LOST = call -> {
        call.honest();
        return call.honest();
    };

    private final DynamoDbClient real;
    private final Map<String, Queue<Lie>> scripts = new HashMap<>();
    private final List<SdkRequest> requests = new ArrayList<>();

    public LyingDynamoDb(DynamoDbClient real) {
        this.real = real;
    }

    public DynamoDbClient client() {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, this);
    }

    /** @param operation the client's method, such as {@code putItem} */
    public LyingDynamoDb next(String operation, Lie lie) {
        scripts.computeIfAbsent(operation, _ -> new ArrayDeque<>()).add(lie);
        return this;
    }

    public LyingDynamoDb next(String operation, int times, Lie lie) {
        for (int i = 0; i < times; i++) {
            next(operation, lie);
        }
        return this;
    }

    /** How many lies were not told: a test whose fault never came proves nothing. */
    public int untold() {
        return scripts.values().stream().mapToInt(Queue::size).sum();
    }

    public <R extends SdkRequest> List<R> requests(Class<R> type) {
        return requests.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (arguments == null || arguments.length != 1 || !(arguments[0] instanceof SdkRequest request)) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        if (method.getName().endsWith("Paginator")) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        requests.add(request);
        Call call = new Call(request, asked -> real(method, asked));
        Queue<Lie> script = scripts.getOrDefault(method.getName(), new ArrayDeque<>());
        return script.isEmpty() ? call.honest() : script.remove().answer(call);
    }

    private Object real(Method method, SdkRequest request) {
        try {
            return method.invoke(real, request);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
