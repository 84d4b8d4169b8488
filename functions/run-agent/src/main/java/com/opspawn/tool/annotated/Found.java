package com.opspawn.tool.annotated;

import com.opspawn.tool.Tool;
import com.opspawn.tool.Tools;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A tool that a class brings.
 *
 * @param place the method or class, for messages
 */
record Found(String place, Tool tool) {

    /** All of an object's tools; what is wrong with it is noted. */
    static List<Found> in(Tools tools, List<String> problems) {
        Class<?> type = tools.getClass();
        int before = problems.size();
        List<Found> found = new ArrayList<>();
        try {
            tools.tools().forEach(tool -> found.add(new Found(type.getName(), tool)));
            for (Method method : annotated(type)) {
                MethodReading.read(tools, method, problems)
                        .ifPresent(tool -> found.add(new Found(place(method), tool)));
            }
        } catch (RuntimeException | LinkageError e) {
            problems.add(type.getName() + " cannot be read: " + e);
        }
        if (found.isEmpty() && problems.size() == before) {
            problems.add(type.getName() + " brings no tool: annotate a method with @Tool, or override tools()");
        }
        return found;
    }

    /** Of the class and those above it. An overriding method stands for the one it overrides. */
    private static List<Method> annotated(Class<?> type) {
        List<Method> methods = new ArrayList<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            Method[] declared = at.getDeclaredMethods();
            // A JVM lists them as it likes, and what models are told of tools must begin the same each time.
            Arrays.sort(declared, Comparator.comparing(Found::place));
            for (Method method : declared) {
                boolean isTool = method.isAnnotationPresent(dev.langchain4j.agent.tool.Tool.class);
                if (isTool && !method.isSynthetic() && methods.stream().noneMatch(known -> overrides(known, method))) {
                    methods.add(method);
                }
            }
        }
        return methods;
    }

    private static boolean overrides(Method known, Method method) {
        return known.getName().equals(method.getName())
                && Arrays.equals(known.getParameterTypes(), method.getParameterTypes());
    }

    /** Such as {@code com.acme.Weather.forecast(String, int)}. */
    static String place(Method method) {
        String types = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        return method.getDeclaringClass().getName() + "." + method.getName() + "(" + types + ")";
    }
}
