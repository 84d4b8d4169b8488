package com.opspawn.system;

import static com.opspawn.system.TemplateFile.mapping;
import static com.opspawn.system.TemplateFile.mappings;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.local.template.Loaded;
import com.opspawn.local.template.TemplateReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/template.md} says what the template says, word for word, and nothing else has a row there. */
final class TemplateReferenceTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Za-z0-9]+)` \\|", Pattern.MULTILINE);

    private final TemplateFile template = TemplateFile.read();

    @Test
    void everyParameterIsInTheReference() throws IOException {
        assertThat(reference("## Parameters")).contains(rows("Parameters", TemplateReferenceTest::parameter));
        assertThat(named("## Parameters")).containsExactlyInAnyOrderElementsOf(names("Parameters"));
    }

    private static String parameter(String name, Map<String, Object> declared) {
        String standard = String.valueOf(declared.get("Default"));
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        name,
                        standard.isEmpty() ? "" : "`" + standard + "`",
                        declared.containsKey("AllowedValues")
                                ? TemplateFile.strings(declared.get("AllowedValues")).stream()
                                        .map(value -> "`" + value + "`")
                                        .collect(Collectors.joining(", "))
                                : "",
                        declared.get("Description"));
    }

    @Test
    void everyOutputIsInTheReference() throws IOException {
        assertThat(reference("## Outputs"))
                .contains(
                        rows("Outputs", (name, output) -> "| `%s` | %s |".formatted(name, output.get("Description"))));
        assertThat(named("## Outputs")).containsExactlyInAnyOrderElementsOf(names("Outputs"));
    }

    @Test
    void everyAlarmIsInTheReference() throws IOException {
        Map<String, Map<String, Object>> alarms = template.ofType("AWS::CloudWatch::Alarm");
        List<String> rows = new ArrayList<>();
        alarms.forEach((name, alarm) -> rows.add("| `%s` | %s |".formatted(name, alarm.get("AlarmDescription"))));

        assertThat(reference("## Alarms")).contains(rows);
        assertThat(named("## Alarms")).containsExactlyInAnyOrderElementsOf(alarms.keySet());
    }

    @Test
    void everyParameterIsDescribedAndInOneGroupOfTheConsolesForm() {
        assertThat(template.section("Parameters"))
                .allSatisfy((name, declared) ->
                        assertThat((String) declared.get("Description")).endsWith("."));
        List<String> grouped = mappings(mapping(template.section("Metadata").get("AWS::CloudFormation::Interface"))
                        .get("ParameterGroups"))
                .stream()
                .flatMap(group -> TemplateFile.strings(group.get("Parameters")).stream())
                .toList();
        assertThat(grouped).containsExactlyInAnyOrderElementsOf(names("Parameters"));
    }

    @Test
    void everyParameterHasADefaultSoThatAFirstDeploymentNeedsNone() {
        assertThat(template.section("Parameters"))
                .allSatisfy((name, declared) -> assertThat(declared).containsKey("Default"));
    }

    @Test
    void theProductionExampleIsTakenByTheTemplate() throws IOException {
        Map<String, String> example = new TreeMap<>();
        Pattern.compile("^  \"(\\w+)=(.*)\",$", Pattern.MULTILINE)
                .matcher(Files.readString(TemplateFile.ROOT.resolve("samconfig.production.toml")))
                .results()
                .forEach(line -> example.put(line.group(1), line.group(2)));

        assertThat(example).containsKeys("JwtIssuer", "AlarmEmail", "Deployment");
        assertThat(TemplateReader.read(
                        TemplateFile.ROOT.resolve("template.yaml"), example, URI.create("http://127.0.0.1:9")))
                .isInstanceOf(Loaded.Ready.class);
    }

    private interface Row {
        String of(String name, Map<String, Object> declared);
    }

    private List<String> rows(String section, Row row) {
        List<String> rows = new ArrayList<>();
        template.section(section).forEach((name, declared) -> rows.add(row.of(name, declared)));
        return rows;
    }

    private Set<String> names(String section) {
        return new TreeSet<>(template.section(section).keySet());
    }

    /** The names that have a row below a heading, each as often as it stands there. */
    private static List<String> named(String heading) throws IOException {
        return ROW.matcher(reference(heading))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String reference(String heading) throws IOException {
        String page = Files.readString(TemplateFile.ROOT.resolve("docs/reference/template.md"));
        int from = page.indexOf("\n" + heading + "\n");
        assertThat(from).as(heading).isNotNegative();
        int to = page.indexOf("\n## ", from + 1);
        return page.substring(from, to < 0 ? page.length() : to);
    }
}
