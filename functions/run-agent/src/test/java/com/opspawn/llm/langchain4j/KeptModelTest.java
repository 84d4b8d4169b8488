package com.opspawn.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeptModelTest {
    private final List<String> builtFor = new ArrayList<>();
    private final KeptModel kept = new KeptModel(key -> {
        builtFor.add(key);
        return new ChatModel() {};
    });

    @Test
    void aModelIsBuiltOnceForAsLongAsItsKeyIsTheSame() {
        ChatModel first = kept.of("one");

        assertThat(kept.of("one")).isSameAs(first);
        assertThat(kept.of("two")).isNotSameAs(first);
        assertThat(builtFor).containsExactly("one", "two");
    }
}
