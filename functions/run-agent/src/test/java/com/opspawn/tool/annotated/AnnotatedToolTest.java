package com.opspawn.tool.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.tool.Callers;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolSpec;
import com.opspawn.tool.Toolbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools of a user's class, called as a model calls them. */
final class AnnotatedToolTest {
    private static final List<Tool> TOOLS = UserTools.load(Loaders.naming(SampleTools.class), List.of("calculator"));

    private static ToolSpec spec(String name) {
        return TOOLS.stream()
                .map(Tool::spec)
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ToolResult call(String tool, String arguments) throws InterruptedException {
        return new Toolbox(TOOLS)
                .run(List.of(new ToolCall("call_1", tool, arguments)), Callers.any(), Duration.ofSeconds(30))
                .getFirst();
    }

    private static String output(String tool, String arguments) throws InterruptedException {
        ToolResult result = call(tool, arguments);
        assertThat(result.status()).as(result.output()).isEqualTo(ToolStatus.SUCCEEDED);
        return result.output();
    }

    private static String failure(String tool, String arguments) throws InterruptedException {
        ToolResult result = call(tool, arguments);
        assertThat(result.status()).as(result.output()).isEqualTo(ToolStatus.FAILED);
        return result.output();
    }

    @Test
    void allAnnotatedMethodsAreToolsInTheOrderOfTheirNames() {
        assertThat(TOOLS)
                .extracting(tool -> tool.spec().name())
                .containsExactly(
                        "absent",
                        "bean",
                        "bytes",
                        "depth",
                        "fails",
                        "forecast",
                        "keyed",
                        "nothing",
                        "place_order",
                        "times",
                        "wrapped");
    }

    @Test
    void whatAMethodSaysOfItselfIsItsSpec() {
        ToolSpec spec = spec("forecast");

        assertThat(spec.description()).isEqualTo("Tells how warm it will be.");
        assertThat(spec.effect()).isEqualTo(Effect.READ);
        assertThat(spec.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(spec.maxOutputChars()).isEqualTo(700);
        assertThat(spec.parameters().toString()).isEqualTo("""
            {"type":"object","properties":{\
            "city":{"type":"string","description":"the city"},\
            "days":{"type":"integer","description":"how many days"},\
            "unit":{"type":"string","enum":["CELSIUS","FAHRENHEIT"]},\
            "language":{"type":"string"},\
            "system":{"type":"string","default":"metric"},\
            "scale":{"type":"number","default":1.5}},\
            "required":["city","unit"],"additionalProperties":false}\
            """);
    }

    @Test
    void aMethodThatSaysNothingRunsOnceAtTheMost() {
        ToolSpec spec = spec("place_order");

        assertThat(spec.description()).isEqualTo("Places an order.\nIt costs money.");
        assertThat(spec.effect()).isEqualTo(Effect.ONCE);
        assertThat(spec.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(spec.maxOutputChars()).isEqualTo(20_000);
        assertThat(spec("keyed").effect()).isEqualTo(Effect.IDEMPOTENT);
    }

    @Test
    void recordsAreDescribedAllTheWayDown() {
        assertThat(spec("place_order").parameters().path("properties").toString())
                .isEqualTo("""
                    {"what":{"type":"object","properties":{\
                    "id":{"type":"string","format":"uuid"},\
                    "lines":{"type":"array","items":{"type":"object","properties":{\
                    "item":{"type":"string","description":"What it is"},\
                    "count":{"type":"integer"},"price":{"type":"number"},"remark":{"type":"string"}},\
                    "required":["item","count"],"additionalProperties":false}},\
                    "units":{"type":"array","items":{"type":"string","enum":["CELSIUS","FAHRENHEIT"]},"uniqueItems":true},\
                    "tags":{"type":"object","additionalProperties":{"type":"integer"}}},\
                    "required":["id","lines","units","tags"],"additionalProperties":false,\
                    "description":"what to buy"}}\
                    """);
    }

    @Test
    void aTypeThatHoldsItselfIsDefinedOnce() throws Exception {
        assertThat(spec("depth").parameters().toString()).isEqualTo("""
            {"type":"object","properties":{"tree":{"$ref":"#/$defs/Node"}},"required":["tree"],\
            "additionalProperties":false,"$defs":{"Node":{"type":"object","properties":{"name":{"type":"string"},\
            "children":{"type":"array","items":{"$ref":"#/$defs/Node"}}},"required":["name","children"],\
            "additionalProperties":false}}}\
            """);
        assertThat(output("depth", "{\"tree\":{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"children\":[]}]}}"))
                .isEqualTo("2");
        assertThat(failure("depth", "{\"tree\":{\"name\":\"a\",\"children\":[{\"name\":\"b\"}]}}"))
                .startsWith(
                        "the arguments of depth are wrong: 'tree.children[0].children' is missing. Its parameters: {");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        forecast | {"city":"Rome","unit":"CELSIUS"} | Rome 0 CELSIUS Optional.empty metric 1.5
        forecast | {"city":"Rome","days":3,"unit":"CELSIUS","language":"it","system":"x","scale":2} | Rome 3 CELSIUS Optional[it] x 2.0
        forecast | {"city":"Rome","days":null,"unit":"CELSIUS","language":null} | Rome 0 CELSIUS Optional.empty metric 1.5
        times    | {"day":"2026-11-22","time":"15:03","at":"2026-11-22T15:03:00+09:00","lasting":"PT90S","uri":"a:b","letter":"x"} | 2026-11-22 15:03 2026-11-22T06:03:00Z PT1M30S a:b x
        bean     | {"bean":{"name":"n"},"numbers":[1,2],"table":[["a"],[]],"whole":4294967296} | n02[[a], []]OptionalInt.empty4294967296
        place_order | {"what":{"id":"123e4567-e89b-12d3-a456-426614174000","lines":[{"item":"a","count":1,"price":1.10}],"units":["CELSIUS"],"tags":{"x":1}}} | {"id":"123e4567-e89b-12d3-a456-426614174000","lines":[{"item":"a","count":1,"price":1.10,"remark":null}],"units":["CELSIUS"],"tags":{"x":1}}
        keyed    | {"text":"hi"} | hi for task_00000000-0000-0000-0000-000000000001 by 64
        nothing  | {} | done
        absent   | {} | (no result)
        wrapped  | {} | {"at":"1970-01-01T00:00:00Z"}
        bytes    | {} | [binary: 5 bytes, not shown]
        fails    | {"how":"not"} | mine
        """)
    void whatAModelGivesArrivesAndWhatAMethodReturnsIsTold(String tool, String arguments, String output)
            throws Exception {
        assertThat(output(tool, arguments)).isEqualTo(output);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        forecast | {"city":"Rome","unit":"KELVIN"} | the arguments of forecast are wrong: 'unit' must be one of "CELSIUS", "FAHRENHEIT". Its
        forecast | {"unit":"CELSIUS"} | the arguments of forecast are wrong: 'city' is missing. Its
        times    | {"day":"tomorrow","time":"x","at":"now","lasting":"PT1S","uri":"a:b","letter":"xy"} | the arguments of times are wrong: 'day' must be a date such as 2026-11-22; 'at' must be a date-time such as 2026-11-22T15:03:00Z; 'letter' must have at most 1 character, but has 2. Its
        times    | {"day":"2026-11-22","time":"x","at":"2026-11-22T15:03:00Z","lasting":"1 h","uri":"a:b","letter":"x"} | the arguments of times are wrong: 'time': Cannot deserialize value of type `java.time.LocalTime` from String "x"
        bean     | {"bean":{"name":"n"},"numbers":[99999999999],"table":[],"whole":1} | the arguments of bean are wrong: 'numbers[0]': Numeric value (99999999999) out of range of int
        bean     | {"bean":{"name":"n","other":1},"numbers":[],"table":[],"whole":1} | the arguments of bean are wrong: 'bean.other' is not a known property. Its
        place_order | {"what":{"id":"123e4567-e89b-12d3-a456-426614174000","lines":[{"item":"a","count":0}],"units":[],"tags":{}}} | the arguments of place_order are wrong: 'what.lines[0]': count must be at least 1
        """)
    void wrongArgumentsAreToldWithTheirPlaces(String tool, String arguments, String message) throws Exception {
        assertThat(failure(tool, arguments)).startsWith(message);
    }

    @Test
    void everyArgumentThatCannotBeReadIsToldAtOnce() throws Exception {
        assertThat(failure(
                        "times",
                        "{\"day\":\"2026-11-22\",\"time\":\"x\",\"at\":\"2026-11-22T15:03:00Z\",\"lasting\":\"1 h\","
                                + "\"uri\":\"a:b\",\"letter\":\"x\"}"))
                .contains("'time': ", "; 'lasting': ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        told     | no such city: name a larger one nearby
        argument | how must be known
        """)
    void theToolsOwnWordsAreToldToTheModel(String how, String message) throws Exception {
        assertThat(failure("fails", "{\"how\":\"" + how + "\"}")).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"library", "checked", "runtime", "error", "interrupted"})
    void theWordsOfAllElseAreNotAndWhetherItWasDoneIsUnknown(String how) throws Exception {
        ToolResult result = call("fails", "{\"how\":\"" + how + "\"}");

        assertThat(result.status()).isEqualTo(ToolStatus.UNKNOWN);
        assertThat(result.output()).isEqualTo("fails broke");
    }

    @Test
    void theClassLoaderOfTheThreadIsGivenBack() throws Exception {
        Tool tool = TOOLS.stream()
                .filter(each -> each.spec().name().equals("nothing"))
                .findFirst()
                .orElseThrow();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader other = Loaders.naming("");
        thread.setContextClassLoader(other);
        try {
            tool.run(com.opspawn.json.Json.object(), Callers.context());
            assertThat(thread.getContextClassLoader()).isSameAs(other);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void aNameThatIsTakenIsAMistake() {
        assertThatThrownBy(() -> UserTools.load(Loaders.naming(SampleTools.class), List.of("times", "http_get")))
                .isExactlyInstanceOf(UserToolsException.class)
                .hasMessage(
                        "tools: com.opspawn.tool.annotated.SampleTools.times(LocalDate, LocalTime, Instant, Duration,"
                                + " URI, char): there is a tool 'times' already; give it another name with @Tool(name ="
                                + " \"…\")");
    }
}
