package com.opspawn.system.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is changed for an emulator, and what is not. */
final class DifferencesTest {
    private static final Path ROOT = Path.of(System.getProperty("opspawn.root"));

    @TempDir
    private Path scratch;

    private static ObjectNode template() throws IOException {
        return TemplateFile.read(ROOT.resolve("template.yaml"));
    }

    private static Set<String> types(ObjectNode template) {
        Set<String> types = new TreeSet<>();
        template.path("Resources")
                .forEach(resource -> types.add(resource.path("Type").asText()));
        return types;
    }

    @Test
    void intrinsicFunctionsAreReadInTheirLongForm() throws IOException {
        ObjectNode template = template();

        JsonNode properties = template.at("/Resources/SubmitRoute/Properties");
        assertThat(properties.path("ApiId")).isEqualTo(Json.parseOwn("{\"Ref\":\"Api\"}"));
        assertThat(properties.path("Target"))
                .isEqualTo(Json.parseOwn("{\"Fn::Sub\":\"integrations/${SubmitTaskIntegration}\"}"));
        assertThat(template.at("/Resources/SubmitQueue/Properties/RedrivePolicy")
                        .toString())
                .isEqualTo("{\"deadLetterTargetArn\":{\"Fn::GetAtt\":[\"SubmitDeadLetterQueue\",\"Arn\"]},"
                        + "\"maxReceiveCount\":5}");
        assertThat(template.at("/Conditions/UseJwt").toString())
                .isEqualTo("{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"JwtIssuer\"},\"\"]}]}");
    }

    @Test
    void localStackGetsNoHttpApiAndNothingThatNeedsOne() throws IOException {
        ObjectNode template = template();
        Set<String> functions = functions(template);

        new LocalStackDifferences().changeTemplate(template);

        assertThat(types(template)).noneMatch(type -> type.startsWith("AWS::ApiGatewayV2::"));
        assertThat(functions(template)).isEqualTo(functions);
        assertThat(unresolved(template)).isEmpty();
        assertThat(template.at("/Globals/Function").has("SnapStart")).isFalse();
    }

    @Test
    void miniStackGetsEveryTypeOfResourceButADashboardOfAlarmsThatItHasNot() throws IOException {
        ObjectNode template = template();
        Set<String> types = types(template);
        types.remove("AWS::CloudWatch::Dashboard");

        new MiniStackDifferences().changeTemplate(template);

        assertThat(types(template)).isEqualTo(types);
        assertThat(unresolved(template)).isEmpty();
        assertThat(template.at("/Globals/Function/Runtime").asText()).isEqualTo("provided.al2023");
    }

    @Test
    void workflowForMiniStackDiffersInTheOneTimeOutThatIsAnExpression() throws IOException {
        String text = Files.readString(ROOT.resolve("statemachine/run-task.asl.json"));
        ObjectNode definition = (ObjectNode) Json.parseOwn(text);

        new MiniStackDifferences().changeWorkflow(definition);

        assertThat(definition.at("/States/AwaitInput/TimeoutSeconds").asInt()).isEqualTo(60);
        ((ObjectNode) definition.at("/States/AwaitInput")).put("TimeoutSeconds", "{% $states.input.wait_seconds %}");
        assertThat(definition).isEqualTo(Json.parseOwn(text));
    }

    @Test
    void zipGetsARuntimeAndKeepsItsFunctionByteForByte() throws IOException {
        Path function = scratch.resolve("function.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(function))) {
            zip.putNextEntry(new ZipEntry("com/opspawn/Some.class"));
            zip.write(new byte[] {1, 2, 3});
        }

        try (ZipFile zip = new ZipFile(RuntimeZip.write(function, Files.createDirectory(scratch.resolve("out")))
                .toFile())) {
            assertThat(zip.getInputStream(zip.getEntry("com/opspawn/Some.class")))
                    .hasBinaryContent(new byte[] {1, 2, 3});
            assertThat(zip.stream().map(ZipEntry::getName))
                    .contains("bootstrap", "runtime/client.so")
                    .filteredOn(name -> name.endsWith(".jar"))
                    .hasSize(3);
        }
    }

    private static Set<String> functions(ObjectNode template) {
        Set<String> functions = new TreeSet<>();
        template.path("Resources").properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals("AWS::Serverless::Function"))
                .forEach(resource -> functions.add(resource.getKey()));
        return functions;
    }

    /** What is named and is neither a resource, a parameter nor CloudFormation's own. */
    private static List<String> unresolved(ObjectNode template) {
        List<String> unresolved = new ArrayList<>();
        for (JsonNode reference : template.findValues("Ref")) {
            String name = reference.asText().split("\\.", 2)[0];
            if (!name.startsWith("AWS::")
                    && !template.path("Resources").has(name)
                    && !template.path("Parameters").has(name)) {
                unresolved.add(name);
            }
        }
        return unresolved;
    }
}
