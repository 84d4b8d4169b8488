package com.opspawn.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.settings.Environment;
import com.opspawn.settings.SettingsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PricesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private Prices read(String json) throws IOException {
        return read(Files.writeString(directory.resolve("prices.json"), json));
    }

    private static Prices read(Path file) {
        Environment environment = new Environment(Map.of("OPSPAWN_PRICES", file.toString()));
        Prices prices = Prices.read(environment);
        environment.check();
        return prices;
    }

    private static Optional<Price> find(Prices prices, String provider, String name) {
        return prices.find(new ModelId(provider, name));
    }

    @ParameterizedTest
    @EnumSource
    void everyProvidersUsualModelHasAPrice(Provider provider) {
        assertThat(find(Prices.builtIn(), provider.wireName(), provider.defaultModel()))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-4.1-mini, 0.40",
        "openai, gpt-4.1-mini-2025-04-14, 0.40",
        "openai, gpt-4.1, 2.00",
        "openai, gpt-4.1-2025-04-14, 2.00",
        "anthropic, claude-haiku-4-5-20251001, 1.00",
        "anthropic, claude-opus-5, 5.00",
        "anthropic, claude-opus-5-5, 4.00",
        "gemini, gemini-2.5-flash-lite, 0.10",
        "bedrock, global.anthropic.claude-haiku-4-5-20251001-v1:0, 1.00",
        "bedrock, eu.anthropic.claude-haiku-4-5-20251001-v1:0, 1.10",
        "bedrock, arn:aws:bedrock:eu-west-1:1:inference-profile/eu.anthropic.claude-haiku-4-5-20251001-v1:0, 1.10",
        "openrouter, openai/gpt-4.1-mini, 0.40",
        "ollama, whatever:8b, 0",
        "demo, '', 0",
    })
    void aModelIsFoundByItsNameAndByThatOfItsDatedVersions(String provider, String name, BigDecimal input) {
        assertThat(find(Prices.builtIn(), provider, name)
                        .map(price -> price.rates().input()))
                .hasValueSatisfying(found -> assertThat(found).isEqualByComparingTo(input));
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-4.1-ultra",
        "openai, gpt-9",
        "anthropic, claude-haiku-4-5-turbo",
        "bedrock, meta.llama3-1-8b-instruct-v1:0",
        "openrouter, some/model",
    })
    void aPriceIsNeverGuessed(String provider, String name) {
        assertThat(find(Prices.builtIn(), provider, name)).isEmpty();
    }

    @Test
    void aFileOfTheUsersTakesThePlaceOfTheList() throws Exception {
        Prices prices = read("""
            {"source": "our contract", "date": "2026-11-22", "prices": [
              {"models": ["openai/a", "openai/a-*", "openai/a-b-*"], "input": 1.5, "output": 3},
              {"models": ["openai/a-b-c"], "input": 2, "cached_input": 0.5, "cache_write": 2.5, "output": 4,
               "long_prompt": {"above_input_tokens": 1000, "input": 4, "output": 6},
               "context_tokens": 5000, "max_output_tokens": 500}]}
            """);

        Price plain = find(prices, "openai", "a").orElseThrow();
        assertThat(plain.rates().cachedInput()).isEqualTo(new BigDecimal("1.5"));
        assertThat(plain.rates().cacheWrite()).isEqualTo(new BigDecimal("1.5"));
        assertThat(plain.longPrompt()).isEmpty();
        assertThat(plain.contextTokens()).isEmpty();
        assertThat(find(prices, "openai", "a-b-x")).contains(plain);
        assertThat(find(prices, "openai", "a-b-c"))
                .contains(new Price(
                        new Rates(
                                new BigDecimal("2"), new BigDecimal("0.5"), new BigDecimal("2.5"), new BigDecimal("4")),
                        Optional.of(new Price.LongPrompt(
                                1_000,
                                new Rates(
                                        new BigDecimal("4"),
                                        new BigDecimal("4"),
                                        new BigDecimal("4"),
                                        new BigDecimal("6")))),
                        OptionalLong.of(5_000),
                        OptionalLong.of(500)));
        assertThat(find(prices, "openai", "gpt-4.1")).isEmpty();
        assertThat(find(prices, "ollama", "qwen3")).contains(Price.FREE);
    }

    @Test
    void ofTwoPatternsTheLongerOneCounts() throws Exception {
        Prices prices = read("""
            {"prices": [{"models": ["openai/a-*"], "input": 1, "output": 1},
                        {"models": ["openai/a-b-*"], "input": 2, "output": 2},
                        {"models": ["openai/*"], "input": 3, "output": 3}]}
            """);

        assertThat(find(prices, "openai", "a-b-c").orElseThrow().rates().input())
                .isEqualTo(new BigDecimal("2"));
        assertThat(find(prices, "openai", "a-c").orElseThrow().rates().input()).isEqualTo(new BigDecimal("1"));
        assertThat(find(prices, "openai", "z").orElseThrow().rates().input()).isEqualTo(new BigDecimal("3"));
    }

    @Test
    void everyMistakeIsListedWithItsPlace() {
        assertThatThrownBy(() -> read("""
            {"currency": "EUR", "prices": [
              {"models": ["openai/a", "gpt-4.1", "openai/*-mini", 5], "input": -1, "output": "1"},
              {"models": [], "output": 1, "colour": "red", "context_tokens": 0, "max_output_tokens": 1.5},
              {"models": ["openai/a"], "input": 1, "output": 1, "long_prompt": {"input": 1}}]}
            """))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessage("settings: "
                        + String.join(
                                "; ",
                                Stream.of(
                                                "currency is unknown: use date, prices, source",
                                                "prices[0].input must be US dollars for a million tokens, 0 or more",
                                                "prices[0].output must be US dollars for a million tokens, 0 or more",
                                                "prices[0].models: \"gpt-4.1\" is no model: use provider/name, with *"
                                                        + " at the end for any end",
                                                "prices[0].models: \"openai/*-mini\" is no model: use provider/name,"
                                                        + " with * at the end for any end",
                                                "prices[0].models: 5 is no model: use provider/name, with * at the end"
                                                        + " for any end",
                                                "prices[1].colour is unknown: use cache_write, cached_input,"
                                                    + " context_tokens, input, long_prompt, max_output_tokens, models,"
                                                    + " output",
                                                "prices[1].input is missing",
                                                "prices[1].context_tokens must be a whole number of tokens above 0",
                                                "prices[1].max_output_tokens must be a whole number of tokens above 0",
                                                "prices[1].models must be a list of names such as"
                                                        + " \"openai/gpt-4.1-mini\"",
                                                "prices[2].long_prompt.above_input_tokens is missing",
                                                "prices[2].long_prompt.output is missing",
                                                "prices[2].models: 'openai/a' is there twice")
                                        .map(problem ->
                                                "OPSPAWN_PRICES '" + directory.resolve("prices.json") + "': " + problem)
                                        .toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"prices\": []}", "{\"prices\": 5}"})
    void anEmptyListIsAMistake(String json) {
        assertThatThrownBy(() -> read(json))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessageEndingWith("prices.json': prices must be a list with at least one entry");
    }

    @Test
    void whatIsNoJsonIsToldWithItsReason() {
        assertThatThrownBy(() -> read("prices: none"))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessageContaining("prices.json': is no JSON: Unrecognized token 'prices'");
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        Path missing = directory.resolve("missing.json");

        assertThatThrownBy(() -> read(missing))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessage("settings: OPSPAWN_PRICES '" + missing
                        + "': is no file: give the path of a price file, or leave OPSPAWN_PRICES out");
    }
}
