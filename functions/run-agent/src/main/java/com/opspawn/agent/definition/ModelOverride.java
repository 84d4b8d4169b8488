package com.opspawn.agent.definition;

import com.opspawn.llm.ModelId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A task's model: {@code llm_provider}, {@code llm_model}, {@code temperature} and {@code max_tokens}, or the same under
 * {@code model} as in a file.
 */
final class ModelOverride {
    private final ModelChoice own;
    private final Section config;
    private final Section model;
    private final Known known;

    /** @param own the agent's */
    ModelOverride(ModelChoice own, Section config, Known known) {
        this.own = own;
        this.config = config;
        this.model = config.isText("model") ? config.none("model") : config.sectionOrNone("model");
        this.known = known;
    }

    /** Where a value stands. */
    private record Spot(Section section, String field) {
        Optional<String> name() {
            return section.string(field, ModelReader.MAX_NAME_LENGTH);
        }
    }

    private Spot spot(String field, Section other, String otherField) {
        config.refuseBoth(field, other, otherField);
        return other.has(otherField) ? new Spot(other, otherField) : new Spot(config, field);
    }

    /** The choice, with the task's model. */
    ModelChoice id() {
        Spot providerAt = spot("llm_provider", model, "provider");
        Spot nameAt = config.isText("model") ? spot("llm_model", config, "model") : spot("llm_model", model, "name");
        Optional<String> provider = providerAt.name();
        Optional<String> name = nameAt.name();
        Optional<ModelId> wanted = provider.map(
                        given -> new ModelId(given, name.orElseGet(() -> known.usualModel(given))))
                .or(() -> name.map(this::named));
        Spot at = provider.isPresent() ? providerAt : nameAt;
        wanted.flatMap(known::whyUnusable)
                .ifPresent(why -> at.section().note(at.field(), "invalid", "leads to no model: " + why));
        return new ModelChoice(wanted.or(own::id), own.temperature(), own.maxOutputTokens());
    }

    /** A name alone is one of the provider that the agent has anyway. */
    private ModelId named(String name) {
        String provider = own.id().orElse(known.defaultModel()).provider();
        return ModelId.parse(name).orElse(new ModelId(provider, name));
    }

    /** The choice, with the task's settings. */
    ModelChoice settings(ModelChoice choice) {
        Spot tokensAt = spot("max_tokens", model, "max_output_tokens");
        OptionalInt tokens =
                ModelReader.toInt(tokensAt.section().integer(tokensAt.field(), 1, ModelChoice.MAX_OUTPUT_TOKENS));
        Spot temperatureAt = spot("temperature", model, "temperature");
        OptionalDouble temperature =
                temperatureAt.section().number(temperatureAt.field(), 0, ModelChoice.MAX_TEMPERATURE);
        model.refuseOthers();
        return new ModelChoice(
                choice.id(),
                temperature.isPresent() ? temperature : choice.temperature(),
                tokens.isPresent() ? tokens : choice.maxOutputTokens());
    }
}
