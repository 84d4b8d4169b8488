package com.opspawn.local.states.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.local.states.AwaitableLog;
import com.opspawn.local.states.DrivenTime;
import com.opspawn.local.states.FunctionInvoker.Outcome;
import com.opspawn.local.states.asl.DefinitionReader;
import com.opspawn.local.states.asl.Parsed;
import com.opspawn.local.states.jsonata.ExpressionCompiler;
import com.opspawn.local.states.log.InMemoryExecutionLog;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ThreadsTest {
    private static final String ARN = "arn:aws:states:us-east-1:000000000000:execution:m:e";
    private static final String DEFINITION = """
        {
          "QueryLanguage": "JSONata",
          "StartAt": "Both",
          "States": {
            "Both": {
              "Type": "Parallel",
              "Branches": [
                {"StartAt": "One", "States": {"One": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:lambda:us-east-1:000000000000:function:f"}}},
                {"StartAt": "Two", "States": {"Two": {"Type": "Pass", "End": true}}}
              ],
              "End": true
            }
          }
        }
        """;

    private final List<String> started = new CopyOnWriteArrayList<>();
    private final AtomicInteger joined = new AtomicInteger();

    private final Threads counted = new Threads() {
        @Override
        public void start(String name, Runnable line) {
            started.add(name);
            VIRTUAL.start(name, line);
        }

        @Override
        public <T> T join(CompletableFuture<T> letter) {
            joined.incrementAndGet();
            return VIRTUAL.join(letter);
        }
    };

    @Test
    void everyLineOfControlIsStartedAndWaitsByTheEnginesThreads() {
        Random random = new Random(1);
        AwaitableLog log = new AwaitableLog(new InMemoryExecutionLog(10));
        Engine engine = new Engine(
                new DrivenTime(),
                random,
                () -> "id",
                (function, payload) -> new Outcome.Success("1"),
                new TaskTokens(),
                counted);
        Parsed.Valid read =
                (Parsed.Valid) new DefinitionReader(new ExpressionCompiler(random, () -> "id")).read(DEFINITION);
        Machine machine = new Machine(
                "arn:aws:states:us-east-1:000000000000:stateMachine:m",
                "m",
                "role",
                DEFINITION,
                read.definition(),
                Instant.EPOCH,
                Instant.EPOCH,
                "1");

        new Executions(engine, log, 10).start(machine, ARN, "e", "{}");
        log.awaitEnd(ARN);

        assertThat(started).containsExactlyInAnyOrder("execution e", "branch", "call of f", "branch");
        assertThat(joined.get()).as("waits for both branches to begin").isGreaterThanOrEqualTo(2);
    }
}
