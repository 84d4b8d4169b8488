package com.opspawn.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ToolboxTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static ToolCall call(String tool) {
        return new ToolCall("id of " + tool, tool, "{}");
    }

    /** Without its duration, which is real time. */
    private static ToolResult run(Tool tool, ToolCall call) throws InterruptedException {
        return run(List.of(tool), List.of(call), LONG).getFirst();
    }

    private static List<ToolResult> run(List<Tool> tools, List<ToolCall> calls, Duration timeLeft)
            throws InterruptedException {
        return new Toolbox(tools)
                .run(calls, Callers.any(), timeLeft).stream()
                        .map(result -> new ToolResult(
                                result.callId(), result.tool(), result.status(), result.output(), Duration.ZERO))
                        .toList();
    }

    private static ToolResult result(String tool, ToolStatus status, String output) {
        return new ToolResult("id of " + tool, tool, status, output, Duration.ZERO);
    }

    /** Waits until it is told to stop, and tells that it was. */
    private static FakeTool endless(String name, Duration timeout, CountDownLatch begun, CountDownLatch stopped) {
        return FakeTool.of(name, timeout, 100, arguments -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
                return "never";
            } finally {
                stopped.countDown();
            }
        });
    }

    @Test
    void callsRunSideBySideAndKeepTheirOrder() throws Exception {
        CyclicBarrier allThere = new CyclicBarrier(3);
        CountDownLatch lastIsDone = new CountDownLatch(1);
        List<Tool> tools = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            tools.add(FakeTool.of(name, arguments -> {
                meet(allThere);
                if (name.equals("c")) {
                    lastIsDone.countDown();
                }
                assertThat(lastIsDone.await(30, TimeUnit.SECONDS)).isTrue();
                return "output of " + name;
            }));
        }

        assertThat(run(tools, List.of(call("b"), call("a"), call("c")), LONG))
                .containsExactly(
                        result("b", ToolStatus.SUCCEEDED, "output of b"),
                        result("a", ToolStatus.SUCCEEDED, "output of a"),
                        result("c", ToolStatus.SUCCEEDED, "output of c"));
    }

    private static void meet(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("the tools do not run side by side", e);
        }
    }

    @Test
    void aToolThatTakesTooLongIsStoppedAndTheOthersResultsAreKept() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        Tool slow = endless("slow", Duration.ofMillis(50), new CountDownLatch(1), stopped);
        Tool quick = FakeTool.of("quick", arguments -> "done");

        assertThat(run(List.of(slow, quick), List.of(call("slow"), call("quick")), LONG))
                .containsExactly(
                        result("slow", ToolStatus.TIMED_OUT, "stopped: no answer within 50 ms"),
                        result("quick", ToolStatus.SUCCEEDED, "done"));
        assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theTimeLeftBoundsATimeOutThatIsLonger() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        Tool slow = endless("slow", Duration.ofHours(1), new CountDownLatch(1), stopped);

        assertThat(run(List.of(slow), List.of(call("slow")), Duration.ofSeconds(1)))
                .containsExactly(result("slow", ToolStatus.TIMED_OUT, "stopped: no answer within 1 s"));
        assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aResultSaysHowLongItTook() throws Exception {
        Tool slow = endless("slow", Duration.ofMillis(50), new CountDownLatch(1), new CountDownLatch(1));

        assertThat(new Toolbox(List.of(slow))
                        .run(List.of(call("slow")), Callers.any(), LONG)
                        .getFirst()
                        .duration())
                .isBetween(Duration.ofMillis(50), Duration.ofSeconds(30));
    }

    @Test
    void anUnknownToolIsToldToTheModel() throws Exception {
        Tool a = FakeTool.of("a", arguments -> "");
        Tool b = FakeTool.of("b", arguments -> "");

        assertThat(run(List.of(a, b), List.of(call("x")), LONG))
                .containsExactly(result("x", ToolStatus.FAILED, "there is no tool 'x': use one of a, b"));
        assertThat(run(List.of(), List.of(call("x")), LONG))
                .containsExactly(result("x", ToolStatus.FAILED, "there is no tool 'x': answer without"));
    }

    @Test
    void aToolReadsItsArguments() throws Exception {
        Tool echo = FakeTool.of("echo", arguments -> arguments.path("text").asText());

        assertThat(run(echo, new ToolCall("id of echo", "echo", "{\"text\": \"Hello\"}")))
                .isEqualTo(result("echo", ToolStatus.SUCCEEDED, "Hello"));
    }

    @Test
    void aToolsOwnWordsAreToldToTheModel() throws Exception {
        Tool tool = FakeTool.of("tool", arguments -> {
            throw new ToolException("no such city: name a larger one nearby");
        });

        assertThat(run(tool, call("tool")))
                .isEqualTo(result("tool", ToolStatus.FAILED, "no such city: name a larger one nearby"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "error", "null", "interrupted"})
    void aBugInAToolIsLoggedAndNotToldToTheModel(String kind) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            assertThat(run(FakeTool.of("tool", arguments -> bug(kind)), call("tool")))
                    .isEqualTo(result(
                            "tool", ToolStatus.FAILED, "tool broke: this is no fault of its arguments; do without it"));
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("tool tool broke: ", "Exception", "at com.opspawn.tool.Toolbox")
                .doesNotContain("1234", "deep down");
    }

    @SuppressWarnings("NullAway") // What a tool must not do, but what code outside of our checks may.
    private static String bug(String kind) throws InterruptedException {
        return switch (kind) {
            case "exception" -> throw new IllegalStateException("password of the database: 1234");
            case "error" -> throw new AssertionError(new IllegalStateException("deep down"));
            case "interrupted" -> throw new InterruptedException("on its own");
            default -> null;
        };
    }

    @Test
    void outputOverTheToolsCapIsCutWithAMark() throws Exception {
        Tool chatty = FakeTool.of("chatty", LONG, 5, arguments -> "0123456789");

        assertThat(run(chatty, call("chatty")))
                .isEqualTo(result("chatty", ToolStatus.SUCCEEDED, "01234\n[cut: the first 5 of 10 characters]"));
    }

    @Test
    void whatAToolSaysOfAFailureIsCutToo() throws Exception {
        Tool chatty = FakeTool.of("chatty", LONG, 5, arguments -> {
            throw new ToolException("0123456789");
        });

        assertThat(run(chatty, call("chatty")))
                .isEqualTo(result("chatty", ToolStatus.FAILED, "01234\n[cut: the first 5 of 10 characters]"));
    }

    @Test
    void noOutputIsSaidInWords() throws Exception {
        assertThat(run(FakeTool.of("quiet", arguments -> ""), call("quiet")))
                .isEqualTo(result("quiet", ToolStatus.SUCCEEDED, "(no output)"));
    }

    @Test
    void allOutputsOfAnAnswerFitIntoOneEntry() throws Exception {
        int huge = 50_000_000;
        Tool chatty = FakeTool.of("chatty", LONG, huge, arguments -> "x".repeat(1_000_000));

        List<ToolResult> results = run(List.of(chatty), List.of(call("chatty"), call("chatty"), call("chatty")), LONG);

        assertThat(results)
                .hasSize(3)
                .allSatisfy(result ->
                        assertThat(result.output()).endsWith("\n[cut: the first 32768 of 1000000 characters]"));
    }

    @Test
    void fiftyMegabytesOfOutputAreCutWithAMark() throws Exception {
        String huge = "x".repeat(50_000_000);
        Tool chatty = FakeTool.of("chatty", arguments -> huge);

        assertThat(run(chatty, call("chatty")))
                .isEqualTo(result(
                        "chatty",
                        ToolStatus.SUCCEEDED,
                        "x".repeat(10_000) + "\n[cut: the first 10000 of 50000000 characters]"));
    }

    @Test
    void binaryOutputIsSaidSo() throws Exception {
        Tool binary = FakeTool.of("binary", arguments -> "\u0000\u0001".repeat(25_000_000));

        assertThat(run(binary, call("binary")))
                .isEqualTo(result(
                        "binary", ToolStatus.SUCCEEDED, "[binary: 50000000 characters that are no text, not shown]"));
    }

    /** A model's answer may end in the middle of a call, where its output tokens do. */
    @Test
    void argumentsCutInTheMiddleAreNotExecutedAndTheModelIsTold() throws Exception {
        Tool echo = FakeTool.of("echo", arguments -> {
            throw new AssertionError("executed");
        });

        assertThat(run(echo, new ToolCall("id of echo", "echo", "{\"text\": \"The quick bro")))
                .isEqualTo(result(
                        "echo",
                        ToolStatus.FAILED,
                        "the arguments of echo are not JSON: Unexpected end-of-input: was expecting closing quote for a"
                                + " string value"));
    }

    @Test
    void moreCallsThanAreAcceptedAreRefusedOneByOne() throws Exception {
        Tool tool = FakeTool.of("tool", arguments -> "done");
        List<ToolCall> calls = new ArrayList<>();
        for (int i = 0; i < Toolbox.MAX_CALLS + 2; i++) {
            calls.add(new ToolCall("call_" + i, "tool", "{}"));
        }

        List<ToolResult> results = run(List.of(tool), calls, LONG);

        assertThat(results)
                .extracting(ToolResult::callId)
                .isEqualTo(calls.stream().map(ToolCall::id).toList());
        assertThat(results.subList(0, 32))
                .allSatisfy(result -> assertThat(result.output()).isEqualTo("done"));
        assertThat(results.subList(32, 34)).allSatisfy(result -> {
            assertThat(result.status()).isEqualTo(ToolStatus.FAILED);
            assertThat(result.output())
                    .isEqualTo("not run: at most 32 calls in one answer are accepted; ask again in the next one");
        });
    }

    @Test
    void toldToStopItTellsItsTools() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch stopped = new CountDownLatch(2);
        List<Tool> tools = List.of(endless("a", LONG, begun, stopped), endless("b", LONG, begun, stopped));
        FutureTask<List<ToolResult>> run = new FutureTask<>(() -> run(tools, List.of(call("a"), call("b")), LONG));
        Thread step = Thread.ofVirtual().start(run);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        step.interrupt();

        assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> run.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void noThreadIsLeftOfAToolThatListens() throws Exception {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        Tool slow = FakeTool.of("slow", Duration.ofMillis(50), 100, arguments -> {
            threads.add(Thread.currentThread());
            new CountDownLatch(1).await();
            return "never";
        });
        Tool quick = FakeTool.of("quick", arguments -> {
            threads.add(Thread.currentThread());
            return "done";
        });

        run(List.of(slow, quick), List.of(call("slow"), call("quick")), LONG);

        assertThat(threads).hasSize(2);
        for (Thread thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(30)))
                    .as(thread.toString())
                    .isTrue();
        }
    }

    @Test
    void twoToolsOfOneNameAreRefused() {
        Tool tool = FakeTool.of("tool", arguments -> "");

        assertThatThrownBy(() -> new Toolbox(List.of(tool, tool)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("tool 'tool' exists twice");
    }
}
