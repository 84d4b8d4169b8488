package com.opspawn.llm;

import com.opspawn.journal.ToolCall;
import com.opspawn.llm.scripted.Reply;
import com.opspawn.llm.scripted.ScriptedProvider;
import com.opspawn.llm.scripted.WireFormat;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What can happen when a model is asked, and what follows from it, whoever the provider is. */
enum ProviderCase {
    TEXT("an answer", "the answer"),
    ONE_CALL("one tool call", "1 call"),
    SEVERAL_CALLS("several tool calls beside text", "the answer and 3 calls, in their order"),
    TRUNCATED("words cut at the limit of tokens", "marked as cut off"),
    TRUNCATED_CALL("a call cut at the limit of tokens", "marked as cut off: the call is not run"),
    REFUSAL("a refusal, or a safety filter", "marked as refused"),
    EMPTY("an empty answer", "marked as empty"),
    THINKING_ONLY("reasoning and no answer", "marked as empty"),
    BODY_CUT("the answer's body breaks off", "asked again after a backoff"),
    CLOSED("the connection is closed unanswered", "asked again after a backoff"),
    SILENT("no answer in time", "asked again after a backoff"),
    NO_JSON("an answer that is no JSON", "asked again after a backoff"),
    BAD_REQUEST("400", "the task fails"),
    BAD_KEY("401 or 403", "the task fails: check the provider's key"),
    NO_MODEL("404", "the task fails: check the model's name and the address"),
    TOO_LONG("400, the prompt is longer than the context", "told apart, for a shorter prompt"),
    LIMITED("429", "asked again after a backoff"),
    LIMITED_SECONDS("429 with Retry-After in seconds", "asked again after 30 s"),
    LIMITED_DATE("429 with Retry-After as a date", "asked again after 90 s"),
    BROKEN("500", "asked again after a backoff"),
    UNAVAILABLE("503 with Retry-After", "asked again after 5 s"),
    OVERLOADED("529", "asked again after a backoff"),
    OVERLOADED_SECONDS("529 with Retry-After", "asked again after 7 s");

    static final String WORDS = "Sunny. 🌞";
    static final List<ToolCall> CALLS = List.of(
            new ToolCall("call_b", "weather", "{\"city\":\"Rome\",\"days\":2}"),
            new ToolCall("call_a", "weather", "{\"city\":\"Köln\",\"exact\":12345678901234567.890}"),
            new ToolCall("call_c", "clock", "{}"));

    private final String title;
    private final String consequence;

    ProviderCase(String title, String consequence) {
        this.title = title;
        this.consequence = consequence;
    }

    String title() {
        return title;
    }

    /** The same for every provider, but that there is no key for Bedrock. */
    String consequence(Provider provider) {
        return this == BAD_KEY && provider == Provider.BEDROCK
                ? "the task fails: check that the agent may bedrock:InvokeModel, and that the account has access to"
                        + " the model"
                : consequence;
    }

    /** Tells the server what to do. */
    void script(WireFormat format, ScriptedProvider server) {
        switch (this) {
            case TEXT -> server.answers(format.text(WORDS));
            case ONE_CALL -> server.answers(format.calls("", CALLS.subList(0, 1)));
            case SEVERAL_CALLS -> server.answers(format.calls(WORDS, CALLS));
            case TRUNCATED -> server.answers(format.truncated(WORDS));
            case TRUNCATED_CALL -> server.answers(format.truncatedCall(CALLS.getFirst()));
            case REFUSAL -> server.answers(format.refusal("I can't help with that."));
            case EMPTY -> server.answers(format.empty());
            case THINKING_ONLY -> server.answers(format.thinkingOnly());
            case BODY_CUT -> server.answers(format.text("x".repeat(10_000)).cut());
            case CLOSED -> server.answers(HttpExchange::close);
            case SILENT -> server.answers(_ -> new CountDownLatch(1).await());
            case NO_JSON -> server.answers(Reply.of(200, "<html>Welcome</html>"));
            case BAD_REQUEST -> server.answers(format.error(400, "It went wrong."));
            case BAD_KEY -> server.answers(format.error(format.keyHeader().isEmpty() ? 403 : 401, "It went wrong."));
            case NO_MODEL -> server.answers(format.error(404, "It went wrong."));
            case TOO_LONG -> server.answers(format.contextTooLong());
            case LIMITED -> server.answers(format.error(429, "It went wrong."));
            case LIMITED_SECONDS ->
                server.answers(format.error(429, "It went wrong.").with("Retry-After", "30"));
            case LIMITED_DATE ->
                server.answers(
                        format.error(429, "It went wrong.").with("Retry-After", "Sun, 22 Nov 2026 06:01:30 GMT"));
            case BROKEN -> server.answers(format.error(500, "It went wrong."));
            case UNAVAILABLE ->
                server.answers(format.error(503, "It went wrong.").with("Retry-After", "5"));
            case OVERLOADED -> server.answers(format.error(529, "It went wrong."));
            case OVERLOADED_SECONDS ->
                server.answers(format.error(529, "It went wrong.").with("Retry-After", "7"));
        }
    }
}
