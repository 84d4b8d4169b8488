package com.opspawn.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code RequestHandler<I, O>}. Events and answers pass through the serializers of the managed Java runtime: AWS's own
 * for the classes of aws-lambda-java-events, Jackson for everything else.
 */
record TypedCall(RequestHandler<Object, Object> target, PojoSerializer<Object> input, PojoSerializer<Object> output)
        implements Handler {
    @SuppressWarnings("unchecked")
    static TypedCall of(RequestHandler<?, ?> target) {
        Type[] types = handlerTypes(target.getClass()).orElse(new Type[] {Object.class, Object.class});
        return new TypedCall((RequestHandler<Object, Object>) target, serializer(types[0]), serializer(types[1]));
    }

    /** The type arguments of RequestHandler, as far as a superclass or superinterface gives them. */
    private static Optional<Type[]> handlerTypes(Class<?> type) {
        return supertypes(type)
                .map(TypedCall::fromSupertype)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Type[]> fromSupertype(Type supertype) {
        return switch (supertype) {
            case ParameterizedType generic
            when generic.getRawType() == RequestHandler.class -> Optional.of(generic.getActualTypeArguments());
            case ParameterizedType generic -> handlerTypes((Class<?>) generic.getRawType());
            case Class<?> plain -> handlerTypes(plain);
            default -> Optional.empty();
        };
    }

    private static Stream<Type> supertypes(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getGenericInterfaces()), Stream.ofNullable(type.getGenericSuperclass()))
                .filter(Objects::nonNull);
    }

    @SuppressWarnings("unchecked")
    private static PojoSerializer<Object> serializer(Type type) {
        if (type instanceof Class<?> known && LambdaEventSerializers.isLambdaSupportedEvent(known.getName())) {
            return LambdaEventSerializers.serializerFor((Class<Object>) known, known.getClassLoader());
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }

    @Override
    public String handle(String event, Context context) {
        Object answer = target.handleRequest(input.fromJson(event), context);
        return answer == null ? "null" : write(answer);
    }

    private String write(@Nullable Object answer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        output.toJson(answer, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
