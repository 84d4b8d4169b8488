package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What the template must hold for a deployment to be safe. */
final class TemplateTest {
    /** AWS defines no resource type for these; see docs/decisions/0003-log-delivery-wildcard.md. */
    private static final Set<String> WITHOUT_RESOURCE_TYPE = Set.of(
            "logs:CreateLogDelivery",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies",
            "logs:DescribeLogGroups");

    /**
     * Names that no template can list: indexes made for each agent at run time (docs/decisions/0006-long-term-memory.md), the
     * keys that an account keeps under opspawn/, and the models of Bedrock.
     */
    private static final Set<String> BELOW_A_PREFIX = Set.of(
            "Sub arn:${AWS::Partition}:s3vectors:${AWS::Region}:${AWS::AccountId}:bucket/${MemoryBucket}/index/opspawn-*",
            "Sub arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:opspawn/*",
            "Sub arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/opspawn/*",
            "Sub arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:RunTaskStateMachine-*",
            "Sub arn:${AWS::Partition}:bedrock:*::foundation-model/*",
            "Sub arn:${AWS::Partition}:bedrock:*:${AWS::AccountId}:inference-profile/*");

    private final Map<String, Map<String, Object>> resources = resources();

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> resources() {
        try {
            Map<String, Object> template =
                    new Yaml(new CloudFormationTags()).load(Files.readString(Target.ROOT.resolve("template.yaml")));
            return (Map<String, Map<String, Object>>) Objects.requireNonNull(template.get("Resources"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Short tags as text: {@code !Ref Table} is read as "Ref Table". */
    private static final class CloudFormationTags extends SafeConstructor {
        CloudFormationTags() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String tag = node.getTag().getValue().substring(1);
                    return switch (node) {
                        case ScalarNode scalar -> tag + " " + scalar.getValue();
                        // What holds where the condition does.
                        case SequenceNode condition
                        when tag.equals("If") ->
                            constructObject(condition.getValue().get(1));
                        default -> tag;
                    };
                }
            });
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> resource) {
        return (Map<String, Object>) resource.getOrDefault("Properties", Map.of());
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> statements() {
        List<Map<String, Object>> statements = new ArrayList<>();
        for (Map<String, Object> resource : resources.values()) {
            Object policies = properties(resource).getOrDefault("Policies", List.of());
            for (Object policy : (List<Object>) policies) {
                assertThat(policy).as("policies are written out, not borrowed").isInstanceOf(Map.class);
                statements.addAll((List<Map<String, Object>>) ((Map<String, Object>) policy).get("Statement"));
            }
        }
        return statements;
    }

    private static List<String> strings(Object oneOrMany) {
        return oneOrMany instanceof List<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(oneOrMany));
    }

    @Test
    void noPolicyHasAWildcardAction() {
        assertThat(statements())
                .hasSizeGreaterThan(8)
                .allSatisfy(statement -> assertThat(strings(statement.get("Action")))
                        .isNotEmpty()
                        .noneMatch(action -> action.contains("*")));
    }

    @Test
    void noPolicyHasAWildcardResourceButForActionsThatKnowNoResourceAndNamesMadeLater() {
        assertThat(statements()).allSatisfy(statement -> {
            if (strings(statement.get("Resource")).stream()
                    .filter(resource -> !BELOW_A_PREFIX.contains(resource))
                    .anyMatch(resource -> resource.contains("*"))) {
                assertThat(WITHOUT_RESOURCE_TYPE).containsAll(strings(statement.get("Action")));
            }
        });
    }

    /** Static pages; everything else tells or does something. */
    private static final Set<String> PUBLIC = Set.of("GET /", "GET /console/{proxy+}", "GET /openapi.json");

    @Test
    void everyRouteButThoseOfStaticPagesAsksWhoCalls() {
        List<Map<String, Object>> routes = resources.values().stream()
                .filter(resource -> resource.get("Type").equals("AWS::ApiGatewayV2::Route"))
                .map(TemplateTest::properties)
                .toList();

        assertThat(routes).hasSizeGreaterThan(10).allSatisfy(route -> {
            if (!PUBLIC.contains(String.valueOf(route.get("RouteKey")))) {
                assertThat(route)
                        .containsEntry("AuthorizationType", "JWT")
                        .containsEntry("AuthorizerId", "Ref JwtAuthorizer");
            }
        });
    }

    @Test
    void everyFunctionHasALogGroupWithRetention() {
        resources.forEach((name, resource) -> {
            if (resource.get("Type").equals("AWS::Serverless::Function")) {
                String logs = String.valueOf(properties(resource).get("LoggingConfig"));
                assertThat(logs).as(name).startsWith("{LogGroup=Ref ");
                String group = logs.substring("{LogGroup=Ref ".length(), logs.length() - 1);
                assertThat(properties(Objects.requireNonNull(resources.get(group))))
                        .containsKey("RetentionInDays");
            }
        });
    }

    @Test
    void queueHidesAMessageSixTimesAsLongAsItsFunctionMayRun() {
        int timeout = (int) properties(Objects.requireNonNull(resources.get("SubmitQueueFunction")))
                .get("Timeout");

        assertThat((int) parameterDefault("QueueVisibilitySeconds")).isGreaterThanOrEqualTo(6 * timeout);
    }

    @Test
    void aWebhookIsHiddenSixTimesAsLongAsItsFunctionMayRun() {
        int timeout = (int) properties(Objects.requireNonNull(resources.get("DeliverWebhooksFunction")))
                .get("Timeout");

        assertThat((int) parameterDefault("WebhookVisibilitySeconds")).isGreaterThanOrEqualTo(6 * timeout);
    }

    @Test
    void aWebhookIsTriedOnceMoreThanThereAreWaits() {
        String waits = (String) parameterDefault("WebhookRetrySeconds");
        Object redrive = properties(Objects.requireNonNull(resources.get("WebhookQueue")))
                .get("RedrivePolicy");

        assertThat(((Map<?, ?>) redrive).get("maxReceiveCount")).isEqualTo(waits.split(",", -1).length + 1);
    }

    @SuppressWarnings("unchecked")
    private static Object parameterDefault(String name) {
        try {
            Map<String, Object> template =
                    new Yaml(new CloudFormationTags()).load(Files.readString(Target.ROOT.resolve("template.yaml")));
            Map<String, Map<String, Object>> parameters = (Map<String, Map<String, Object>>) template.get("Parameters");
            return Objects.requireNonNull(parameters.get(name).get("Default"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyJavaErrorThatTheWorkflowRetriesIsAClass() throws IOException {
        JsonNode workflow = Json.parse(Files.readString(Target.ROOT.resolve("statemachine/run-task.asl.json")));
        List<String> names = new ArrayList<>();
        workflow.findValues("ErrorEquals").forEach(list -> list.forEach(name -> names.add(name.asText())));

        List<String> ours =
                names.stream().filter(name -> name.startsWith("com.opspawn.")).toList();
        assertThat(ours)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Class.forName(name)).isFinal());
        assertThat(names)
                .contains(
                        "Lambda.ServiceException",
                        "Lambda.AWSLambdaException",
                        "Lambda.SdkClientException",
                        "Lambda.TooManyRequestsException",
                        "Lambda.ClientExecutionTimeoutException",
                        "Lambda.Unknown",
                        "Sandbox.Timedout");
    }
}
