package com.example;

import com.opspawn.tool.Effect;
import com.opspawn.tool.Runs;
import com.opspawn.tool.Tools;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;

public class WordCount implements Tools {

    @Tool(name = "word_count", value = "Counts the words of a text.")
    @Runs(effect = Effect.READ)
    public int count(@P(name = "text", value = "The text to count in.") String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
