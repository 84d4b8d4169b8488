package com.opspawn.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.opspawn.http.Access;
import com.opspawn.journal.Fact;
import com.opspawn.journal.InputDecision;
import com.opspawn.task.TaskKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command is an entry, is idempotent, and is judged by the journal alone. */
final class ControlTaskHandlerTest {
    private static final Fact COMPLETED = new Fact.Completed("42");
    private static final Fact FAILED = new Fact.Failed("step_failed", "a step failed");
    private static final String REQUEST = "input_requests/approval-1-0";

    private final Bench bench = new Bench();

    private static void refused(Bench.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void aCommandIsAnEntryOfItsCaller() {
        assertThat(bench.does("pause", "{\"reason\":\"lunch\"}").status()).isEqualTo(202);
        assertThat(bench.last()).isEqualTo(new Fact.Paused("lunch", "developer"));
        bench.does("messages", "{\"content\":\"hello\"}");
        assertThat(bench.last()).isEqualTo(new Fact.MessageAdded("hello", "developer", Optional.empty()));
        bench.does("resume", "");
        assertThat(bench.last()).isEqualTo(new Fact.Resumed("", "developer"));
        bench.does("cancel", "{}");
        assertThat(bench.last()).isEqualTo(new Fact.Cancelled("", "developer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "pause"})
    void aCommandThatIsGivenAgainChangesNothing(String command) {
        Bench.Answer first = bench.does(command, "{\"reason\":\"first\"}");
        long entries = bench.history().nextSeq();

        assertThat(bench.does(command, "{\"reason\":\"second\"}")).isEqualTo(first);
        assertThat(bench.history().nextSeq()).isEqualTo(entries);
    }

    /** A delivery may come late: after somebody did the opposite. */
    @ParameterizedTest
    @CsvSource({"pause,resume", "resume,pause"})
    void aCommandUnderAKeyIsDoneOnceHoweverLateItComesAgain(String command, String opposite) {
        bench.does(opposite, "", "k0");
        assertThat(bench.does(command, "{\"reason\":\"a\"}", "k1").status()).isEqualTo(202);
        Bench.Answer after = bench.does(opposite, "", "k2");
        long entries = bench.history().nextSeq();

        assertThat(bench.does(command, "{\"reason\":\"a\"}", "k1")).isEqualTo(after);
        assertThat(bench.history().nextSeq()).isEqualTo(entries);
        refused(bench.does(command, "{\"reason\":\"b\"}", "k1"), 422, "idempotency_key_reused");
        refused(bench.does(opposite, "{\"reason\":\"a\"}", "k1"), 422, "idempotency_key_reused");
    }

    /** It did nothing when it came first; it must do nothing when it comes again. */
    @Test
    void aPauseUnderAKeyOfWhatIsPausedIsKnownAgain() {
        bench.does("pause", "", "k1");
        bench.does("pause", "", "k2");
        bench.does("resume", "");

        bench.does("pause", "", "k2");

        assertThat(bench.last()).isEqualTo(new Fact.Resumed("", "developer"));
    }

    @Test
    void aRedriveUnderAKeyIsDoneOnce() {
        Fact failed = new Fact.Failed("model_unavailable", "gone");
        bench.has(failed);
        bench.does("redrive", "", "k1");
        bench.has(failed);

        bench.does("redrive", "", "k1");

        assertThat(bench.last()).isEqualTo(failed);
    }

    @Test
    void resumingWhatIsNotPausedChangesNothing() {
        assertThat(bench.does("resume", "").status()).isEqualTo(202);
        assertThat(bench.history().nextSeq()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"cancel,''", "pause,''", "resume,''", "messages,'{\"content\":\"hello\"}'"})
    void aTaskThatHasEndedIsLeftAsItIs(String command, String body) {
        bench.has(COMPLETED);

        Bench.Answer answer = bench.does(command, body);

        refused(answer, 409, "task_ended");
        assertThat(answer.json().path("detail").asText())
                .isEqualTo("the task is completed: nothing can be changed any more");
        assertThat(bench.last()).isEqualTo(COMPLETED);
    }

    /** Cancel races completion: there is one end, and who came second is told. */
    @Test
    void aCancelThatLosesItsSlotToTheEndIsRefused() {
        refused(bench.overtakenBy(COMPLETED).does("cancel", ""), 409, "task_ended");
        assertThat(bench.last()).isEqualTo(COMPLETED);
    }

    @Test
    void aCommandThatLosesItsSlotToAnythingElseIsRecordedBehindIt() {
        assertThat(bench.overtakenBy(Bench.answer()).does("cancel", "").status())
                .isEqualTo(202);
        assertThat(bench.history().entries().stream().map(entry -> entry.fact()).skip(1))
                .containsExactly(Bench.answer(), new Fact.Cancelled("", "developer"));
    }

    @Test
    void whatWaitsIsWokenAndTheSweeperHasNothingLeftToDo() {
        bench.has(Bench.answer());
        bench.does("pause", "");
        bench.store.waiting(Bench.TASK, "the token");
        assertThat(bench.workflow.deeds).isEmpty();

        bench.does("resume", "");

        assertThat(bench.workflow.deeds).containsExactly("wake the token");
        assertThat(bench.isMarked()).isFalse();
    }

    @Test
    void whatCannotBeWokenIsPromisedAndLeftToTheSweeper() {
        bench.has(Bench.answer(), new Fact.Paused("", "zoe"));
        bench.store.waiting(Bench.TASK, "the token");
        bench.workflow.down = true;
        assertThat(bench.does("resume", "").status()).isEqualTo(202);
        assertThat(bench.isMarked()).isTrue();

        bench.workflow.down = false;
        assertThat(bench.does("resume", "").status()).as("given again").isEqualTo(202);
        assertThat(bench.workflow.deeds).containsExactly("wake the token");
        assertThat(bench.isMarked()).isFalse();
    }

    /** Its submitter may have died before it was started, and nobody else looks for what is paused. */
    @Test
    void whatIsPausedBeforeItBeganIsStartedAllTheSame() {
        bench.workflow.down = true;
        assertThat(bench.does("pause", "").status()).isEqualTo(202);
        assertThat(bench.isMarked()).isTrue();

        bench.workflow.down = false;
        bench.does("pause", "");
        assertThat(bench.workflow.deeds).containsExactly("start 0");
        assertThat(bench.isMarked()).isFalse();
    }

    /** Its wait was for the end of the pause, and may be longer than the request's time. */
    @Test
    void whatIsResumedIntoAQuestionLooksAtItsTimeAnew() {
        asked().does("pause", "");
        bench.store.waiting(Bench.TASK, "the token");
        bench.does("messages", "{\"content\":\"hello\"}");
        assertThat(bench.workflow.deeds).isEmpty();

        assertThat(bench.does("resume", "").json().path("status").asText()).isEqualTo("input_required");

        assertThat(bench.workflow.deeds).containsExactly("wake the token");
        assertThat(bench.isMarked()).isFalse();
    }

    @Test
    void aCancelledTaskThatWaitedIsWokenAndNotStarted() {
        bench.has(Bench.answer(), new Fact.Paused("", "zoe"));
        bench.store.waiting(Bench.TASK, "the token");
        bench.does("cancel", "");
        assertThat(bench.workflow.deeds).containsExactly("wake the token");
    }

    @Test
    void aFailedTaskIsRedrivenByAnExecutionOfItsOwn() {
        bench.has(FAILED);
        Bench.Answer answer = bench.does("redrive", "{\"reason\":\"mended\"}");
        assertThat(answer.json().path("status").asText()).isEqualTo("pending");
        assertThat(bench.last()).isEqualTo(new Fact.Redriven("mended", "developer"));
        assertThat(bench.workflow.deeds).containsExactly("start 1");
        assertThat(bench.does("redrive", "").status()).as("given again").isEqualTo(202);
        assertThat(bench.history().redrives()).isOne();

        bench.has(FAILED);
        bench.does("redrive", "");
        assertThat(bench.workflow.deeds).last().isEqualTo("start 2");
    }

    /** What it is told to have done would have to be in the journal, or it would be done when it comes again. */
    @Test
    void whoComesSecondWithAKeyIsToldThatItHasNotFailed() {
        bench.has(FAILED);
        assertThat(bench.does("redrive", "", "k1").status()).isEqualTo(202);

        refused(bench.does("redrive", "", "k2"), 409, "not_failed");

        assertThat(bench.does("redrive", "", "k1").status()).isEqualTo(202);
        assertThat(bench.history().redrives()).isOne();
    }

    @Test
    void onlyWhatFailedIsRedriven() {
        refused(bench.does("redrive", ""), 409, "not_failed");
        bench.has(COMPLETED);
        refused(bench.does("redrive", ""), 409, "not_failed");
    }

    @Test
    void aMessageUnderAKeyIsOneMessage() {
        Map<String, String> key = Map.of("idempotency-key", "one");
        String path = "/tasks/" + Bench.TASK.taskId() + "/messages";
        bench.post(path, "{\"content\":\"hello\"}", key, null);
        assertThat(bench.post(path, "{\"content\":\"hello\"}", key, null).status())
                .isEqualTo(202);
        refused(bench.post(path, "{\"content\":\"bye\"}", key, null), 422, "idempotency_key_reused");
        assertThat(bench.history().nextSeq()).isEqualTo(2);
        bench.has(COMPLETED);
        assertThat(bench.post(path, "{\"content\":\"hello\"}", key, null).status())
                .as("it was heard")
                .isEqualTo(202);
    }

    private Bench asked() {
        return bench.has(Bench.answer(), new Fact.InputRequested(Bench.APPROVAL));
    }

    @Test
    void aDecisionIsRecordedOnce() {
        asked().store.waiting(Bench.TASK, "the token");
        assertThat(bench.does(REQUEST, "{\"decision\":\"approve\",\"reason\":\"fine\"}")
                        .status())
                .isEqualTo(202);
        assertThat(bench.last())
                .isEqualTo(new Fact.InputGiven(
                        "approval-1-0",
                        InputDecision.APPROVE,
                        "fine",
                        Optional.empty(),
                        Optional.empty(),
                        "developer"));
        assertThat(bench.workflow.deeds).containsExactly("wake the token");
        assertThat(bench.does(REQUEST, "{\"decision\":\"approve\"}").status()).isEqualTo(202);
        refused(bench.does(REQUEST, "{\"decision\":\"reject\"}"), 409, "already_decided");
    }

    @Test
    void twoDecisionsThatRaceLeaveOne() {
        asked().overtakenBy(new Fact.InputGiven(
                "approval-1-0", InputDecision.REJECT, "", Optional.empty(), Optional.empty(), "zoe"));
        Bench.Answer answer = bench.does(REQUEST, "{\"decision\":\"approve\"}");
        refused(answer, 409, "already_decided");
        assertThat(answer.json().path("detail").asText()).isEqualTo("it was decided by zoe as reject");
    }

    /** An approval is bound to the hash of tool and arguments. */
    @Test
    void changedArgumentsNeedAnotherDecision() {
        asked();
        refused(bench.does(REQUEST, "{\"decision\":\"approve\",\"arguments\":{\"order\":8}}"), 409, "call_changed");
        refused(bench.does(REQUEST, "{\"decision\":\"approve\",\"call_hash\":\"00\"}"), 409, "call_changed");
        assertThat(bench.last()).isEqualTo(new Fact.InputRequested(Bench.APPROVAL));

        assertThat(bench.does(REQUEST, "{\"decision\":\"edit\",\"arguments\":{\"order\":8}}")
                        .status())
                .isEqualTo(202);
        assertThat(((Fact.InputGiven) bench.last()).arguments()).contains("{\"order\":8}");
    }

    @Test
    void theSameArgumentsInOtherOrderAreTheSameCall() {
        asked();
        String body = "{\"decision\":\"approve\",\"arguments\":{ \"order\" : 7 },\"call_hash\":\""
                + Bench.APPROVAL.callHash() + "\"}";
        assertThat(bench.does(REQUEST, body).status()).isEqualTo(202);
        assertThat(((Fact.InputGiven) bench.last()).arguments()).isEmpty();
    }

    @Test
    void everyProblemOfADecisionIsSaidAtOnce() {
        asked();
        Bench.Answer answer =
                bench.does(REQUEST, "{\"decision\":\"edit\",\"answer\":\"x\",\"reason\":7,\"colour\":\"red\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors"))
                .extracting(error -> error.path("detail").asText())
                .containsExactlyInAnyOrder(
                        "arguments is missing: give the arguments to run the call with",
                        "answer belongs to decision answer only",
                        "reason must be a string, but is number",
                        "colour is no field here; there are answer, arguments, call_hash, decision, reason");
    }

    private static Authorizer token(String scope) {
        return Authorizer.builder()
                .withJwt(Authorizer.JWT
                        .builder()
                        .withClaims(Map.of("tenant", "default", "sub", "zoe", "scope", scope))
                        .build())
                .build();
    }

    @Test
    void aDecisionNeedsItsScopeAndIsRecordedInItsCallersName() {
        asked().with(new Access("tenant", "opspawn/approve", false));
        String path = "/tasks/" + Bench.TASK.taskId() + "/" + REQUEST;
        String body = "{\"decision\":\"approve\"}";
        refused(bench.post(path, body, Map.of(), token("tasks")), 403, "forbidden");
        assertThat(bench.post(path, body, Map.of(), token("tasks opspawn/approve"))
                        .status())
                .isEqualTo(202);
        assertThat(((Fact.InputGiven) bench.last()).by()).isEqualTo("zoe");
    }

    @Test
    void anotherTenantsTaskIsNotThere() {
        bench.with(new Access("tenant", "opspawn/approve", false));
        Authorizer other = Authorizer.builder()
                .withJwt(Authorizer.JWT
                        .builder()
                        .withClaims(Map.of("tenant", "acme", "sub", "zoe"))
                        .build())
                .build();
        Bench.Answer foreign = bench.post("/tasks/" + Bench.TASK.taskId() + "/cancel", "", Map.of(), other);
        refused(foreign, 404, "not_found");
        assertThat(bench.history().nextSeq()).isOne();
    }

    @Test
    void manyAreCancelledAndWhatHasEndedIsNamed() {
        bench.has(COMPLETED);
        bench.open(TaskKey.of("default", new UUID(0x4000L, 2)));

        Bench.Answer answer = bench.post("/tasks/cancel", "{\"all\":true,\"reason\":\"fire\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("cancelled")).hasSize(1);
        assertThat(answer.json().path("skipped").path(0).asText()).isEqualTo(Bench.TASK.taskId());
        assertThat(answer.json().path("next_cursor").isNull()).isTrue();
    }

    @Test
    void cancellingAllIsNeverMeantByLeavingOut() {
        Bench.Answer answer = bench.post("/tasks/cancel", "{\"status\":\"completed\",\"limit\":0,\"cursor\":\"x\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors"))
                .extracting(error -> error.path("field").asText())
                .containsExactlyInAnyOrder("status", "limit", "cursor");
        refused(bench.post("/tasks/cancel", "{}"), 422, "invalid_request");
        assertThat(List.of(bench.history().nextSeq())).containsExactly(1L);
    }
}
