package com.opspawn.tool.builtin;

import com.opspawn.tool.Tool;
import com.opspawn.tool.builtin.calculator.Calculator;
import com.opspawn.tool.builtin.clock.CurrentTime;
import com.opspawn.tool.builtin.http.HttpGet;
import java.time.Clock;
import java.util.List;

/** The door to the built-in tools. */
public final class BuiltinTools {
    private BuiltinTools() {}

    /** {@code calculator}, {@code current_time} and {@code http_get}, in this order. */
    public static List<Tool> all(Clock clock) {
        return List.of(new Calculator(), new CurrentTime(clock), new HttpGet());
    }
}
