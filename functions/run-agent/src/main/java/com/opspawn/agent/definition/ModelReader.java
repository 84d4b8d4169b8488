package com.opspawn.agent.definition;

import com.opspawn.llm.ModelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads {@code model} and {@code fallback_models}. */
final class ModelReader {
    static final int MAX_NAME_LENGTH = 200;

    private final Section agent;
    private final Known known;

    ModelReader(Section agent, Known known) {
        this.agent = agent;
        this.known = known;
    }

    /** What a file says: {@code provider/name}, or an object. */
    ModelChoice model() {
        if (agent.isText("model")) {
            Optional<ModelId> id =
                    agent.string("model", MAX_NAME_LENGTH).flatMap(text -> id("model", text, known::whyUnknown));
            return new ModelChoice(id, ModelChoice.USUAL.temperature(), ModelChoice.USUAL.maxOutputTokens());
        }
        return agent.section("model").map(this::model).orElse(ModelChoice.USUAL);
    }

    private ModelChoice model(Section model) {
        ModelChoice read = new ModelChoice(
                id(model),
                model.number("temperature", 0, ModelChoice.MAX_TEMPERATURE),
                toInt(model.integer("max_output_tokens", 1, ModelChoice.MAX_OUTPUT_TOKENS)));
        model.refuseOthers();
        return read;
    }

    private Optional<ModelId> id(Section model) {
        Optional<String> provider = model.string("provider", MAX_NAME_LENGTH);
        Optional<String> name = model.string("name", MAX_NAME_LENGTH);
        if (name.isPresent() && model.lacks("provider")) {
            model.note("provider", "missing", "is missing: say whose model '" + name.get() + "' is");
        }
        Optional<ModelId> id = provider.map(given -> new ModelId(given, name.orElseGet(() -> known.usualModel(given))));
        id.flatMap(known::whyUnknown).ifPresent(why -> model.note("provider", "invalid", "leads to no model: " + why));
        return id;
    }

    /** @param why what is wrong with a model */
    Optional<List<ModelId>> fallbacks(Function<ModelId, Optional<String>> why) {
        return agent.strings("fallback_models").map(texts -> {
            List<ModelId> models = new ArrayList<>();
            for (Map.Entry<String, String> text : texts.entrySet()) {
                id(text.getKey(), text.getValue(), why).ifPresent(models::add);
            }
            return models;
        });
    }

    private Optional<ModelId> id(String field, String text, Function<ModelId, Optional<String>> why) {
        Optional<ModelId> id = split(text);
        if (id.isEmpty()) {
            agent.note(
                    field, "invalid", "'" + text + "' is no model: use provider/name, such as openai/gpt-4.1, or demo");
        }
        id.flatMap(why).ifPresent(problem -> agent.note(field, "invalid", "leads to no model: " + problem));
        return id;
    }

    private static Optional<ModelId> split(String text) {
        if (text.equals(ModelId.DEMO.provider())) {
            return Optional.of(ModelId.DEMO);
        }
        int slash = text.indexOf('/');
        boolean named = slash > 0 && !text.substring(slash + 1).isBlank();
        return named ? Optional.of(new ModelId(text.substring(0, slash), text.substring(slash + 1))) : Optional.empty();
    }

    static OptionalInt toInt(OptionalLong value) {
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }
}
