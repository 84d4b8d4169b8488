package com.opspawn.local.template;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What the local cloud makes of a resource type. */
enum ResourceKind {
    FUNCTION("AWS::Serverless::Function"),
    HTTP_API("AWS::ApiGatewayV2::Api"),
    STAGE("AWS::ApiGatewayV2::Stage"),
    INTEGRATION("AWS::ApiGatewayV2::Integration"),
    AUTHORIZER("AWS::ApiGatewayV2::Authorizer"),
    ROUTE("AWS::ApiGatewayV2::Route"),
    QUEUE("AWS::SQS::Queue"),
    TABLE("AWS::DynamoDB::Table"),
    STATE_MACHINE("AWS::Serverless::StateMachine"),
    /** Logs, permissions, alarms and whom they tell: needed on AWS, without meaning on a laptop. */
    WITHOUT_MEANING("");

    private static final Set<String> MEANINGLESS = Set.of(
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::CompositeAlarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Policy",
            "AWS::IAM::Role",
            "AWS::Lambda::Permission",
            "AWS::Logs::LogGroup",
            "AWS::Logs::MetricFilter",
            "AWS::SNS::Subscription",
            "AWS::SNS::Topic",
            "AWS::SQS::QueuePolicy");

    private final String type;

    ResourceKind(String type) {
        this.type = type;
    }

    static Optional<ResourceKind> of(String type) {
        if (MEANINGLESS.contains(type)) {
            return Optional.of(WITHOUT_MEANING);
        }
        return Arrays.stream(values())
                .filter(kind -> kind.type.equals(type) && kind != WITHOUT_MEANING)
                .findFirst();
    }

    static String supported() {
        return String.join(
                ", ",
                Arrays.stream(values())
                        .filter(kind -> kind != WITHOUT_MEANING)
                        .map(kind -> kind.type)
                        .toList());
    }

    /** The property that names such a resource where the template wants to. */
    String nameProperty() {
        return switch (this) {
            case FUNCTION -> "FunctionName";
            case QUEUE -> "QueueName";
            case TABLE -> "TableName";
            case STATE_MACHINE, HTTP_API -> "Name";
            case STAGE, INTEGRATION, AUTHORIZER, ROUTE, WITHOUT_MEANING -> "";
        };
    }
}
