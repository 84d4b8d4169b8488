package com.opspawn.system;

import static com.opspawn.system.TemplateFile.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
            "logs:DescribeLogGroups",
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets");

    /**
     * Names that no template can list: indexes made for each agent at run time (docs/decisions/0006-long-term-memory.md), the
     * keys that an account keeps under opspawn/, and the models of Bedrock.
     */
    private static final Set<String> BELOW_A_PREFIX = Set.of(
            "Sub arn:${AWS::Partition}:s3vectors:${AWS::Region}:${AWS::AccountId}:bucket/${MemoryBucket}/index/opspawn-*",
            "Sub arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:opspawn/*",
            "Sub arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:opspawn/webhooks/*",
            "Sub arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/opspawn/*",
            "Sub arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:RunTaskStateMachine-*",
            "Sub arn:${AWS::Partition}:bedrock:*::foundation-model/*",
            "Sub arn:${AWS::Partition}:bedrock:*:${AWS::AccountId}:inference-profile/*");

    private final TemplateFile template = TemplateFile.read();

    /** Those of roles, and those that roles share. */
    private List<Map<String, Object>> statements() {
        List<Map<String, Object>> statements = new ArrayList<>();
        template.section("Resources").forEach((name, resource) -> {
            for (Object policy : (List<?>) template.properties(name).getOrDefault("Policies", List.of())) {
                if (policy.equals("Ref UseKeyPolicy")) {
                    continue;
                }
                assertThat(policy).as("policies are written out, not borrowed").isInstanceOf(Map.class);
                statements.addAll(TemplateFile.mappings(mapping(policy).get("Statement")));
            }
        });
        template.ofType("AWS::IAM::ManagedPolicy")
                .values()
                .forEach(shared -> statements.addAll(TemplateFile.mappings(
                        mapping(shared.get("PolicyDocument")).get("Statement"))));
        return statements;
    }

    @Test
    void noPolicyHasAWildcardAction() {
        assertThat(statements())
                .hasSizeGreaterThan(8)
                .allSatisfy(statement -> assertThat(TemplateFile.strings(statement.get("Action")))
                        .isNotEmpty()
                        .noneMatch(action -> action.contains("*")));
    }

    @Test
    void noPolicyHasAWildcardResourceButForActionsThatKnowNoResourceAndNamesMadeLater() {
        assertThat(statements()).allSatisfy(statement -> {
            if (TemplateFile.strings(statement.get("Resource")).stream()
                    .filter(resource -> !BELOW_A_PREFIX.contains(resource))
                    .anyMatch(resource -> resource.contains("*"))) {
                assertThat(WITHOUT_RESOURCE_TYPE).containsAll(TemplateFile.strings(statement.get("Action")));
            }
        });
    }

    /** Static pages; everything else tells or does something. */
    private static final Set<String> PUBLIC = Set.of("GET /", "GET /console/{proxy+}", "GET /openapi.json");

    @Test
    void everyRouteButThoseOfStaticPagesAsksWhoCalls() {
        assertThat(template.ofType("AWS::ApiGatewayV2::Route"))
                .hasSizeGreaterThan(10)
                .allSatisfy((name, route) -> {
                    if (!PUBLIC.contains(String.valueOf(route.get("RouteKey")))) {
                        assertThat(route)
                                .containsEntry("AuthorizationType", "JWT")
                                .containsEntry("AuthorizerId", "Ref JwtAuthorizer");
                    }
                });
    }

    @Test
    void everyFunctionHasALogGroupWithRetention() {
        assertThat(template.functions()).hasSizeGreaterThan(10).allSatisfy((name, function) -> {
            String group = (String) mapping(function.get("LoggingConfig")).get("LogGroup");
            assertThat(template.properties(TemplateFile.referenced(group).orElseThrow()))
                    .containsEntry("RetentionInDays", "Ref LogRetentionDays");
        });
    }

    @Test
    void queueHidesAMessageSixTimesAsLongAsItsFunctionMayRun() {
        List<String> queues = new ArrayList<>();
        template.functions()
                .values()
                .forEach(function -> mapping(function.getOrDefault("Events", Map.of()))
                        .values()
                        .forEach(event -> {
                            if (mapping(event).get("Type").equals("SQS")) {
                                String arn = (String) mapping(mapping(event).get("Properties"))
                                        .get("Queue");
                                String queue = TemplateFile.referenced(arn).orElseThrow();
                                queues.add(queue);
                                assertThat(hidden(queue))
                                        .as(queue)
                                        .isGreaterThanOrEqualTo(6 * (int) function.get("Timeout"));
                            }
                        }));
        assertThat(queues).containsExactlyInAnyOrder("SubmitQueue", "WebhookQueue");
    }

    private int hidden(String queue) {
        String seconds = (String) template.properties(queue).get("VisibilityTimeout");
        return (int) template.parameterDefault(TemplateFile.referenced(seconds).orElseThrow());
    }

    @Test
    void aWebhookIsTriedOnceMoreThanThereAreWaits() {
        String waits = (String) template.parameterDefault("WebhookRetrySeconds");

        assertThat(mapping(template.properties("WebhookQueue").get("RedrivePolicy")))
                .containsEntry("maxReceiveCount", waits.split(",", -1).length + 1);
    }

    /** A new account has a concurrency of 10, of which none can be reserved. */
    @Test
    void aDeploymentReservesNoConcurrencyUnlessItIsAskedTo() {
        assertThat(template.parameterDefault("RunAgentConcurrency")).isEqualTo("");
        assertThat(template.functions())
                .allSatisfy((name, function) -> assertThat(
                                function.getOrDefault("ReservedConcurrentExecutions", "Ref RunAgentConcurrency"))
                        .isEqualTo("Ref RunAgentConcurrency"));
    }

    @Test
    void whatIsKeptIsEncryptedByTheKeyThatIsGiven() {
        assertThat(mapping(template.properties("Table").get("SSESpecification")))
                .isEqualTo(Map.of("SSEEnabled", true, "SSEType", "KMS", "KMSMasterKeyId", "Ref KmsKeyArn"));
        assertThat(template.ofType("AWS::SQS::Queue"))
                .hasSize(5)
                .allSatisfy((name, queue) -> assertThat(queue).containsEntry("KmsMasterKeyId", "Ref KmsKeyArn"));
        assertThat(template.ofType("AWS::Logs::LogGroup"))
                .hasSizeGreaterThan(10)
                .allSatisfy((name, group) -> assertThat(group).containsEntry("KmsKeyId", "Ref KmsKeyArn"));
        // A role that may not use the key can read neither table nor queue.
        assertThat(template.functions())
                .allSatisfy((name, function) -> assertThat(TemplateFile.strings(function.get("Policies")))
                        .contains("Ref UseKeyPolicy"));
    }

    @Test
    void aTableThatIsLostCanBeBroughtBack() {
        assertThat(template.properties("Table"))
                .containsEntry("PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", true));
        assertThat(template.section("Resources").get("Table"))
                .containsEntry("DeletionPolicy", "RetainExceptOnCreate")
                .containsEntry("UpdateReplacePolicy", "Retain");
    }

    @Test
    void everyJavaErrorThatTheWorkflowRetriesIsAClass() throws IOException {
        JsonNode workflow = Json.parse(Files.readString(TemplateFile.ROOT.resolve("statemachine/run-task.asl.json")));
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
