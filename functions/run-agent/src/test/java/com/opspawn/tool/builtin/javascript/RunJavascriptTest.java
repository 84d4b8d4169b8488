package com.opspawn.tool.builtin.javascript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.tool.Callers;
import com.opspawn.tool.ToolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunJavascriptTest {
    private static final Duration QUICK = Duration.ofMillis(700);
    private static final RunJavascript TOOL = new RunJavascript(Duration.ofSeconds(20));

    private static String run(RunJavascript tool, String code) throws ToolException, InterruptedException {
        return tool.run(Json.object().put("code", code), Callers.context());
    }

    private static String run(String code) throws ToolException, InterruptedException {
        return run(TOOL, code);
    }

    private static List<Thread> scripts() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("run_javascript"))
                .toList();
    }

    /** However a script ended, its thread has too. */
    @AfterEach
    void noThreadIsLeft() {
        assertThat(scripts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        1 + 1                                            | 2
        "a" + 'b'                                        | "ab"
        [1, 2, 3].map(x => x * x)                        | [1,4,9]
        const a = {b: 1}; a                              | {"b":1}
        const f = n => n < 2 ? n : f(n-1) + f(n-2); f(15) | 610
        let s = 0; for (let i = 0; i < 5; i++) s += i; s | 10
        null                                             | null
        undefined                                        | undefined
        0 / 0                                            | null
        2n ** 70n                                        | "1180591620717411303424"
        new Map([["a", 1]])                              | {"a":1}
        new Set([1, 2])                                  | [1,2]
        x => x                                           | x => x
        Promise.resolve(7)                               | 7
        return 5                                         | 5
        const r = await Promise.resolve(3); return r * 2 | 6
        "use strict"; 1                                  | 1
        /(\\d+)-(\\d+)/.exec("10-20").slice(1)           | ["10","20"]
        JSON.parse('{"a":[1]}').a[0]                     | 1
        "Grüße 😀".length                                | 8
        "Grüße 😀"                                       | "Grüße 😀"
        new Date(0).toISOString()                        | "1970-01-01T00:00:00.000Z"
        """)
    void theValueOfTheLastExpressionIsTheResult(String code, String value) throws Exception {
        assertThat(run(code)).isEqualTo("result: " + value);
    }

    @Test
    void whatIsPrintedFollowsTheResult() throws Exception {
        assertThat(run("console.log('one', {a: 1}, [2]); console.error('two'); 3"))
                .isEqualTo("result: 3\n\nconsole:\none [object Object] 2\ntwo");
    }

    @Test
    void theInputIsAVariable() throws Exception {
        ObjectNode arguments = Json.object().put("code", "input.prices.reduce((a, b) => a + b, 0) + input.unit");
        arguments.putObject("input").put("unit", "€").putArray("prices").add(1).add(2.5);

        assertThat(TOOL.run(arguments, Callers.context())).isEqualTo("result: \"3.5€\"");
        assertThat(run("input")).isEqualTo("result: {}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        throw new TypeError("bad")            | TypeError: bad
        throw "just text"                     | just text
        nothing.here                          | ReferenceError: nothing is not defined
        JSON.parse("{")                       | SyntaxError
        const x = ;                           | SyntaxError: unexpected token in expression: ';'
        foo(                                  | SyntaxError: unexpected token in expression: ''
        return foo(                           | SyntaxError: unexpected token in expression: '}'
        Promise.reject(new Error("later"))    | Error: later
        await Promise.reject(new Error("it")) | Error: it
        const a = {}; a.a = a; a              | TypeError: circular reference
        import * as std from "std"; 1         | SyntaxError
        """)
    void whatAScriptThrowsIsToldToTheModel(String code, String error) {
        assertThatThrownBy(() -> run(code))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessageStartingWith("the script threw " + error);
    }

    @Test
    void theLinesOfTheScriptAreNamedAndWhatItPrintedIsKept() {
        assertThatThrownBy(() -> run("console.log('so far');\nfunction f() {\n  throw new Error('x');\n}\nf();"))
                .hasMessage("""
                    the script threw Error: x
                      at f (line 3)
                      at <eval> (line 5)

                    console:
                    so far\
                    """);
    }

    @Test
    void theLinesOfAScriptThatReturnsAreItsOwnToo() {
        assertThatThrownBy(() -> run("const a = 1;\nnull.x;\nreturn 1"))
                .hasMessageStartingWith("the script threw TypeError: cannot read property 'x' of null\n  at ")
                .hasMessageContaining("(line 2)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while(true){}",
                "for(;;);",
                "/^(a+)+$/.test('a'.repeat(40) + 'b')",
                "function* g() { while (true) yield 1 } for (const x of g());",
                "(async () => { while (true) await 1 })()",
                "const p = () => Promise.resolve().then(p); p()",
                "[3, 2, 1].sort(() => { while (true); })",
                "JSON.parse('[1]', () => { while (true); })",
                "try { while (true) {} } finally { while (true) {} }",
                "({ toJSON() { while (true); } })",
                "new Proxy({}, { ownKeys() { while (true); } })",
                "Object.defineProperty(Object.prototype, 'then', { get() { while (true); } }); ({})",
            })
    void aScriptThatDoesNotEndIsStoppedAndTheNextOneRuns(String code) {
        RunJavascript tool = new RunJavascript(QUICK);

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThatThrownBy(() -> run(tool, code))
                        .isExactlyInstanceOf(ToolException.class)
                        .hasMessage("the script was stopped: it took more than 700 ms"));
        assertThat(scripts()).isEmpty();
        assertThatNextRuns(tool);
    }

    private static void assertThatNextRuns(RunJavascript tool) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertThat(run(tool, "6 * 7")).isEqualTo("result: 42"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const a = []; while (true) a.push(new Array(1000).fill(7))",
                "const a = []; while (true) a.push(new Uint8Array(1 << 20))",
                "'x'.repeat(1e9)",
                "new Array(2 ** 31).fill(0)",
                "new ArrayBuffer(1e9)",
                "let s = 'x'; while (true) s = s + s",
                "let s = 'x'; const a = []; while (true) { s = s + s + 'y'; a.push([...s]); }",
                "2n ** 100000000n",
            })
    void aMemoryBombGoesOffInItsSandboxAndTheNextOneRuns(String code) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThatThrownBy(() -> run(code))
                        .isExactlyInstanceOf(ToolException.class)
                        .message()
                        .containsAnyOf("out of memory", "string too long", "too big", "too large", "invalid array"));
        assertThatNextRuns(TOOL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const f = n => f(n + 1) + 1; f(0)",
                "eval('('.repeat(100000))",
                "let o = {}; for (let i = 0; i < 100000; i++) o = {o}; o",
                "JSON.parse('['.repeat(200000))",
                "/(?:)/.test(''); new RegExp('('.repeat(50000))",
            })
    void endlessNestingIsStoppedAndTheNextOneRuns(String code) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThatThrownBy(() -> run(code))
                        .isExactlyInstanceOf(ToolException.class)
                        .message()
                        .containsAnyOf("its calls are nested too deeply", "stack overflow", "SyntaxError"));
        assertThatNextRuns(TOOL);
    }

    @Test
    void aFloodOfOutputIsCutWhileItIsWritten() {
        RunJavascript tool = new RunJavascript(QUICK);

        assertThatThrownBy(() -> run(tool, "while (true) console.log('x'.repeat(10000))"))
                .hasMessageStartingWith("the script was stopped: it took more than 700 ms\n\nconsole:\nxxx")
                .message()
                .matches("(?s).*x\\n\\[cut: the first 20000 of \\d+ bytes]")
                .hasSizeLessThan(21_000);
        assertThatNextRuns(tool);
    }

    @Test
    void aHugeResultIsCutInTheSandbox() throws Exception {
        assertThat(run("'x'.repeat(4e6)")).hasSize("result: ".length() + 60_000);
    }

    @Test
    void aPromiseThatNothingSettlesIsSaidSo() {
        assertThatThrownBy(() -> run("new Promise(() => {})"))
                .hasMessage("the script was stopped: it waits for a promise that nothing will ever settle");
    }

    /** By name, in every way that engines of this kind are known to have. */
    @Test
    void thereIsNothingByWhichAScriptCouldReachOut() throws Exception {
        for (String name : List.of(
                "require",
                "process",
                "fetch",
                "XMLHttpRequest",
                "WebSocket",
                "std",
                "os",
                "Deno",
                "Bun",
                "module",
                "exports",
                "__dirname",
                "load",
                "print",
                "scriptArgs",
                "setTimeout",
                "setInterval",
                "WebAssembly",
                "Worker",
                "Java",
                "Packages",
                "java",
                "Polyglot",
                "Javy",
                "plugin",
                "java_invoke",
                "quickjs4j_engine",
                "opspawn",
                "__begun",
                "Atomics",
                "navigator",
                "window",
                "self",
                "global",
                "bjson")) {
            assertThat(run("typeof " + name)).as(name).isEqualTo("result: \"undefined\"");
        }
    }

    @Test
    void theGlobalsAreThoseOfTheLanguageAndTheInput() throws Exception {
        assertThat(run("Object.getOwnPropertyNames(globalThis).filter(n => /^[a-z]/.test(n)).sort().join(' ')"))
                .isEqualTo("result: \"console decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval"
                        + " globalThis input isFinite isNaN parseFloat parseInt queueMicrotask undefined unescape\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import('std')",
                "import('os')",
                "import('fs')",
                "import('/etc/passwd')",
                "import('https://example.com/x.js')",
                "import('java:java.lang.System')",
            })
    void noModuleIsEverLoaded(String code) {
        assertThatThrownBy(() -> run(code))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessageStartingWith("the script threw ReferenceError: could not load module");
    }

    /** What a script breaks of the language is its own only. */
    @Test
    void scriptsThatBreakTheirOwnGlobalsHarmNobodyElse() throws Exception {
        List<String> vandals = List.of(
                "JSON.stringify = () => 'x'.repeat(1e6); JSON.parse = null; 1",
                "Promise.prototype.then = function () { throw 1 }; 1",
                "Object.prototype.toJSON = () => { throw new Error('no') }; ({})",
                "Array.prototype[Symbol.iterator] = null; String.prototype.slice = null; 1",
                "for (const n of Object.getOwnPropertyNames(globalThis)) { try { delete globalThis[n] } catch {} } 1",
                "Object.freeze(globalThis); 1");
        for (String vandal : vandals) {
            try {
                assertThat(run(vandal)).as(vandal).startsWith("result: ");
            } catch (ToolException told) {
                assertThat(told.getMessage()).as(vandal).startsWith("the script ");
            }
            assertThat(run("JSON.stringify([1, [...'ab'].length])")).isEqualTo("result: \"[1,2]\"");
        }
    }

    @Test
    void nothingIsKeptBetweenScripts() throws Exception {
        run("globalThis.secret = 'of one task'; var other = 1; Math.random = () => 4; 1");

        assertThat(run("typeof secret + typeof other + (Math.random() < 1)"))
                .isEqualTo("result: \"undefinedundefinedtrue\"");
    }

    @Test
    void manyScriptsWaitForTheirTurn() throws Exception {
        List<String> results = new CopyOnWriteArrayList<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String code = "let s = 0; for (let i = 0; i < 1e5; i++) s += i; s + " + i;
            callers.add(Thread.ofVirtual().start(() -> {
                try {
                    results.add(run(code));
                } catch (ToolException | InterruptedException e) {
                    results.add(e.toString());
                }
            }));
        }
        int most = 0;
        while (callers.stream().anyMatch(Thread::isAlive)) {
            most = Math.max(most, scripts().size());
            Thread.onSpinWait();
        }

        assertThat(results).hasSize(12).allMatch(result -> result.startsWith("result: 49999"));
        assertThat(most).isBetween(1, 2);
    }

    @Test
    void anInterruptedCallStopsItsScript() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                run("while (true) {}");
            } catch (InterruptedException e) {
                stopped.countDown();
            } catch (ToolException e) {
                throw new AssertionError(e);
            }
        });
        while (scripts().isEmpty()) {
            Thread.onSpinWait();
        }

        caller.interrupt();

        assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(scripts()).isEmpty();
    }

    @Test
    void aScriptIsToldNothingOfTheProcess() throws Exception {
        String everything = run("""
            const seen = new Set(); const out = [];
            const walk = (o, d) => { if (d > 4 || (typeof o !== 'object' && typeof o !== 'function') || o === null || seen.has(o)) return;
              seen.add(o); for (const k of Reflect.ownKeys(o)) { out.push(String(k)); try { walk(o[k], d + 1) } catch {} } };
            walk(globalThis, 0); out.join(' ')
            """);

        assertThat(everything).doesNotContain("PATH", "HOME", "AWS", "env", "getenv", "readFile", "exec(");
        assertThat(run("new Date().getTimezoneOffset()")).isEqualTo("result: 0");
    }

    @Test
    void theSpecSaysWhatAModelMustKnow() throws JsonProcessingException {
        assertThat(TOOL.spec().description())
                .contains("without network, files, modules or timers", "At most 5 s and 32 MB");
        assertThat(Json.parse(TOOL.spec().parameters().toString()).path("required"))
                .isEqualTo(Json.array().add("code"));
    }
}
