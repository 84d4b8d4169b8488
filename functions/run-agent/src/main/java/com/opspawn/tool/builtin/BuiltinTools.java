package com.opspawn.tool.builtin;

import com.opspawn.tool.Tool;
import com.opspawn.tool.builtin.calculator.Calculator;
import com.opspawn.tool.builtin.clock.CurrentTime;
import com.opspawn.tool.builtin.http.HttpGet;
import com.opspawn.tool.builtin.http.HttpRequest;
import com.opspawn.tool.builtin.javascript.RunJavascript;
import com.opspawn.tool.builtin.notes.Notes;
import com.opspawn.tool.builtin.person.AskPerson;
import java.time.Clock;
import java.util.List;

/** The door to the built-in tools. Making them loads nothing of what they need to run. */
public final class BuiltinTools {
    /** What an agent is given that names no tools of its own: they read, cost nothing and need no policy. */
    public static final List<String> DEFAULTS = List.of("calculator", "current_time", "http_get");

    private BuiltinTools() {}

    /**
     * {@code calculator}, {@code current_time}, {@code http_get}, {@code http_request}, {@code notes},
     * {@code run_javascript} and {@code ask_person}, in this order. New ones come last: what models are told of them begins as it always did.
     */
    public static List<Tool> all(Clock clock) {
        return List.of(
                new Calculator(),
                new CurrentTime(clock),
                new HttpGet(),
                new HttpRequest(),
                new Notes(),
                new RunJavascript(),
                new AskPerson());
    }
}
