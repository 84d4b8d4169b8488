package com.opspawn.system.deployed;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Has CloudFormation create one stack, and waits for it. */
record StackCreation(Endpoint endpoint, String stack) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * @param template the address of an uploaded template
     * @return its outputs
     */
    Map<String, String> create(String template, Map<String, String> parameters) {
        try (CloudFormationClient cloudFormation = endpoint.cloudFormation()) {
            cloudFormation.createStack(request -> request.stackName(stack)
                    .templateURL(template)
                    .capabilities(Capability.CAPABILITY_IAM, Capability.CAPABILITY_AUTO_EXPAND)
                    .parameters(parameters.entrySet().stream()
                            .map(parameter -> Parameter.builder()
                                    .parameterKey(parameter.getKey())
                                    .parameterValue(parameter.getValue())
                                    .build())
                            .toList()));
            Stack ended = Awaitility.await("the stack " + stack)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            () -> described(cloudFormation),
                            done -> !done.stackStatusAsString().endsWith("_IN_PROGRESS"));
            if (ended.stackStatus() != StackStatus.CREATE_COMPLETE) {
                throw new IllegalStateException("the stack " + stack + " ended as " + ended.stackStatusAsString() + ": "
                        + ended.stackStatusReason() + "\n" + failures(cloudFormation));
            }
            return ended.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue));
        }
    }

    private Stack described(CloudFormationClient cloudFormation) {
        return cloudFormation
                .describeStacks(request -> request.stackName(stack))
                .stacks()
                .getFirst();
    }

    private String failures(CloudFormationClient cloudFormation) {
        return cloudFormation.describeStackEvents(request -> request.stackName(stack)).stackEvents().stream()
                .filter(event -> event.resourceStatusAsString().endsWith("_FAILED"))
                .map(event -> event.logicalResourceId() + ": " + event.resourceStatusReason())
                .collect(Collectors.joining("\n"));
    }
}
