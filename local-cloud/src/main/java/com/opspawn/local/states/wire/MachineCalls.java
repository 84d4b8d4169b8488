package com.opspawn.local.states.wire;

import com.opspawn.local.states.run.Machine;

/** The operations on state machines. */
final class MachineCalls {
    private static final int PAGE = 100;

    private final Machines machines;

    MachineCalls(Machines machines) {
        this.machines = machines;
    }

    Answer create(Request request) {
        request.optionalText("type").filter(type -> !type.equals("STANDARD")).ifPresent(type -> {
            throw ApiError.validation("The type '" + type + "' is not supported: STANDARD is");
        });
        Machine machine = machines.create(request.text("name"), request.text("definition"), request.text("roleArn"));
        return Answer.empty().with("stateMachineArn", machine.arn()).with("creationDate", machine.created());
    }

    Answer update(Request request) {
        Machine old = machines.require(request.text("stateMachineArn"));
        Machine machine = machines.update(
                old.arn(),
                request.optionalText("definition").orElse(old.source()),
                request.optionalText("roleArn").orElse(old.roleArn()));
        return Answer.empty().with("updateDate", machine.changed()).with("revisionId", machine.revision());
    }

    Answer describe(Request request) {
        Machine machine = machines.require(request.text("stateMachineArn"));
        return summary(machine)
                .with("status", "ACTIVE")
                .with("definition", machine.source())
                .with("roleArn", machine.roleArn())
                .with("revisionId", machine.revision());
    }

    Answer list(Request request) {
        Page<Machine> page = Page.of(machines.all(), request, PAGE);
        return Answer.empty()
                .with(
                        "stateMachines",
                        page.items().stream()
                                .map(machine -> summary(machine).fields())
                                .toList())
                .with("nextToken", page.next());
    }

    Answer delete(Request request) {
        machines.delete(Arns.requireArn(request.text("stateMachineArn"), "stateMachine"));
        return Answer.empty();
    }

    private static Answer summary(Machine machine) {
        return Answer.empty()
                .with("stateMachineArn", machine.arn())
                .with("name", machine.name())
                .with("type", "STANDARD")
                .with("creationDate", machine.created());
    }
}
