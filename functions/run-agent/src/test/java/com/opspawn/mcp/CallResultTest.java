package com.opspawn.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.opspawn.json.Json;
import com.opspawn.tool.ToolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CallResultTest {

    private static CallResult result(String json) {
        return new CallResult(Json.parseOwn(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"type": "text", "text": "plain"} | plain
        {"type": "image", "mimeType": "image/png", "data": "iVBORw0KGgo="} | [image image/png, 8 bytes]
        {"type": "audio", "mimeType": "audio/wav", "data": "AAAA"} | [audio audio/wav, 3 bytes]
        {"type": "image"} | [image of unknown type, 0 bytes]
        {"type": "resource", "resource": {"uri": "file:///a", "blob": "AAAA"}} | [resource file:///a of unknown type, 3 bytes]
        {"type": "resource_link", "uri": "file:///a", "name": "A"} | [resource file:///a (A)]
        {"type": "hologram"} | [something of type 'hologram', which is not understood]
        """)
    void partIsToldAsTextOrAsAMark(String part, String told) throws ToolException {
        assertThat(result("{\"content\": [" + part + "]}").text()).isEqualTo(told);
    }

    @Test
    void partsAreParagraphs() throws ToolException {
        assertThat(result("{\"content\": [{\"type\": \"text\", \"text\": \"a\"}, {\"type\": \"text\", \"text\":"
                                + " \"b\"}]}")
                        .text())
                .isEqualTo("a\n\nb");
        assertThat(result("{\"content\": [{\"type\": \"resource\", \"resource\": {\"uri\": \"u\", \"text\": \"t\"}}]}")
                        .text())
                .isEqualTo("[resource u]\nt");
    }

    @Test
    void structuredContentIsToldWhereThereIsNoText() throws ToolException {
        assertThat(result("{\"content\": [], \"structuredContent\": {\"a\": 1}}")
                        .text())
                .isEqualTo("{\"a\":1}");
        assertThat(result("{\"content\": [{\"type\": \"text\", \"text\": \"a is 1\"}], \"structuredContent\":"
                                + " {\"a\": 1}}")
                        .text())
                .isEqualTo("a is 1");
        assertThat(result("{}").text()).isEmpty();
    }

    @Test
    void errorIsToldAsOne() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(
                        () -> result("{\"isError\": true, \"content\": [{\"type\": \"text\", \"text\": \"no disk\"}]}")
                                .text())
                .withMessage("no disk");
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> result("{\"isError\": true}").text())
                .withMessage("the tool went wrong and did not say why");
    }
}
