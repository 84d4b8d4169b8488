package com.opspawn.telemetry;

import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.task.Usage;
import com.opspawn.trace.Attributes;
import com.opspawn.trace.Span;
import com.opspawn.trace.Span.Kind;
import com.opspawn.trace.TraceContext;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The spans of what occurs, by the conventions for generative AI of OpenTelemetry 1.41:
 * https://github.com/open-telemetry/semantic-conventions/tree/v1.41.0/docs/gen-ai
 */
record Tracing(History history, TaskTrace trace) {
    static Tracing of(History history) {
        return new Tracing(history, TaskTrace.of(history));
    }

    Span span(Occurrence occurrence) {
        return switch (occurrence) {
            case Occurrence.Asked asked -> chat(asked);
            case Occurrence.Ran ran -> tool(ran);
            case Occurrence.Stepped stepped -> step(stepped);
            case Occurrence.Ended ended -> task(ended);
        };
    }

    /**
     * A model was asked and gave no answer.
     *
     * @param errorType from a small set
     */
    Span failedChat(String model, Instant from, Instant to, String errorType) {
        int step = TaskTrace.nextStep(history);
        String id = trace.spanId("failed/" + from);
        return chat(id, step, model, from, to, chat(model), Optional.of(errorType));
    }

    private Span chat(Occurrence.Asked asked) {
        Usage usage = asked.usage();
        Attributes attributes = chat(asked.model())
                .with(
                        "gen_ai.response.finish_reasons",
                        asked.finish().stream()
                                .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                                .toList())
                .with("gen_ai.usage.input_tokens", usage.inputTokens())
                .with("gen_ai.usage.output_tokens", usage.outputTokens())
                .with("gen_ai.usage.cache_read.input_tokens", usage.cachedInputTokens())
                .with("gen_ai.usage.reasoning.output_tokens", usage.reasoningTokens());
        Attributes priced = usage.costUsd()
                .map(cost -> attributes.with("opspawn.cost_usd", cost))
                .orElse(attributes);
        return chat(
                trace.spanId("chat/" + asked.seq()),
                asked.step(),
                asked.model(),
                asked.from(),
                asked.to(),
                priced,
                Optional.empty());
    }

    private Span chat(
            String id,
            int step,
            String model,
            Instant from,
            Instant to,
            Attributes attributes,
            Optional<String> error) {
        return new Span(
                trace.traceId(),
                id,
                Optional.of(trace.step(step)),
                "chat " + name(model),
                Kind.CLIENT,
                from,
                to,
                attributes,
                error);
    }

    private Attributes chat(String model) {
        String provider = model.contains("/") ? model.substring(0, model.indexOf('/')) : model;
        return common("chat")
                .with("gen_ai.provider.name", provider(provider))
                .with("gen_ai.request.model", name(model));
    }

    private static String name(String model) {
        return model.substring(model.indexOf('/') + 1);
    }

    /** OpenTelemetry's names where it has one. */
    private static String provider(String provider) {
        return switch (provider) {
            case "gemini" -> "gcp.gemini";
            case "bedrock" -> "aws.bedrock";
            default -> provider;
        };
    }

    private Span tool(Occurrence.Ran ran) {
        String tool = ran.result().tool();
        Attributes attributes = common("execute_tool")
                .with("gen_ai.tool.name", tool)
                .with("gen_ai.tool.type", "function")
                .with("gen_ai.tool.call.id", Identifier.in(ran.result().callId()))
                .with("opspawn.tool.status", ran.result().status().wireName());
        Optional<String> error = switch (ran.result().status()) {
            case SUCCEEDED -> Optional.empty();
            case FAILED, DENIED, TIMED_OUT, UNKNOWN ->
                Optional.of(ran.result().status().wireName());
        };
        return inside(
                trace.spanId("tool/" + ran.answer() + "/" + ran.result().callId()),
                trace.step(ran.step()),
                "execute_tool " + tool,
                ran,
                attributes,
                error);
    }

    private Span step(Occurrence.Stepped stepped) {
        return inside(
                trace.step(stepped.step()),
                trace.root(history),
                "step " + stepped.step(),
                stepped,
                ids().with("opspawn.step", stepped.step()),
                Optional.empty());
    }

    private Span task(Occurrence.Ended ended) {
        Optional<String> agent = history.submission().agentId().flatMap(Identifier::in);
        Usage usage = history.task().state().usage();
        Attributes attributes = common("invoke_agent")
                .with("gen_ai.agent.name", agent)
                .with("gen_ai.usage.input_tokens", usage.inputTokens())
                .with("gen_ai.usage.output_tokens", usage.outputTokens())
                .with("opspawn.task.status", Counting.status(ended.ending()).wireName());
        Attributes priced = usage.costUsd()
                .map(cost -> attributes.with("opspawn.cost_usd", cost))
                .orElse(attributes);
        Optional<String> error =
                ended.ending() instanceof Fact.Failed failed ? Optional.of(failed.reason()) : Optional.empty();
        return new Span(
                trace.traceId(),
                trace.root(history),
                trace.caller().map(TraceContext::spanId),
                agent.map(name -> "invoke_agent " + name).orElse("invoke_agent"),
                Kind.INTERNAL,
                ended.from(),
                ended.to(),
                priced,
                error);
    }

    private Span inside(
            String id, String parent, String name, Occurrence time, Attributes attributes, Optional<String> error) {
        return new Span(
                trace.traceId(),
                id,
                Optional.of(parent),
                name,
                Kind.INTERNAL,
                time.from(),
                time.to(),
                attributes,
                error);
    }

    private Attributes common(String operation) {
        return ids().with("gen_ai.operation.name", operation);
    }

    private Attributes ids() {
        return Attributes.NONE
                .with("gen_ai.conversation.id", trace.task().taskId())
                .with("opspawn.tenant", trace.task().tenant());
    }
}
