package com.opspawn.agent;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;

/** An invocation that has some time left, and nothing else to tell but its ids. */
record FakeContext(Duration remaining) implements Context {
    @Override
    public int getRemainingTimeInMillis() {
        return Math.toIntExact(remaining.toMillis());
    }

    @Override
    public String getAwsRequestId() {
        return "request-1";
    }

    @Override
    public String getLogGroupName() {
        throw untold();
    }

    @Override
    public String getLogStreamName() {
        throw untold();
    }

    @Override
    public String getFunctionName() {
        return "run-agent";
    }

    @Override
    public String getFunctionVersion() {
        throw untold();
    }

    @Override
    public String getInvokedFunctionArn() {
        throw untold();
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw untold();
    }

    @Override
    public ClientContext getClientContext() {
        throw untold();
    }

    @Override
    public int getMemoryLimitInMB() {
        throw untold();
    }

    @Override
    public LambdaLogger getLogger() {
        throw untold();
    }

    private static UnsupportedOperationException untold() {
        return new UnsupportedOperationException("a step reads the time that is left, and nothing else");
    }
}
