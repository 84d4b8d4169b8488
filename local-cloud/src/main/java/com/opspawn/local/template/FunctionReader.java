package com.opspawn.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code AWS::Serverless::Function} to {@link FunctionSpec}. */
final class FunctionReader {
    private final Path root;
    private final Stack stack;
    private final EventReader events;

    FunctionReader(Path root, Stack stack, EventReader events) {
        this.root = root;
        this.stack = stack;
        this.events = events;
    }

    /** Limits: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
    FunctionSpec read(Resource resource, Section section) {
        section.ignoring(
                        "FunctionName",
                        "AutoPublishAlias",
                        "AutoPublishCodeSha256",
                        "Description",
                        "VersionDescription")
                .ignoring("Architectures", "EphemeralStorage", "RuntimeManagementConfig")
                .ignoring("Tracing", "Tags", "PropagateTags", "KmsKeyArn", "CodeSigningConfigArn")
                .ignoring("Policies", "Role", "PermissionsBoundary", "AssumeRolePolicyDocument")
                .ignoring("ProvisionedConcurrencyConfig", "DeploymentPreference");
        checkPackaging(section);
        FunctionSpec function = new FunctionSpec(
                resource.id(),
                stack.nameOf(resource),
                section.required("Handler"),
                root.resolve(section.text("CodeUri", ".")),
                Duration.ofSeconds(section.whole("Timeout", 3, 1, 900)),
                section.whole("MemorySize", 128, 128, 10_240),
                environment(section),
                events(resource, section),
                section.section("EventInvokeConfig")
                        .map(FunctionReader::asynchronous)
                        .orElse(FunctionSpec.Asynchronous.USUAL),
                sandbox(section));
        section.refuseRest();
        return function;
    }

    private static void checkPackaging(Section section) {
        String runtime = section.text("Runtime", "java");
        if (!runtime.startsWith("java")) {
            section.refuse("Runtime", "the local cloud runs Java functions, and this is " + runtime);
        }
        if (!section.text("PackageType", "Zip").equals("Zip")) {
            section.refuse("PackageType", "the local cloud runs functions packaged as Zip");
        }
    }

    private static FunctionSpec.Sandbox sandbox(Section section) {
        return new FunctionSpec.Sandbox(
                section.number("ReservedConcurrentExecutions")
                        .map(number -> OptionalInt.of(number.intValue()))
                        .orElse(OptionalInt.empty()),
                section.section("SnapStart")
                        .map(snapStart -> snapStart.text("ApplyOn", "None").equals("PublishedVersions"))
                        .orElse(false),
                section.section("LoggingConfig")
                        .map(logging -> logging.text("LogFormat", "Text"))
                        .orElse("Text"));
    }

    private static Map<String, String> environment(Section section) {
        Optional<Section> environment = section.section("Environment");
        return environment
                .map(inner -> {
                    Map<String, String> variables = inner.texts("Variables");
                    inner.refuseRest();
                    return variables;
                })
                .orElse(Map.of());
    }

    private static FunctionSpec.Asynchronous asynchronous(Section section) {
        section.ignoring("MaximumEventAgeInSeconds");
        FunctionSpec.Asynchronous asynchronous = new FunctionSpec.Asynchronous(
                section.whole("MaximumRetryAttempts", FunctionSpec.Asynchronous.USUAL.retries(), 0, 2),
                section.section("DestinationConfig").flatMap(Destinations::onFailure));
        section.refuseRest();
        return asynchronous;
    }

    private List<EventSource> events(Resource resource, Section section) {
        List<EventSource> sources = new ArrayList<>();
        section.named("Events")
                .forEach((name, event) ->
                        events.read(stack.nameOf(resource) + name, event).ifPresent(sources::add));
        return sources;
    }
}
