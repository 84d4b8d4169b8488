package com.opspawn.llm.langchain4j;

import com.opspawn.llm.Answer;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Prompt;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** Any model behind an address that speaks OpenAI's chat completions protocol. */
public final class OpenAiModel implements Model {
    /** The step bounds each call more tightly; this only keeps a forgotten connection from living for ever. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

    private final ModelId id;
    private final URI address;
    private final Clock clock;
    private final OutputLimit limit;
    private final ChatModel chat;

    /**
     * @param key sent as a bearer token
     * @param clock tells how far away a date in {@code Retry-After} is
     */
    public OpenAiModel(ModelId id, URI address, String key, Clock clock) {
        this(id, address, key, clock, OutputLimit.at(address));
    }

    OpenAiModel(ModelId id, URI address, String key, Clock clock, OutputLimit limit) {
        this.id = id;
        this.clock = clock;
        this.address = address;
        this.limit = limit;
        // One retry layer, and it is the workflow's: maxRetries(0).
        this.chat = OpenAiChatModel.builder()
                .httpClientBuilder(new ProviderHttpClient.Builder())
                .baseUrl(address.toString())
                .apiKey(key)
                .modelName(id.name())
                .timeout(LONGEST_CALL)
                .maxRetries(0)
                .build();
    }

    @Override
    public String name() {
        return id.toString();
    }

    @Override
    public Answer ask(Prompt prompt) throws ModelException {
        try {
            return Answers.read(chat.chat(Requests.write(prompt, limit)));
        } catch (ContentFilteredException e) {
            return Answers.refusal(e);
        } catch (RuntimeException e) {
            throw Failures.read(name(), address, e, clock.instant());
        }
    }
}
