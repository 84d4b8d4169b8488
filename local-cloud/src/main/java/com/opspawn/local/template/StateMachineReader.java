package com.opspawn.local.template;

import java.nio.file.Path;

/** {@code AWS::Serverless::StateMachine} to {@link StateMachineSpec}. */
final class StateMachineReader {
    private final Path root;
    private final Stack stack;

    StateMachineReader(Path root, Stack stack) {
        this.root = root;
        this.stack = stack;
    }

    StateMachineSpec read(Resource resource, Section section) {
        section.ignoring("Name", "Tags", "PropagateTags", "AutoPublishAlias", "DeploymentPreference")
                .ignoring("Logging", "Tracing", "Policies", "Role", "PermissionsBoundary");
        if (!section.text("Type", "STANDARD").equals("STANDARD")) {
            section.refuse("Type", "the local cloud runs STANDARD state machines only");
        }
        StateMachineSpec machine = new StateMachineSpec(
                resource.id(),
                stack.nameOf(resource),
                root.resolve(section.required("DefinitionUri")),
                section.texts("DefinitionSubstitutions"));
        section.refuseRest();
        return machine;
    }
}
