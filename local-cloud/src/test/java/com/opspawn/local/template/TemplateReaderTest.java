package com.opspawn.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateReaderTest {
    private static final URI QUEUES = URI.create("http://127.0.0.1:9324");
    private static final String UNSUPPORTED =
            ": not supported by the local cloud; remove it, or run this template on AWS";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void everythingUnsupportedIsRefusedAtOnceWithItsPlace() throws Exception {
        assertThat(refused("""
            Globals:
              Function:
                Layers: [a]
              Api: {}
            Resources:
              Bucket:
                Type: AWS::S3::Bucket
              Fn:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B
                  Timeout: 901
                  VpcConfig: {SubnetIds: [a]}
                  Environment:
                    Variables:
                      A: !Ref Missing
                  Events:
                    Upload: {Type: S3, Properties: {}}
                    Call: {Type: HttpApi, Properties: {Path: /x, Method: get, TimeoutInMillis: 5}}
                    Tick: {Type: Schedule, Properties: {Schedule: rate(1 minutes)}}
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  FifoQueue: true
                  RedrivePolicy: {deadLetterTargetArn: elsewhere, maxReceiveCount: 1}
            """))
                .containsExactly(
                        "template.yaml:3: Globals.Function.Layers" + UNSUPPORTED,
                        "template.yaml:4: Globals.Api: not supported by the local cloud; it knows Function,"
                                + " StateMachine",
                        "template.yaml:7: Resources.Bucket.Type: AWS::S3::Bucket is not supported by the local cloud;"
                            + " it runs AWS::Serverless::Function, AWS::ApiGatewayV2::Api, AWS::ApiGatewayV2::Stage,"
                            + " AWS::ApiGatewayV2::Integration, AWS::ApiGatewayV2::Authorizer,"
                            + " AWS::ApiGatewayV2::Route, AWS::SQS::Queue, AWS::DynamoDB::Table,"
                            + " AWS::Serverless::StateMachine",
                        "template.yaml:12: Resources.Fn.Properties.Timeout: must be from 1 to 900, and is 901",
                        "template.yaml:13: Resources.Fn.Properties.VpcConfig" + UNSUPPORTED,
                        "template.yaml:16: Resources.Fn.Properties.Environment.Variables.A: refers to Missing, which"
                                + " is no parameter or resource here",
                        "template.yaml:18: Resources.Fn.Properties.Events.Upload.Type: S3 is not supported by the"
                                + " local cloud; it knows DynamoDB, EventBridgeRule, SQS, Schedule",
                        "template.yaml:19: Resources.Fn.Properties.Events.Call.Type: a route is a resource of its own"
                                + " here, AWS::ApiGatewayV2::Route",
                        "template.yaml:20: Resources.Fn.Properties.Events.Tick.Properties.Schedule: EventBridge wants"
                                + " the unit in the singular for 1 and in the plural otherwise",
                        "template.yaml:23: Resources.Queue.Properties: uses the queue elsewhere, which this template"
                                + " does not declare",
                        "template.yaml:24: Resources.Queue.Properties.FifoQueue: the local cloud runs standard queues "
                                + "only");
    }

    @Test
    void whatFollowsChangesAndEventsIsRefusedWhereItIsNotSupported() throws Exception {
        assertThat(refused("""
            Resources:
              Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  AttributeDefinitions: [{AttributeName: PK, AttributeType: S}]
                  KeySchema: [{AttributeName: PK, KeyType: HASH}]
                  StreamSpecification: {StreamViewType: EVERYTHING}
              Fn:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B
                  EventInvokeConfig: {MaximumRetryAttempts: 3}
                  Events:
                    Latest:
                      Type: DynamoDB
                      Properties:
                        Stream: elsewhere
                        StartingPosition: LATEST
                        FilterCriteria: {Filters: [{Pattern: '{"a": [{"suffix": "x"}]}'}]}
                        DestinationConfig: {OnFailure: {Type: SNS, Destination: topic}}
                        TumblingWindowInSeconds: 5
                    Other:
                      Type: EventBridgeRule
                      Properties:
                        EventBusName: mine
                        Pattern: {source: opspawn}
            """))
                .containsExactly(
                        "template.yaml:7: Resources.Table.Properties.StreamSpecification.StreamViewType: must be one of"
                                + " KEYS_ONLY, NEW_AND_OLD_IMAGES, NEW_IMAGE, OLD_IMAGE, and is EVERYTHING",
                        "template.yaml:10: Resources.Fn.Properties: follows elsewhere, which is not the stream of a"
                                + " table of this template",
                        "template.yaml:10: Resources.Fn.Properties: uses the queue topic, which this template does not"
                                + " declare",
                        "template.yaml:12: Resources.Fn.Properties.EventInvokeConfig.MaximumRetryAttempts: must be"
                                + " from 0 to 2, and is 3",
                        "template.yaml:18: Resources.Fn.Properties.Events.Latest.Properties.StartingPosition: the local"
                                + " cloud begins with the oldest change: TRIM_HORIZON",
                        "template.yaml:19:"
                            + " Resources.Fn.Properties.Events.Latest.Properties.FilterCriteria.Filters[0].Pattern: a:"
                            + " the local cloud matches values, prefix, exists and anything-but, and this is"
                            + " {\"suffix\":\"x\"}",
                        "template.yaml:20: Resources.Fn.Properties.Events.Latest.Properties.DestinationConfig.OnFailure"
                                + ".Type: the local cloud tells a queue: SQS",
                        "template.yaml:21: Resources.Fn.Properties.Events.Latest.Properties.TumblingWindowInSeconds"
                                + UNSUPPORTED,
                        "template.yaml:25: Resources.Fn.Properties.Events.Other.Properties.EventBusName: the local"
                                + " cloud has the default bus only",
                        "template.yaml:26: Resources.Fn.Properties.Events.Other.Properties.Pattern: source must be a"
                                + " list of values, or a mapping");
    }

    @Test
    void anUnknownFunctionIsRefusedWhereverItStands() throws Exception {
        assertThat(refused("Resources:\n  A:\n    Type: !ImportValue x\n    Tags: {\"Fn::Base64\": x}\n"))
                .containsExactly(
                        "template.yaml:3: Resources.A.Type: !ImportValue is not supported by the local cloud",
                        "template.yaml:4: Resources.A.Tags: Fn::Base64 is not supported by the local cloud");
    }

    @Test
    void whatIsNotYamlIsRefusedWithItsLine() throws Exception {
        assertThat(refused("Resources:\n  A: [1\n  B: 2\n"))
                .containsExactly("template.yaml:3: not YAML: expected ',' or ']', but got :");
    }

    @Test
    void aTemplateThatIsNotThereIsNamed() {
        Path missing = directory.resolve("none.yaml");

        assertThat(TemplateReader.read(missing, Map.of(), QUEUES))
                .isInstanceOfSatisfying(
                        Loaded.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::toString)
                                .containsExactly(
                                        "none.yaml:1: cannot be read: java.nio.file.NoSuchFileException: " + missing));
    }

    @Test
    void parametersAreChecked() throws Exception {
        String template = """
            Parameters:
              Size: {Type: Number, Default: 5, MinValue: 1, MaxValue: 9}
              Color: {Type: String, AllowedValues: [red, blue]}
              Secret: {Type: String, NoEcho: true, AllowedPattern: "[a-z]+"}
              Key: {Type: "AWS::SSM::Parameter::Value<String>", Default: a}
            Resources: {}
            """;

        assertThat(problems(template, Map.of("Size", "10", "Secret", "HUSH", "Colour", "red")))
                .containsExactly(
                        "template.yaml:1: Parameters: there is no parameter Colour; there are Color, Key, Secret, Size",
                        "template.yaml:2: Parameters.Size: its value must be at most 9",
                        "template.yaml:3: Parameters.Color: has no default, so it needs a value",
                        "template.yaml:4: Parameters.Secret: its value does not match [a-z]+",
                        "template.yaml:5: Parameters.Key.Type: the type AWS::SSM::Parameter::Value<String> is not "
                                + "supported by the local cloud; it knows CommaDelimitedList, List<Number>, Number, "
                                + "String");
    }

    @Test
    void intrinsicFunctionsResolveInShortAndLongForm() throws Exception {
        Map<String, String> variables = ready("""
            Parameters:
              Stage: {Type: String, Default: dev}
              Zones: {Type: CommaDelimitedList, Default: "a, b"}
            Conditions:
              IsProd: !Equals [!Ref Stage, prod]
              NotProd: {"Fn::Not": [{Condition: IsProd}]}
            Mappings:
              Sizes: {dev: {small: 1}}
            Globals:
              Function:
                Runtime: java25
                AutoPublishAlias: live
                Environment: {Variables: {SHARED: global, OVERRIDDEN: global}}
            Resources:
              Gone:
                Type: AWS::SQS::Queue
                Condition: IsProd
              Queue: {Type: AWS::SQS::Queue}
              Fn:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B
                  Environment:
                    Variables:
                      OVERRIDDEN: own
                      REGION: !Ref AWS::Region
                      URL: !Ref Queue
                      ARN: !GetAtt Queue.Arn
                      LONG_ARN: {"Fn::GetAtt": [Queue, Arn]}
                      ALIAS: !Ref Fn.Alias
                      SUB: !Sub "${AWS::StackName}-${Queue.QueueName}-${!kept}-${Stage}"
                      SUB_NAMES: !Sub ["${x}", {x: !Select [1, !Ref Zones]}]
                      JOIN: {"Fn::Join": ["-", !Split [",", "x,y"]]}
                      FOUND: !FindInMap [Sizes, !Ref Stage, small]
                      CHOSEN: !If [NotProd, "yes", "no"]
                      LEFT_OUT: !If [IsProd, x, !Ref AWS::NoValue]
            """).functions().getFirst().environment();

        assertThat(variables)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("SHARED", "global"),
                        Map.entry("OVERRIDDEN", "own"),
                        Map.entry("REGION", "us-east-1"),
                        Map.entry("URL", "http://127.0.0.1:9324/000000000000/opspawn-Queue"),
                        Map.entry("ARN", "arn:aws:sqs:us-east-1:000000000000:opspawn-Queue"),
                        Map.entry("LONG_ARN", "arn:aws:sqs:us-east-1:000000000000:opspawn-Queue"),
                        Map.entry("ALIAS", "arn:aws:lambda:us-east-1:000000000000:function:opspawn-Fn:live"),
                        Map.entry("SUB", "opspawn-opspawn-Queue-${kept}-dev"),
                        Map.entry("SUB_NAMES", "b"),
                        Map.entry("JOIN", "x-y"),
                        Map.entry("FOUND", "1"),
                        Map.entry("CHOSEN", "yes")));
    }

    @Test
    void aNameThatRefersToItselfIsRefused() throws Exception {
        assertThat(refused("""
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !GetAtt Queue.QueueName
            """)).contains("template.yaml:5: Resources.Queue.Properties.QueueName: refers to itself");
    }

    @Test
    void whatAFunctionRunsInIsRead() throws Exception {
        Template template = ready("""
            Globals:
              Function: {SnapStart: {ApplyOn: PublishedVersions}, LoggingConfig: {LogFormat: JSON}}
            Resources:
              Guarded:
                Type: AWS::Serverless::Function
                Properties: {Handler: a.B, ReservedConcurrentExecutions: 3}
              Free:
                Type: AWS::Serverless::Function
                Properties: {Handler: a.B, SnapStart: {ApplyOn: None}, ReservedConcurrentExecutions: !Ref AWS::NoValue}
            """);

        assertThat(template.functions())
                .extracting(FunctionSpec::sandbox)
                .containsExactly(
                        new FunctionSpec.Sandbox(OptionalInt.of(3), true, "JSON"),
                        new FunctionSpec.Sandbox(OptionalInt.empty(), false, "JSON"));
    }

    private List<String> refused(String template) throws IOException {
        return problems(template, Map.of());
    }

    private List<String> problems(String template, Map<String, String> overrides) throws IOException {
        return switch (read(template, overrides)) {
            case Loaded.Refused(List<Problem> problems) ->
                problems.stream().map(Problem::toString).toList();
            case Loaded.Ready ready -> List.of();
        };
    }

    private Template ready(String template) throws IOException {
        return switch (read(template, Map.of())) {
            case Loaded.Ready(Template ready) -> ready;
            case Loaded.Refused(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    private Loaded read(String template, Map<String, String> overrides) throws IOException {
        Path file = Files.writeString(directory.resolve("template.yaml"), template);
        return TemplateReader.read(file, overrides, QUEUES);
    }
}
