package com.opspawn.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Answer;
import com.opspawn.llm.KeySource;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.OutputTokens;
import com.opspawn.llm.Price;
import com.opspawn.llm.Prompt;
import com.opspawn.llm.Provider;
import com.opspawn.llm.wire.Failures;
import com.opspawn.llm.wire.Transcript;
import com.opspawn.task.Usage;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Any model that langchain4j speaks to over HTTP. */
public final class LangChainModel implements Model {
    private final ModelId id;
    private final Dialect dialect;
    private final KeptModel models;
    private final KeySource key;
    private final Optional<Price> price;
    private final ProviderHttp http;
    private final Failures failures;

    /**
     * @param format one that langchain4j speaks: any but Bedrock's
     * @param key asked for before each question
     * @param price empty where unknown: then its answers have no cost
     * @param clock tells how far away a date in {@code Retry-After} is
     */
    public LangChainModel(
            ModelId id,
            Provider.WireFormat format,
            URI address,
            KeySource key,
            Optional<Price> price,
            ProviderHttp http,
            Clock clock) {
        this(id, dialect(id, format, address), address, key, price, http, clock);
    }

    LangChainModel(
            ModelId id,
            Dialect dialect,
            URI address,
            KeySource key,
            Optional<Price> price,
            ProviderHttp http,
            Clock clock) {
        this.id = id;
        this.dialect = dialect;
        this.models = new KeptModel(secret -> dialect.model(id.name(), address.toString(), secret, Exchange.carrier()));
        this.key = key;
        this.price = price;
        this.http = http;
        this.failures = new Failures(id.toString(), address.toString(), "the provider's key", clock);
    }

    private static Dialect dialect(ModelId id, Provider.WireFormat format, URI address) {
        return switch (format) {
            case CHAT_COMPLETIONS -> new OpenAiDialect(OutputLimit.at(address));
            case MESSAGES -> new AnthropicDialect();
            case GENERATE_CONTENT -> new GeminiDialect(id.name());
            case CONVERSE -> throw new IllegalArgumentException("Bedrock's models are asked without langchain4j");
        };
    }

    @Override
    public String name() {
        return id.toString();
    }

    @Override
    public Answer ask(Prompt prompt) throws ModelException {
        Prompt asked = OutputTokens.limited(Transcript.of(prompt), price, dialect.usualOutputTokens());
        Exchange exchange = new Exchange(http, dialect, asked);
        String secret = key.key();
        try {
            ChatResponse response = exchange.ask(models.of(secret), Requests.write(asked, dialect.parameters(asked)));
            return read(response.aiMessage(), exchange);
        } catch (ContentFilteredException e) {
            return refusal(e, exchange);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private Answer read(AiMessage message, Exchange exchange) {
        List<ToolExecutionRequest> requests = message.toolExecutionRequests();
        List<String> exact = dialect.arguments(exchange.answer());
        List<ToolCall> calls = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            ToolExecutionRequest request = requests.get(i);
            String arguments = exact.isEmpty() ? Objects.requireNonNullElse(request.arguments(), "") : exact.get(i);
            calls.add(new ToolCall(
                    Objects.requireNonNullElse(request.id(), ""),
                    Objects.requireNonNullElse(request.name(), ""),
                    arguments));
        }
        return new Answer(
                Objects.requireNonNullElse(message.text(), ""),
                calls,
                dialect.finishReason(exchange.answer()),
                usage(exchange.answer()));
    }

    /** A refusal takes the place of an answer. */
    private Answer refusal(ContentFilteredException e, Exchange exchange) {
        return new Answer(
                Objects.requireNonNullElse(e.getMessage(), ""),
                List.of(),
                FinishReason.CONTENT_FILTER,
                usage(exchange.answer()));
    }

    private Usage usage(JsonNode answer) {
        Usage counted = dialect.tokens(answer).usage(price);
        return dialect.cost(answer).map(counted::costing).orElse(counted);
    }

    private ModelException failure(RuntimeException e) {
        Optional<ProviderException> answer = Failures.cause(e, ProviderException.class);
        if (answer.isPresent()) {
            return failures.answered(
                    answer.get().statusCode(),
                    String.valueOf(answer.get().getMessage()),
                    answer.get().retryAfter(),
                    e);
        }
        Optional<String> unreadable = Failures.cause(e, UnreadableException.class)
                .map(cause -> String.valueOf(cause.getMessage()))
                // Jackson's exceptions are IOExceptions too, and no trouble of the connection.
                .or(() -> Failures.cause(e, JsonProcessingException.class)
                        .map(JsonProcessingException::getOriginalMessage));
        return unreadable
                .map(why -> failures.unreadable(why, e))
                .or(() -> failures.unreachable(e))
                .orElseGet(() -> failures.unreadable(String.valueOf(e.getMessage()), e));
    }
}
