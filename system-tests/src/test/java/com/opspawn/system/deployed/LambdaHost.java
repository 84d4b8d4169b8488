package com.opspawn.system.deployed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.local.function.FunctionHost;
import com.opspawn.local.function.Invocation;
import com.opspawn.local.function.Outcome;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * A deployed function behind the local cloud's HTTP API, called as API Gateway calls it for a caller who signed.
 *
 * @param name of the deployed function
 */
record LambdaHost(LambdaClient lambda, String name) implements FunctionHost {
    @Override
    public Outcome invoke(Invocation invocation) {
        InvokeResponse answer = lambda.invoke(
                request -> request.functionName(name).payload(SdkBytes.fromUtf8String(signed(invocation.payload()))));
        String payload = answer.payload().asUtf8String();
        return answer.functionError() == null
                ? new Outcome.Answered(payload)
                : new Outcome.Rejected(answer.functionError(), payload);
    }

    private static String signed(String event) {
        ObjectNode json = (ObjectNode) Json.parseOwn(event);
        json.withObject("/requestContext/authorizer/iam")
                .put("accountId", "000000000000")
                .put("userArn", "arn:aws:iam::000000000000:user/tests");
        return json.toString();
    }

    @Override
    public void close() {}
}
