package com.opspawn.testing;

import com.opspawn.testing.boundary.Schedule;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Calls a {@link CrashTest} under all its schedules. */
final class CrashTestExtension implements ParameterResolver, InvocationInterceptor {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Simulation.class);
    }

    /** What the first call would get; the calls that count get their own. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Simulation.under(Schedule.NONE);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context) {
        invocation.skip();
        CrashTest test = AnnotationSupport.findAnnotation(method.getExecutable(), CrashTest.class)
                .orElseThrow();
        String name = method.getExecutable().getName();
        Scenario scenario = scenario(method);
        long seed = context.getConfigurationParameter("opspawn.crash.seed")
                .map(Long::parseLong)
                .orElse(test.seed());
        int random = context.getConfigurationParameter("opspawn.crash.random")
                .map(Integer::parseInt)
                .orElse(test.random());
        if (test.everyPoint()) {
            context.publishReportEntry(
                    "crash points", CrashPoints.check(name, scenario, 1).toString());
        }
        if (random > 0) {
            context.publishReportEntry(
                    "fault schedules",
                    RandomSchedules.check(name, scenario, seed, random, 1).toString());
        }
    }

    private static Scenario scenario(ReflectiveInvocationContext<Method> method) {
        Method called = method.getExecutable();
        if (method.getArguments().size() != 1 || !called.getParameterTypes()[0].equals(Simulation.class)) {
            throw new IllegalArgumentException(called + ": a @CrashTest takes one parameter, a Simulation");
        }
        called.setAccessible(true);
        return task -> {
            try {
                called.invoke(method.getTarget().orElse(null), task);
            } catch (InvocationTargetException e) {
                switch (e.getCause()) {
                    case Exception thrown -> throw thrown;
                    case Error thrown -> throw thrown;
                    case null, default -> throw e;
                }
            }
        };
    }
}
