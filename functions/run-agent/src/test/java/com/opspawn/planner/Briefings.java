package com.opspawn.planner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.History;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.llm.Answer;
import com.opspawn.task.Budget;
import com.opspawn.task.Submission;
import com.opspawn.task.TaskKey;
import com.opspawn.task.Usage;
import com.opspawn.tool.Effect;
import com.opspawn.tool.ToolSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;

/** Briefings over histories that are written down, for planners alone. */
final class Briefings {
    static final String INSTRUCTIONS = "You are an agent.";
    static final Instant AT = Instant.parse("2026-11-22T06:00:00Z");

    private static final String EXPRESSION = """
        {"type":"object","properties":{"expression":{"type":"string"}},"required":["expression"]}\
        """;
    private static final String NOTHING = """
        {"type":"object","properties":{}}\
        """;
    private static final String NOTE = """
        {"type":"object","properties":{"title":{"type":"string"},"text":{"type":"string"},"loud":{"type":"boolean"}},\
        "required":["title","text"]}\
        """;
    private static final String COUNT = """
        {"type":"object","properties":{"count":{"type":"integer"},"word":{"type":"string"}},"required":["count"]}\
        """;
    private static final String ZONE = """
        {"type":"object","properties":{"zone":{"type":"string"}}}\
        """;

    static final List<ToolSpec> TOOLS = List.of(
            tool("calculator", EXPRESSION),
            tool("now", NOTHING),
            tool("write_note", NOTE),
            tool("repeat", COUNT),
            tool("current_time", ZONE));

    private Briefings() {}

    private static ToolSpec tool(String name, String parameters) {
        ObjectNode schema = ObjectReader.of(parameters).node();
        return new ToolSpec(name, "does its work", schema, Effect.READ, Duration.ofSeconds(1), 1_000);
    }

    static Briefing of(Fact... facts) {
        return of(TOOLS, facts);
    }

    static Briefing of(List<ToolSpec> tools, Fact... facts) {
        return new Briefing(INSTRUCTIONS, history(facts), tools, OptionalInt.empty(), OptionalDouble.empty());
    }

    private static History history(Fact... facts) {
        ObjectNode input = Json.object().put("prompt", "What is the weather?");
        Submission submission = new Submission(
                "agent_task",
                Optional.empty(),
                Optional.empty(),
                input,
                Optional.empty(),
                Budget.UNLIMITED,
                Optional.empty(),
                Optional.empty());
        List<Entry> entries = new ArrayList<>(List.of(new Entry(0, AT, new Fact.Submitted(submission))));
        for (Fact fact : facts) {
            entries.add(new Entry(entries.size(), AT, fact));
        }
        return new History(TaskKey.of("acme", new UUID(1, 2)), entries);
    }

    static Answer answer(String text) {
        return new Answer(text, List.of(), FinishReason.STOP, Usage.NONE);
    }

    static Fact.ModelAnswered answered(String text) {
        return new Fact.ModelAnswered("scripted/model", text, List.of(), FinishReason.STOP, Usage.NONE, AT);
    }
}
