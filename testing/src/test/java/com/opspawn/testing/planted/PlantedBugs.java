package com.opspawn.testing.planted;

import java.util.List;

/** Mistakes that somebody could make. Each is the change of a few characters. */
final class PlantedBugs {
    private static final String SHARED = "shared/src/main/java/com/opspawn/journal/";
    private static final String STORE = SHARED + "dynamodb/";
    private static final String AGENT = "functions/run-agent/src/main/java/com/opspawn/agent/";
    private static final String TOOL = "functions/run-agent/src/main/java/com/opspawn/tool/";
    private static final String TASK = "shared/src/main/java/com/opspawn/task/";
    private static final String WORKFLOW = "shared/src/main/java/com/opspawn/workflow/";
    private static final String CONTROL = "functions/control-task/src/main/java/com/opspawn/control/";

    private PlantedBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                new PlantedBug("an entry is put without its condition", "random 15", STORE + "Writes.java", """
                                    .item(EntryItems.write(key, entry, List.of(entry), putId))
                                    .conditionExpression(SLOT_IS_FREE)
                    """, """
                                        .item(EntryItems.write(key, entry, List.of(entry), putId))
                        """),
                new PlantedBug(
                        "an entry of a transaction is put without its condition",
                        "random 43",
                        STORE + "Writes.java",
                        """
                                                .item(item)
                                                .conditionExpression(SLOT_IS_FREE)
                        """,
                        """
                                                .item(item)
                                                .conditionExpression(SLOT_IS_FREE + " OR attribute_exists(PK)")
                        """),
                new PlantedBug(
                        "whoever lost a slot believes to have won it",
                        "random 19",
                        STORE + "DynamoDbJournal.java",
                        "return EntryItems.isBy(putId, e.item());",
                        "return true;"),
                new PlantedBug(
                        "whoever lost a transaction believes to have won it",
                        "random 256",
                        STORE + "DynamoDbJournal.java",
                        ".map(slot -> EntryItems.isBy(putId, slot.item()))",
                        ".map(slot -> true)"),
                new PlantedBug(
                        "the task's projection does not change with its status",
                        "random 30",
                        STORE + "DynamoDbJournal.java",
                        "entries.size() == 1 && history.task().status() == after.task().status();",
                        "entries.size() == 1;"),
                new PlantedBug(
                        "an idempotency key is remembered without asking for an earlier one",
                        "random 1",
                        STORE + "Writes.java",
                        "SLOT_IS_FREE + \" OR expires_at <= :now\"",
                        "SLOT_IS_FREE + \" OR expires_at > :now\""),
                new PlantedBug(
                        "a journal may be read as it was before", "random 9", STORE + "DynamoDbJournal.java", """
                                                            .expressionAttributeValues(values)
                                                            .consistentRead(true))
                            """, """
                                                                .expressionAttributeValues(values)
                                                                .consistentRead(false))
                                """),
                new PlantedBug(
                        "nobody waits for the deadline of a call that was begun",
                        "random 11",
                        AGENT + "Acting.java",
                        ".filter(now::isBefore)",
                        ".filter(deadline -> false)"),
                new PlantedBug(
                        "a call is run before it is written down that it is",
                        "random 3",
                        AGENT + "Acting.java",
                        "return ids.isEmpty()",
                        "return !ids.contains(\"\")"),
                new PlantedBug(
                        "what a reconcilable tool did not do is run again without being written down again",
                        "points 9 80",
                        AGENT + "Acting.java",
                        "return marked(history, work, run, latest)",
                        "return marked(history, work, work.run(), latest)"),
                new PlantedBug(
                        "a once call that was cut off is run again",
                        "random 2",
                        AGENT + "Planning.java",
                        "case ONCE -> unknown(ready, \"its run was cut off\");",
                        "case ONCE -> fresh(ready);"),
                new PlantedBug(
                        "a reconcilable tool is not asked what became of its call",
                        "random 3",
                        AGENT + "Planning.java",
                        "case RECONCILABLE -> lost.add(ready);",
                        "case RECONCILABLE -> fresh(ready);"),
                new PlantedBug(
                        "a once call that was cut off is told as not done",
                        "random 2",
                        AGENT + "Unknown.java",
                        "return call.refused(ToolStatus.UNKNOWN, text);",
                        "return call.refused(ToolStatus.FAILED, text);"),
                new PlantedBug(
                        "a call that has its result is run again",
                        "random 2",
                        AGENT + "Planning.java",
                        "if (!round.results().containsKey(id)) {",
                        "if (!round.results().containsKey(id) || !round.results().isEmpty()) {"),
                new PlantedBug(
                        "the effect key is drawn anew for each run",
                        "random 3",
                        TOOL + "Caller.java",
                        "Long.toString(seq), call.id());",
                        "Long.toString(seq), call.id(), java.util.UUID.randomUUID().toString());"),
                new PlantedBug(
                        "a time-out of a once call is told as a failure",
                        "random 3",
                        TOOL + "Settling.java",
                        "case ONCE, RECONCILABLE -> new Settled.Lost(call, text, true);",
                        "case ONCE, RECONCILABLE -> known(call, ended, ToolStatus.FAILED, text);"),
                new PlantedBug(
                        "a loser goes on with its own answer",
                        "random 256",
                        AGENT + "Recorder.java",
                        "case Appended.Lost _ -> late(history, newer(history), facts);",
                        "case Appended.Lost _ -> history.plus(history.next(facts, clock.instant()));"),
                new PlantedBug(
                        "the sweeper's executions have no name",
                        "random 0",
                        WORKFLOW + "stepfunctions/StepFunctionsWorkflow.java",
                        ".name(executionName(task, redrives))",
                        ".name(executionName(task, redrives) + \"-\" + System.nanoTime())"),
                new PlantedBug(
                        "a recorded task cannot be found by the sweeper",
                        "random 0",
                        TASK + "dynamodb/TaskItems.java",
                        "        item.put(Keys.PENDING, string(Keys.ALL_PENDING));\n",
                        ""),
                new PlantedBug(
                        "a throttled transaction counts as refused",
                        "random 524",
                        STORE + "Rejection.java",
                        "return busy ? new Busy()",
                        "return busy && codes.isEmpty() ? new Busy()"),
                new PlantedBug(
                        "a task that is to be woken is not marked",
                        "random 97",
                        STORE + "Writes.java",
                        "if (Waits.mustBeWoken(before.status(), task.status())) {",
                        "if (before.equals(task)) {"),
                new PlantedBug(
                        "who waits is not woken",
                        "random 25",
                        WORKFLOW + "Waking.java",
                        "            workflow.wake(token);\n",
                        ""),
                new PlantedBug(
                        "the token that came last is the only one",
                        "random 1303",
                        TASK + "dynamodb/DynamoDbWaits.java",
                        "new HashMap<>(Keys.wait(key, name(token)))",
                        "new HashMap<>(Keys.wait(key, \"\"))"),
                new PlantedBug(
                        "whoever keeps a token does not look again",
                        "random 202",
                        CONTROL + "AwaitInputHandler.java",
                        "if (!stillWaits) {",
                        "if (!stillWaits && token.isEmpty()) {"),
                new PlantedBug(
                        "an answer that was paid for is dropped for a message",
                        "random 661",
                        AGENT + "Behind.java",
                        "case Fact.ModelAnswered answer -> answered(answer.toldUntil(before.nextSeq()), facts,"
                                + " between);",
                        "case Fact.ModelAnswered _ -> List.of();"),
                new PlantedBug(
                        "a task is completed over the head of who spoke to it",
                        "random 385",
                        AGENT + "Behind.java",
                        ".filter(fact -> !(spoken && fact instanceof Fact.Completed))",
                        ".filter(fact -> true)"),
                new PlantedBug(
                        "an approval counts for the same id of another answer",
                        "random 67",
                        SHARED + "Input.java",
                        "&& input.request().answer() == answer",
                        "&& input.request().answer() <= answer"),
                new PlantedBug(
                        "an approval counts for every call of its answer",
                        "random 7",
                        SHARED + "Input.java",
                        "&& input.request().call().id().equals(call.id()))",
                        "&& !call.id().isEmpty())"),
                new PlantedBug(
                        "edited arguments are not used",
                        "random 7",
                        AGENT + "Planning.java",
                        "planning.sort(planning.edited(prepared));",
                        "planning.sort(prepared);"),
                new PlantedBug(
                        "a paused task goes on",
                        "random 28",
                        AGENT + "Waiting.java",
                        "if (history.task().status() == TaskStatus.PAUSED) {",
                        "if (history.entries().isEmpty()) {"),
                new PlantedBug(
                        "the calls of an answer that came after the end are run",
                        "random 153",
                        AGENT + "Step.java",
                        "while (!history.hasEnded()) {",
                        "while (!history.hasEnded() || history.last().fact() instanceof Fact.ModelAnswered) {"),
                new PlantedBug(
                        "a redriven task has its first execution's name",
                        "redriven",
                        WORKFLOW + "stepfunctions/StepFunctionsWorkflow.java",
                        "return redrives == 0 ? task.taskId() : task.taskId() + \"-\" + redrives;",
                        "return task.taskId();"),
                new PlantedBug(
                        "a request is decided again",
                        "random 49",
                        CONTROL + "JudgingInput.java",
                        "if (input.given().isPresent()) {",
                        "if (input.given().isPresent() && input.isOpen()) {"),
                new PlantedBug(
                        "a message that comes twice is two",
                        "random 23",
                        CONTROL + "Judging.java",
                        "&& fact.idempotencyKey().equals(Optional.of(key)))",
                        "&& history.hasEnded())"),
                new PlantedBug(
                        "what was rejected is run",
                        "random 6",
                        AGENT + "Planning.java",
                        "given -> judged(ready, given),",
                        "given -> allowed(ready),"),
                new PlantedBug(
                        "what a process remembers of a journal is taken for all of it",
                        "random 7",
                        AGENT + "Recorder.java",
                        "return seen.map(this::newer).orElseGet(() -> read(task));",
                        "return seen.orElseGet(() -> read(task));"));
    }
}
