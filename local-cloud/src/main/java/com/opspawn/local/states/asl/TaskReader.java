package com.opspawn.local.states.asl;

import com.opspawn.local.states.jsonata.Template;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a Task state: which resources there are, and what their arguments may be. */
final class TaskReader {
    private static final Pattern FUNCTION =
            Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]+(:[$A-Za-z0-9_-]+)?");

    private static final Set<String> INVOKE_ARGUMENTS =
            Set.of("FunctionName", "Payload", "InvocationType", "Qualifier");

    private TaskReader() {}

    /** What takes the place of a template that is missing; the problem is recorded already. */
    static Template standIn() {
        return new Template.Constant(false);
    }

    static State read(String name, Fields fields, Dialect dialect) {
        TaskResource resource = resource(fields);
        var arguments = dialect.jsonataTemplate(fields, "Arguments", "Arguments");
        checkArguments(fields, resource, arguments);
        var timeout = dialect.template(fields, "TimeoutSeconds", "TimeoutSeconds");
        var heartbeat = dialect.template(fields, "HeartbeatSeconds", "HeartbeatSeconds");
        ConstantCheck.wholeNumber(fields, "TimeoutSeconds", timeout);
        ConstantCheck.wholeNumber(fields, "HeartbeatSeconds", heartbeat);
        return new State.Task(
                name,
                resource,
                arguments,
                timeout,
                heartbeat,
                ErrorHandlingReader.read(fields, dialect),
                StateReader.effects(fields, dialect, ""),
                StateReader.transition(fields));
    }

    private static TaskResource resource(Fields fields) {
        String resource = fields.text("Resource");
        return switch (resource) {
            case "arn:aws:states:::lambda:invoke" -> new TaskResource.InvokeFunction();
            case "arn:aws:states:::lambda:invoke.waitForTaskToken" -> new TaskResource.InvokeFunctionAndWait();
            case String arn when FUNCTION.matcher(arn).matches() -> new TaskResource.Function(arn);
            default -> {
                fields.problem(
                        "Resource",
                        "'" + resource + "' is not supported: arn:aws:states:::lambda:invoke, the same with"
                                + " .waitForTaskToken, and a function's ARN are");
                yield new TaskResource.InvokeFunction();
            }
        };
    }

    private static void checkArguments(Fields fields, TaskResource resource, Optional<Template> arguments) {
        if (resource instanceof TaskResource.Function) {
            return;
        }
        if (arguments.isEmpty()) {
            fields.problem("Arguments", "is missing: it names the function, as FunctionName");
        } else if (fields.take("Arguments").filter(node -> node.isObject()).isPresent()) {
            checkInvokeArguments(fields.object("Arguments"));
        }
    }

    private static void checkInvokeArguments(Fields arguments) {
        arguments.text("FunctionName");
        INVOKE_ARGUMENTS.forEach(arguments::take);
        arguments
                .optionalText("InvocationType")
                .filter(type -> !type.equals("RequestResponse") && !type.startsWith("{%"))
                .ifPresent(ignored -> arguments.problem("InvocationType", "must be RequestResponse"));
        arguments.refuseOthers(name -> "is not supported in the arguments of lambda:invoke");
    }
}
