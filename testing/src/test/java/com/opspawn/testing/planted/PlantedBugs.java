package com.opspawn.testing.planted;

import java.util.List;

/** Mistakes that somebody could make. Each is the change of a few characters. */
final class PlantedBugs {
    private static final String SHARED = "shared/src/main/java/com/opspawn/journal/";
    private static final String STORE = SHARED + "dynamodb/";
    private static final String AGENT = "functions/run-agent/src/main/java/com/opspawn/agent/";
    private static final String TOOL = "functions/run-agent/src/main/java/com/opspawn/tool/";
    private static final String SUBMIT = "functions/submit-task/src/main/java/com/opspawn/";

    private PlantedBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                new PlantedBug("an entry is put without its condition", "random 13", STORE + "Writes.java", """
                                    .item(EntryItems.write(key, entry, putId))
                                    .conditionExpression(SLOT_IS_FREE)
                    """, """
                                        .item(EntryItems.write(key, entry, putId))
                        """),
                new PlantedBug(
                        "an entry of a transaction is put without its condition",
                        "random 34",
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
                        "random 13",
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
                        "random 291",
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
                        "random 27",
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
                        "case ONCE -> told.add(Unknown.result(ready, \"its run was cut off\"));",
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
                        "if (round.results().containsKey(id)) {",
                        "if (round.results().isEmpty() && round.results().containsKey(id)) {"),
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
                        SUBMIT + "workflow/stepfunctions/StepFunctionsWorkflow.java",
                        ".name(executionName(task))",
                        ".name(executionName(task) + \"-\" + System.nanoTime())"),
                new PlantedBug(
                        "a recorded task cannot be found by the sweeper",
                        "random 0",
                        "shared/src/main/java/com/opspawn/task/dynamodb/TaskItems.java",
                        "        item.put(Keys.PENDING, string(Keys.ALL_PENDING));\n",
                        ""),
                new PlantedBug(
                        "a throttled transaction counts as refused",
                        "random 524",
                        STORE + "Rejection.java",
                        "return busy ? new Busy()",
                        "return busy && codes.isEmpty() ? new Busy()"));
    }
}
