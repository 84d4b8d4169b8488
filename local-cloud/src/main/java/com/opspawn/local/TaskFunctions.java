package com.opspawn.local;

import com.opspawn.local.function.FunctionError;
import com.opspawn.local.function.Functions;
import com.opspawn.local.function.Outcome;
import com.opspawn.local.states.FunctionInvoker;

/** Lets state machines invoke the functions. */
final class TaskFunctions {
    private TaskFunctions() {}

    static FunctionInvoker of(Functions functions) {
        return (name, payload) -> inTheirWords(functions.invoke(name, payload));
    }

    private static FunctionInvoker.Outcome inTheirWords(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(String answer) -> new FunctionInvoker.Outcome.Success(answer);
            case Outcome.Failed(FunctionError error) ->
                new FunctionInvoker.Outcome.FunctionError(error.errorType(), error.errorMessage(), error.json());
            case Outcome.TimedOut(FunctionError error) ->
                new FunctionInvoker.Outcome.ServiceError(error.errorType(), error.errorMessage());
            case Outcome.Rejected(String error, String message) ->
                new FunctionInvoker.Outcome.ServiceError("Lambda." + error, message);
        };
    }
}
