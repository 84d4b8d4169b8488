package com.opspawn.tool.annotated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method of a user's object as a tool. */
final class AnnotatedTool implements Tool {
    private final ToolSpec spec;
    private final Object owner;
    private final Method method;
    private final List<Argument> arguments;

    AnnotatedTool(ToolSpec spec, Object owner, Method method, List<Argument> arguments) {
        this.spec = spec;
        this.owner = owner;
        this.method = method;
        this.arguments = List.copyOf(arguments);
        method.setAccessible(true);
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public String run(ObjectNode given, ToolContext context) throws ToolException, InterruptedException {
        @Nullable Object[] values = values(given, context);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Libraries in a user's jar look for their own parts where their class loader can.
        thread.setContextClassLoader(owner.getClass().getClassLoader());
        try {
            return told(method.invoke(owner, values));
        } catch (InvocationTargetException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private String told(@Nullable Object returned) {
        try {
            return method.getReturnType() == void.class ? "done" : Values.text(returned);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(Found.place(method) + " returned what is no JSON", e);
        }
    }

    private @Nullable Object[] values(ObjectNode given, ToolContext context) throws ToolException {
        @Nullable Object[] values = new @Nullable Object[arguments.size()];
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            switch (arguments.get(i)) {
                case Argument.Context() -> values[i] = context;
                case Argument.Named named -> values[i] = value(named, given, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new ToolException("the arguments of " + spec.name() + " are wrong: " + String.join("; ", problems));
        }
        return values;
    }

    private static @Nullable Object value(Argument.Named named, ObjectNode given, List<String> problems) {
        try {
            JsonNode value = given.has(named.name()) ? given.path(named.name()) : named.usual();
            return Values.read(value, named.type());
        } catch (JsonProcessingException e) {
            problems.add(Values.problem(named.name(), e));
            return null;
        }
    }

    /** What the model is told, or else what the log is. */
    private ToolException failure(Throwable thrown) throws InterruptedException {
        return switch (thrown) {
            case ToolException told -> told;
            case InterruptedException stopped -> throw stopped;
            case IllegalArgumentException refusal
            when isOwn(refusal) -> new ToolException(String.valueOf(refusal.getMessage()), refusal);
            case Error broken -> throw broken;
            case RuntimeException broken -> throw broken;
            default -> throw new IllegalStateException(Found.place(method) + " broke", thrown);
        };
    }

    /** Thrown by the tool's own code, about its arguments; a library's words could hold anything. */
    private boolean isOwn(IllegalArgumentException refusal) {
        StackTraceElement[] trace = refusal.getStackTrace();
        String home = owner.getClass().getPackageName();
        return refusal.getMessage() != null
                && trace.length > 0
                && packageOf(trace[0].getClassName()).equals(home);
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }
}
