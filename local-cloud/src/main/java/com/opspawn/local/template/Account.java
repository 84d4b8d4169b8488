package com.opspawn.local.template;

import java.net.URI;
import java.util.Map;

/** The account that the local cloud pretends to be: its names, ARNs and pseudo parameters. */
public final class Account {
    public static final String REGION = "us-east-1";
    public static final String ID = "000000000000";

    private Account() {}

    /** The ARN of a resource, such as {@code arn:aws:sqs:us-east-1:000000000000:opspawn-Queue}. */
    public static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ID + ":" + resource;
    }

    public static String functionArn(String name) {
        return arn("lambda", "function:" + name);
    }

    public static String queueArn(String name) {
        return arn("sqs", name);
    }

    public static String tableArn(String name) {
        return arn("dynamodb", "table/" + name);
    }

    /** Without the moment of its making, which AWS puts at its end. */
    public static String streamArn(String table) {
        return tableArn(table) + "/stream/local";
    }

    public static String stateMachineArn(String name) {
        return arn("states", "stateMachine:" + name);
    }

    public static String queueUrl(URI endpoint, String name) {
        return endpoint + "/" + ID + "/" + name;
    }

    static Map<String, String> pseudoParameters(String stack) {
        return Map.of(
                "AWS::AccountId",
                ID,
                "AWS::Partition",
                "aws",
                "AWS::Region",
                REGION,
                "AWS::StackId",
                arn("cloudformation", "stack/" + stack + "/local"),
                "AWS::StackName",
                stack,
                "AWS::URLSuffix",
                "amazonaws.com");
    }
}
