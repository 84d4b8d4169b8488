package com.opspawn.local.states.asl;

import com.opspawn.local.states.jsonata.Template;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One state of a machine. A template that is absent is a field that the definition leaves out. */
public sealed interface State {
    String name();

    /**
     * Passes its input on, or its output template.
     *
     * @param result in the JSONPath dialect, what takes the place of the input
     */
    record Pass(String name, Optional<Template> result, Effects effects, Transition then) implements State {
        public Pass {
            Objects.requireNonNull(name);
        }
    }

    /** Calls a function. Time-outs are in whole seconds. */
    record Task(
            String name,
            TaskResource resource,
            Optional<Template> arguments,
            Optional<Template> timeoutSeconds,
            Optional<Template> heartbeatSeconds,
            ErrorHandling errors,
            Effects effects,
            Transition then)
            implements State {
        public Task {
            Objects.requireNonNull(name);
        }
    }

    /** Takes the first rule whose condition holds; {@code effects} are those of the default. */
    record Choice(String name, List<ChoiceRule> rules, Optional<String> defaultNext, Effects effects) implements State {
        public Choice {
            Objects.requireNonNull(name);
            rules = List.copyOf(rules);
        }
    }

    /** Does nothing until a time. */
    record Wait(String name, Delay delay, Effects effects, Transition then) implements State {
        public Wait {
            Objects.requireNonNull(name);
        }
    }

    /** Ends its graph with its output. */
    record Succeed(String name, Effects effects) implements State {
        public Succeed {
            Objects.requireNonNull(name);
        }
    }

    /** Ends its graph with an error. */
    record Fail(String name, Optional<Template> error, Optional<Template> cause) implements State {
        public Fail {
            Objects.requireNonNull(name);
        }
    }

    /** Runs all its branches at once, each on the same input; its result is the array of their outputs. */
    record Parallel(
            String name,
            List<StateGraph> branches,
            Optional<Template> arguments,
            ErrorHandling errors,
            Effects effects,
            Transition then)
            implements State {
        public Parallel {
            Objects.requireNonNull(name);
            branches = List.copyOf(branches);
        }
    }

    /** Runs one graph for each item; its result is the array of the outputs. */
    record Map(
            String name,
            Optional<Template> items,
            Optional<Template> itemSelector,
            Optional<Template> maxConcurrency,
            StateGraph processor,
            ErrorHandling errors,
            Effects effects,
            Transition then)
            implements State {
        public Map {
            Objects.requireNonNull(name);
        }
    }
}
