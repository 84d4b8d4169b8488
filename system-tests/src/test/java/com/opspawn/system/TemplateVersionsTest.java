package com.opspawn.system;

import static com.opspawn.system.TemplateFile.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Callers reach published versions of functions, and a parameter's new value reaches none of them by itself. So what a
 * function reads stands in its VersionDescription, which CloudFormation makes a new version for; or needs another Release.
 */
final class TemplateVersionsTest {
    /** https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html */
    private static final int LONGEST_DESCRIPTION = 256;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    /** Read where HTTP requests are. */
    private static final Set<String> OF_CALLERS = Set.of("TenantClaim", "ApprovalScope");

    private final TemplateFile template = TemplateFile.read();
    private final Map<String, Map<String, Object>> parameters = template.section("Parameters");

    private static Set<String> described(Map<String, Object> function) {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER
                .matcher((String) Objects.requireNonNull(function.get("VersionDescription")))
                .results()
                .forEach(name -> names.add(name.group(1)));
        return names;
    }

    private Set<String> read(Map<String, Object> function) {
        Set<String> names = new TreeSet<>();
        Consumer<Map<String, Object>> collect =
                of -> mapping(mapping(of.getOrDefault("Environment", Map.of())).getOrDefault("Variables", Map.of()))
                        .values()
                        .forEach(value -> TemplateFile.referenced(String.valueOf(value))
                                .filter(parameters::containsKey)
                                .ifPresent(names::add));
        collect.accept(template.section("Globals").get("Function"));
        collect.accept(function);
        names.add("Tracing");
        return names;
    }

    /** Lambda publishes no version of what has not changed, and CloudFormation then fails. */
    @Test
    void aVersionIsNewOnlyWhereSomethingOfItsFunctionIs() {
        assertThat(template.functions()).allSatisfy((name, function) -> {
            assertThat(described(function)).contains("Release", "Tracing");
            assertThat(read(function)).containsAll(described(function));
        });
    }

    @Test
    void noSecretIsInTheDescriptionOfAVersion() {
        assertThat(template.functions())
                .allSatisfy((name, function) -> assertThat(described(function))
                        .noneMatch(parameter -> parameters.get(parameter).containsKey("NoEcho")));
    }

    @Test
    void theDescriptionOfAVersionIsNeverTooLong() {
        assertThat(template.functions())
                .allSatisfy((name, function) -> assertThat(described(function).stream()
                                        .mapToInt(this::longest)
                                        .map(length -> length + 1)
                                        .sum()
                                - 1)
                        .isLessThanOrEqualTo(LONGEST_DESCRIPTION));
    }

    private int longest(String parameter) {
        Map<String, Object> declared = Objects.requireNonNull(parameters.get(parameter));
        if (declared.containsKey("AllowedValues")) {
            return TemplateFile.strings(declared.get("AllowedValues")).stream()
                    .mapToInt(String::length)
                    .max()
                    .orElseThrow();
        }
        return declared.containsKey("MaxValue")
                ? String.valueOf(declared.get("MaxValue")).length()
                : (int) Objects.requireNonNull(declared.get("MaxLength"), parameter);
    }

    @Test
    void theReferenceNamesExactlyTheParametersThatNeedAnotherRelease() throws IOException {
        Set<String> needed = new TreeSet<>();
        template.functions().forEach((name, function) -> {
            Set<String> unseen = read(function);
            unseen.removeAll(described(function));
            if (!answersCallers(name)) {
                unseen.removeAll(OF_CALLERS);
            }
            needed.addAll(unseen);
        });
        needed.add("KmsKeyArn");

        assertThat(inTheReference()).isEqualTo(needed);
    }

    private boolean answersCallers(String function) {
        return template.ofType("AWS::ApiGatewayV2::Integration").values().stream()
                .anyMatch(integration -> integration.get("IntegrationUri").equals("Ref " + function + ".Alias"));
    }

    private Set<String> inTheReference() throws IOException {
        String page = Files.readString(TemplateFile.ROOT.resolve("docs/reference/template.md"));
        String section = page.substring(page.indexOf("\n## Another release\n"), page.indexOf("\n## Outputs\n"));
        Set<String> names = new TreeSet<>();
        NAME.matcher(section.substring(section.indexOf("\n|---"))).results().forEach(name -> names.add(name.group(1)));
        return names;
    }
}
