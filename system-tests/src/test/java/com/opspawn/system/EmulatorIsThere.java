package com.opspawn.system;

import com.opspawn.system.deployed.Deployed;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips, and says so, what is to run on an emulator that this machine cannot start. */
final class EmulatorIsThere implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return "localstack".equals(System.getProperty("opspawn.emulator")) && !Deployed.hasDocker()
                ? ConditionEvaluationResult.disabled("LocalStack was not started: there is no Docker here")
                : ConditionEvaluationResult.enabled("");
    }
}
