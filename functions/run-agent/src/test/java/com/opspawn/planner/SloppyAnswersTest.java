package com.opspawn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.ToolCall;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code react_text} makes of what models write. In the tables, ~ is a line's end. */
final class SloppyAnswersTest {
    private static Reading read(String text) {
        return new ReactText().read(Briefings.of(), Briefings.answer(text.replace('~', '\n')));
    }

    private static String meaning(Reading reading) {
        return switch (reading) {
            case Reading.Act act ->
                act.calls().stream().map(SloppyAnswersTest::call).collect(Collectors.joining(" + "));
            case Reading.Finish finish -> "= " + finish.result().replace('\n', '~');
            case Reading.GoOn _ -> "?";
            case Reading.GiveUp giveUp -> "gives up: " + giveUp.reason();
        };
    }

    private static String call(ToolCall call) {
        return call.tool() + " " + call.arguments();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', commentCharacter = '%', textBlock = """
        % As it was told.
        Thought: add~Action: calculator~Action Input: {"expression":"2+2"}             | calculator {"expression":"2+2"}
        Thought: I know~Final Answer: 4                                                | = 4
        % Headings in other clothes.
        **Thought:** add~**Action:** calculator~**Action Input:** {"expression":"2+2"} | calculator {"expression":"2+2"}
        **Thought**: add~**Action**: calculator~**Action Input**: {"expression":"2+2"} | calculator {"expression":"2+2"}
        __Action:__ calculator~__Action Input:__ 2+2                                   | calculator {"expression":"2+2"}
        ### Thought: add~### Action: calculator~### Action Input: 2+2                  | calculator {"expression":"2+2"}
        - Thought: add~- Action: calculator~- Action Input: 2+2                        | calculator {"expression":"2+2"}
        > Thought: add~> Action: calculator~> Action Input: 2+2                        | calculator {"expression":"2+2"}
        1. Thought: add~2. Action: calculator~3. Action Input: 2+2                     | calculator {"expression":"2+2"}
        Thought 1: add~Action 1: calculator~Action Input 1: 2+2                        | calculator {"expression":"2+2"}
        THOUGHT: add~ACTION: calculator~ACTION INPUT: 2+2                              | calculator {"expression":"2+2"}
        thought: add~action: calculator~action input: 2+2                              | calculator {"expression":"2+2"}
        Action : calculator~Action Input : 2+2                                         | calculator {"expression":"2+2"}
        Action：calculator~Action Input：2+2                                           | calculator {"expression":"2+2"}
        Action: calculator~Action_Input: 2+2                                           | calculator {"expression":"2+2"}
        Action: calculator~ActionInput: 2+2                                            | calculator {"expression":"2+2"}
        Action: calculator~Input: 2+2                                                  | calculator {"expression":"2+2"}
        Action: calculator~Arguments: {"expression":"2+2"}                             | calculator {"expression":"2+2"}
        Thought: add. Action: calculator Action Input: {"expression":"2+2"}            | calculator {"expression":"2+2"}
        Action: calculator Action Input: 2+2                                           | calculator {"expression":"2+2"}
        Action:~calculator~Action Input:~2+2                                           | calculator {"expression":"2+2"}
        Action:~~calculator~~~Action Input:~~{"expression":~"2+2"}                     | calculator {"expression":"2+2"}
        **Final Answer:** 4                                                            | = 4
        **Final Answer: 4**                                                            | = 4
        Final Answer: **4** is it                                                      | = **4** is it
        ## Final Answer:~~4                                                            | = 4
        FINAL ANSWER: 4                                                                | = 4
        final_answer: 4                                                                | = 4
        Thought: easy.~Answer: 4                                                       | = 4
        Thought: easy. Final Answer: 4                                                 | = 4
        Final Answer:~one~~two                                                         | = one~~two
        % Code fences.
        ```~Thought: add~Action: calculator~Action Input: 2+2~```                      | calculator {"expression":"2+2"}
        ```text~Thought: I know~Final Answer: 4~```                                    | = 4
        Action: calculator~Action Input: ```{"expression":"2+2"}```                    | calculator {"expression":"2+2"}
        Action: calculator~Action Input:~```json~{"expression":"2+2"}~```              | calculator {"expression":"2+2"}
        Action: calculator~Action Input:~```~2+2~```                                   | calculator {"expression":"2+2"}
        Action: calculator~```json~{"expression":"2+2"}~```                            | calculator {"expression":"2+2"}
        Final Answer:~```python~print(4)~```                                           | = ```python~print(4)~```
        % Names.
        Action: `calculator`~Action Input: 2+2                                         | calculator {"expression":"2+2"}
        Action: "calculator"~Action Input: 2+2                                         | calculator {"expression":"2+2"}
        Action: 'calculator'.~Action Input: 2+2                                        | calculator {"expression":"2+2"}
        Action: **calculator**~Action Input: 2+2                                       | calculator {"expression":"2+2"}
        Action: [calculator]~Action Input: 2+2                                         | calculator {"expression":"2+2"}
        Action: Calculator~Action Input: 2+2                                           | calculator {"expression":"2+2"}
        Action: functions.calculator~Action Input: 2+2                                 | calculator {"expression":"2+2"}
        Action: Write Note~Action Input: {"title":"a","text":"b"}                      | write_note {"title":"a","text":"b"}
        Action: write-note~Action Input: {"title":"a","text":"b"}                      | write_note {"title":"a","text":"b"}
        Action: Use the calculator tool~Action Input: 2+2                              | calculator {"expression":"2+2"}
        Action: use tool: calculator~Action Input: 2+2                                 | calculator {"expression":"2+2"}
        Action: abacus~Action Input: 2+2                                               | abacus 2+2
        Action: abacus~Action Input: {'n': 2}                                          | abacus {"n":2}
        Action: 计算器~Action Input: 2+2                                                  | 计算器 2+2
        % Calls in one line.
        Action: calculator(2+2)                                                        | calculator {"expression":"2+2"}
        Action: calculator[2+2]                                                        | calculator {"expression":"2+2"}
        Action: calculator (2+2)*(3+1)                                                 | calculator {"expression":"(2+2)*(3+1)"}
        Action: calculator((2+2)*(3+1))                                                | calculator {"expression":"(2+2)*(3+1)"}
        Action: calculator(2+2) to find the sum.                                       | calculator {"expression":"2+2"}
        Action: `calculator(2+2)`                                                      | calculator {"expression":"2+2"}
        Action: calculator("2+2")                                                      | calculator {"expression":"2+2"}
        Action: calculator(expression="2+2")                                           | calculator {"expression":"2+2"}
        Action: calculator(expression=2+2)                                             | calculator {"expression":"2+2"}
        Action: repeat(count=3, word='a=b, c')                                         | repeat {"count":3,"word":"a=b, c"}
        Action: calculator({"expression":"2+2"})                                       | calculator {"expression":"2+2"}
        Action: calculator {"expression":"2+2"}                                        | calculator {"expression":"2+2"}
        Action: calculator: 2+2                                                        | calculator {"expression":"2+2"}
        Action: calculator -> 2+2                                                      | calculator {"expression":"2+2"}
        Action: calculator with input 2+2                                              | calculator {"expression":"2+2"}
        Action: calculator with {"expression":"2+2"}                                   | calculator {"expression":"2+2"}
        Action: calculator~{"expression":"2+2"}                                        | calculator {"expression":"2+2"}
        Action: now                                                                    | now {}
        Action: now()                                                                  | now {}
        Action: now~Action Input:                                                      | now {}
        Action: now~Action Input: None                                                 | now {}
        Action: now~Action Input: N/A (no arguments)                                   | now {}
        Action: current_time~Action Input: none                                        | current_time {}
        Action: current_time~Action Input: "Europe/Rome"                               | current_time {"zone":"Europe/Rome"}
        """)
    void headingsNamesAndCallsAreReadInAnyClothes(String text, String meaning) {
        assertThat(meaning(read(text))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', commentCharacter = '%', textBlock = """
        {'expression': '2+2'}                        | calculator {"expression":"2+2"}
        {'expression': 'it\\'s "2"'}                 | calculator {"expression":"it's \\"2\\""}
        {"expression": "2+2",}                       | calculator {"expression":"2+2"}
        {expression: "2+2"}                          | calculator {"expression":"2+2"}
        {“expression”: “2+2”}                        | calculator {"expression":"2+2"}
        {"expression": "2+2"} // the sum             | calculator {"expression":"2+2"}
        { /* sum */ "expression": "2+2" }            | calculator {"expression":"2+2"}
        {"expression": "2+2"} I hope that is right.  | calculator {"expression":"2+2"}
        {"expression": "2+2"}}                       | calculator {"expression":"2+2"}
        {"expression": "f(x) = {x} }{"}              | calculator {"expression":"f(x) = {x} }{"}
        {"expression": {"a": {"b": [1, {"c": "}"}]}}} | calculator {"expression":{"a":{"b":[1,{"c":"}"}]}}}
        {"expression": "2~Thought: +~2"}             | calculator {"expression":"2\\nThought: +\\n2"}
        {"expression": "2~Observation: +~2"}         | calculator {"expression":"2\\nObservation: +\\n2"}
        {"expression": 0.10}                         | calculator {"expression":0.10}
        {"expression": 12345678901234567890123}      | calculator {"expression":12345678901234567890123}
        {"expression": None, 'x': True, y: False}    | calculator {"expression":null,"x":true,"y":false}
        "{\\"expression\\": \\"2+2\\"}"              | calculator {"expression":"2+2"}
        The arguments are {"expression": "2+2"}      | calculator {"expression":"2+2"}
        print({'a': 1})                              | calculator {"expression":"print({'a': 1})"}
        "2+2"                                        | calculator {"expression":"2+2"}
        '2+2'                                        | calculator {"expression":"2+2"}
        "a" + "b"                                    | calculator {"expression":"\\"a\\" + \\"b\\""}
        2+2                                          | calculator {"expression":"2+2"}
        -2                                           | calculator {"expression":"-2"}
        None                                         | calculator {"expression":"None"}
        2~+~2                                        | calculator {"expression":"2\\n+\\n2"}
        expression = 2+2                             | calculator {"expression":"2+2"}
        2 == 2                                       | calculator {"expression":"2 == 2"}
        {"expression": "2+2"                         | calculator {"expression":"{\\"expression\\": \\"2+2\\""}
        {"expression": 1, "expression": 2}           | calculator {"expression":"{\\"expression\\": 1, \\"expression\\": 2}"}
        """)
    void inputsAreReadAsWhatTheyWereMeantToBe(String input, String meaning) {
        assertThat(meaning(read("Thought: add~Action: calculator~Action Input: " + input)))
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
        repeat     | 3                              | repeat {"count":3}
        repeat     | three times                    | repeat three times
        repeat     | 3 apples                       | repeat 3 apples
        repeat     | {"count": 3, "word": "ho"}     | repeat {"count":3,"word":"ho"}
        repeat     | count=3                        | repeat {"count":3}
        repeat     | count=many                     | repeat count=many
        repeat     | None                           | repeat {"count":null}
        write_note | buy milk                       | write_note buy milk
        write_note | title="a", text="b", loud=True | write_note {"title":"a","text":"b","loud":true}
        now        | please                         | now {}
        abacus     | None                           | abacus None
        """)
    void bareValuesAreOfTheOnlyParameterAndElseTheModelIsToldByItsTool(String tool, String input, String meaning) {
        assertThat(meaning(read("Action: " + tool + "~Action Input: " + input))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', commentCharacter = '%', textBlock = """
        Action: None~Final Answer: 4                                       | = 4
        Action: None~Action Input: None~Final Answer: 4                    | = 4
        Action: none needed.~Thought: so~Final Answer: 4                   | = 4
        Action: No tool is needed~Final Answer: 4                          | = 4
        Action: N/A~Final Answer: 4                                        | = 4
        Action: -~Final Answer: 4                                          | = 4
        Action: None~Action Input: It is 4.                                | = It is 4.
        Action: None                                                       | ?
        Action: None~Action Input: None                                    | ?
        Action: None~Action Input: {}                                      | ?
        Action: Final Answer~Action Input: 4                               | = 4
        Action: Final Answer: 4                                            | = 4
        Action: Finish[4]                                                  | = 4
        Action 3: Finish[4]~Observation 3: right                           | = 4
        Action: finish(4)                                                  | = 4
        Action:                                                            | ?
        Action: ...                                                        | ?
        Action:~Action Input: {"expression":"2+2"}                         | ?
        Thought: what now?                                                 | ?
        Thought:                                                           | ?
        **Thought:** I should add.~~Then I am done.                        | ?
        Thought: The next action is to add.                                | ?
        Observation: 4                                                     | ?
        Final Answer:                                                      | ?
        Final Answer:~~```                                                 | = ```
        % First come, first served.
        Final Answer: 4~Action: calculator~Action Input: 2+2               | = 4
        Action: calculator~Action Input: 2+2~Final Answer: 4               | calculator {"expression":"2+2"}
        Action: calculator(2+2)~Final Answer: 4                            | calculator {"expression":"2+2"}
        Action: now~Thought: then~Action: calculator~Action Input: 2+2     | now {}
        Action: now~Action: calculator~Action Input: 2+2                   | now {}
        Final Answer: 4~Observation: right                                 | = 4
        Final Answer: 4~~Thought: done~Final Answer: 5                     | = 4
        Final Answer: Minutes~Action: Bob calls~Action: Ann writes         | = Minutes~Action: Bob calls~Action: Ann writes
        % Plain answers.
        It is 4.                                                           | = It is 4.
        {"sum": 4}                                                         | = {"sum": 4}
        {"name": "Bob", "arguments": "none"}                               | = {"name": "Bob", "arguments": "none"}
        Report~Observation: cracks                                         | = Report~Observation: cracks
        The action: none. My final answer: 4                               | = The action: none. My final answer: 4
        ```json~{"sum": 4}~```                                             | = ```json~{"sum": 4}~```
        """)
    void whereNoToolIsWantedThereIsAnAnswerOrTheModelIsAskedAgain(String text, String meaning) {
        assertThat(meaning(read(text))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', commentCharacter = '%', textBlock = """
        % LangChain.
        {"action": "calculator", "action_input": "2+2"}                                  | calculator {"expression":"2+2"}
        {"action": "calculator", "action_input": {"expression": "2+2"}}                  | calculator {"expression":"2+2"}
        Thought: add~Action:~```json~{"action": "Calculator", "action_input": "2+2"}~``` | calculator {"expression":"2+2"}
        Action: {"action": "calculator", "action_input": "2+2"}                          | calculator {"expression":"2+2"}
        Action: ```{"action": "calculator", "action_input": "2+2"}```                    | calculator {"expression":"2+2"}
        ```json~{~  "action": "calculator",~  "action_input": "2+2"~}~```                | calculator {"expression":"2+2"}
        I add.~```~{'action': 'calculator', 'action_input': '2+2'}~```~Then I see.       | calculator {"expression":"2+2"}
        {"action": "calculator", "expression": "2+2", "action_input": null}              | calculator {}
        {"action": "Final Answer", "action_input": "4"}                                  | = 4
        Action:~```~{"action": "Final Answer", "action_input": "4"}~```                  | = 4
        {"action": "abacus", "action_input": "2+2"}                                      | abacus 2+2
        {"action": "calculator", "action_input": {                                       | ?
        {"tool": "calculator", "tool_input": "2+2"}                                      | calculator {"expression":"2+2"}
        {"name": "calculator", "parameters": {"expression": "2+2"}}                      | calculator {"expression":"2+2"}
        {"type": "function", "function": {"name": "now", "arguments": "{}"}}             | now {}
        {"action": "calculator", "expression": "2+2"}                                    | calculator {"expression":"2+2"}
        % Hermes, Qwen.
        <tool_call>~{"name": "calculator", "arguments": {"expression": "2+2"}}~</tool_call> | calculator {"expression":"2+2"}
        I add.~<tool_call>{"name": "now", "arguments": {}}</tool_call>~Then I wait.      | now {}
        <tool_call>{"name": "now"}</tool_call>                                           | now {}
        <tool_call>{"name": "calculator", "arguments": "{\\"expression\\": \\"2+2\\"}"}</tool_call> | calculator {"expression":"2+2"}
        <tool_call>{'name': 'now', 'arguments': None}</tool_call>                        | now {}
        <tool_call>{"name": "now", "arguments": {}}                                      | now {}
        <function_call>{"name": "now", "arguments": {}}</function_call>                  | now {}
        Action: <tool_call>{"name": "now", "arguments": {}}</tool_call>                  | now {}
        <tool_call>{"name": "now"}</tool_call>~<tool_call>{"name": "repeat", "arguments": {"count": 2}}</tool_call> | now {} + repeat {"count":2}
        <tool_call>{"name": "now"}</tool_call>~Then~<tool_call>{"name": "now"}</tool_call> | now {}
        <tool_call>{"name": "now"</tool_call>                                            | ?
        <tool_call>now</tool_call>                                                       | ?
        Final Answer: write <tool_call>{"name": "now"}</tool_call>                       | = write <tool_call>{"name": "now"}</tool_call>
        """)
    void callsInOtherFormsAreReadToo(String text, String meaning) {
        assertThat(meaning(read(text))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
        <think>~Action: now~</think>~Action: calculator~Action Input: 2+2      | calculator {"expression":"2+2"}
        <think>Final Answer: 3?</think>Final Answer: 4                         | = 4
        <think>hm</think>It is 4.                                              | = It is 4.
        <THINKING>hm</THINKING>~~It is 4.                                      | = It is 4.
        <think>a</think><think>b</think> It is 4.                              | = It is 4.
        It is so.~</think>~~Final Answer: 4                                    | = 4
        So, Action: now~</think>~It is 4.                                      | = It is 4.
        <think>hm</think>                                                      | ?
        <think>I should add                                                    | ?
        <think>~I should add.~Final Answer: 4                                  | = 4
        <think>a <think>b</think> Action: now~</think>~Final Answer: 4         | = 4
        Thought: x~<think>Action: now~</think>~Action: calculator(2+2)         | calculator {"expression":"2+2"}
        The tag </think> ends thoughts.                                        | = The tag </think> ends thoughts.
        Thoughts stand in <think> and </think>.                                | = Thoughts stand in <think> and </think>.
        """)
    void thoughtsInTagsAreNeitherCallsNorAnswers(String text, String meaning) {
        assertThat(meaning(read(text))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
        Action: now~Observation: noon~Thought: so~Final Answer: noon              | Action: now
        Thought: x~Action: calculator~Action Input: 2+2~Observation: 4~Thought: y | Thought: x~Action: calculator~Action Input: 2+2
        Action: calculator~Action Input: {"expression":"2+2"} Observation: 4      | Action: calculator~Action Input: {"expression":"2+2"}
        Action: calculator~Action Input:~```~{"expression":"2+2"}~```~So it is.   | Action: calculator~Action Input:~```~{"expression":"2+2"}~```
        Action: now~Action: calculator(2+2)                                       | Action: now
        Action: now()~Final Answer: noon                                          | Action: now()
        Thought: a~Observation: made up~Thought: b~Action: now                    | Thought: a~Thought: b~Action: now
        Thought: a~**Observation:** made up                                       | Thought: a
        Observation: made up                                                      | Observation: made up
        Final Answer: 4~Observation: right~Final Answer: 5                        | Final Answer: 4
        <think>hm</think>~Action: now~Observation: noon                           | <think>hm</think>~Action: now
        <tool_call>{"name":"now"}</tool_call>~<tool_response>noon</tool_response> | <tool_call>{"name":"now"}</tool_call>
        Report~Observation: cracks                                                | Report~Observation: cracks
        """)
    void whatIsKeptOfAnAnswerHasNoObservationAndEndsWithItsCall(String text, String kept) {
        assertThat(read(text).text().replace('\n', '~')).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
        Thought: add~Action: calculator~Action Input: {"expression":"2+2"}~Observation: 4 | calculator {"expression":"2+2"}
        Action: calculator~Action Input: 2+2~~Observation: 4                              | calculator {"expression":"2+2"}
        Thought: I know~Final Answer: 4~                                                  | = 4
        """)
    void linesMayEndAsOnWindows(String text, String meaning) {
        Reading reading = read(text.replace("~", "\r\n"));

        assertThat(meaning(reading)).isEqualTo(meaning);
        assertThat(reading.text()).doesNotContain("Observation");
    }
}
