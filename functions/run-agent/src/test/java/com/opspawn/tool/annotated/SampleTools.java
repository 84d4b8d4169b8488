package com.opspawn.tool.annotated;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Runs;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.Tools;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.model.output.structured.Description;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a user may write. */
public final class SampleTools implements Tools {
    /** How warm. */
    public enum Unit {
        CELSIUS,
        FAHRENHEIT
    }

    /** Something bought. */
    public record Line(
            @Description("What it is") String item,
            int count,
            Optional<BigDecimal> price,
            @Nullable String remark) {
        public Line {
            if (count < 1) {
                throw new IllegalArgumentException("count must be at least 1");
            }
        }
    }

    /** All that is bought. */
    public record Order(UUID id, List<Line> lines, Set<Unit> units, Map<String, Integer> tags) {}

    /** Of a tree. */
    public record Node(String name, List<Node> children) {}

    /** As older code has them. */
    public static final class Bean {
        @JsonProperty(required = true)
        public String name = "";

        public int size;
    }

    @Tool("Tells how warm it will be.")
    @Runs(effect = Effect.READ, timeoutSeconds = 7, maxOutputChars = 700)
    public String forecast(
            @P("the city") String city,
            @P(value = "how many days", required = false) int days,
            Unit unit,
            Optional<String> language,
            @P(value = "", defaultValue = "metric") String system,
            @P(value = "", defaultValue = "1.5") double scale) {
        return city + " " + days + " " + unit + " " + language + " " + system + " " + scale;
    }

    @Tool(
            name = "place_order",
            value = {"Places an order.", "It costs money."})
    public Order order(@P(name = "what", description = "what to buy") Order order) {
        return order;
    }

    @Tool
    public String times(LocalDate day, LocalTime time, Instant at, Duration lasting, URI uri, char letter) {
        return day + " " + time + " " + at + " " + lasting + " " + uri + " " + letter;
    }

    @Tool
    public int depth(Node tree) {
        return 1 + tree.children().stream().mapToInt(this::depth).max().orElse(0);
    }

    @Tool
    public String bean(Bean bean, int[] numbers, List<List<String>> table, OptionalInt most, long whole) {
        return bean.name + bean.size + numbers.length + table + most + whole;
    }

    @Tool
    @Runs(effect = Effect.IDEMPOTENT)
    public String keyed(ToolContext context, String text) {
        return text + " for " + context.task().taskId() + " by "
                + context.effectKey().length();
    }

    @Tool
    public void nothing() {}

    @Tool
    public @Nullable String absent() {
        return null;
    }

    @Tool
    public Optional<Map<String, Instant>> wrapped() {
        return Optional.of(Map.of("at", Instant.EPOCH));
    }

    @Tool
    public byte[] bytes() {
        return new byte[5];
    }

    @Tool
    public String fails(String how) throws Exception {
        return switch (how) {
            case "told" -> throw new ToolException("no such city: name a larger one nearby");
            case "argument" -> throw new IllegalArgumentException("how must be known");
            case "library" -> URI.create("https://user:secret@ host/").toString();
            case "checked" -> throw new IOException("secret");
            case "runtime" -> throw new IllegalStateException("secret");
            case "error" -> throw new AssertionError("secret");
            case "interrupted" -> throw new InterruptedException();
            default ->
                Thread.currentThread().getContextClassLoader() == getClass().getClassLoader() ? "mine" : "other";
        };
    }

    String notATool() {
        return "";
    }
}
