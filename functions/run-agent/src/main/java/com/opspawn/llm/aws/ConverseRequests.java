package com.opspawn.llm.aws;

import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.llm.wire.CallArguments;
import com.opspawn.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;

/**
 * A prompt as Bedrock's Converse takes it: turns alternate between user and assistant, and the results of all the calls of
 * an answer are in the user's turn after it.
 *
 * <p>Cache points stand behind the tools, the instructions, and the last two user turns, where the model knows them: as with
 * Anthropic itself, they are no part of what is cached, so that a longer prompt hits the cache of the shorter one.
 */
final class ConverseRequests {
    /** Claude from version 4 on, whose name has its version behind its kind. Others refuse cache points, or cache by themselves. */
    private static final Pattern CACHED = Pattern.compile("(.*[.:/])?anthropic\\.claude-[a-z]+-\\d.*");

    private static final int MARKED_TURNS = 2;
    private static final CachePointBlock CACHE_POINT =
            CachePointBlock.builder().type(CachePointType.DEFAULT).build();

    private final boolean cached;

    private ConverseRequests(boolean cached) {
        this.cached = cached;
    }

    static ConverseRequest write(String model, Prompt prompt) {
        ConverseRequests requests = new ConverseRequests(CACHED.matcher(model).matches());
        ConverseRequest.Builder request = ConverseRequest.builder().modelId(model);
        if (!prompt.instructions().isBlank()) {
            request.system(requests.system(prompt));
        }
        if (!prompt.tools().isEmpty()) {
            request.toolConfig(config -> config.tools(requests.tools(prompt)));
        }
        if (prompt.maxOutputTokens().isPresent() || prompt.temperature().isPresent()) {
            request.inferenceConfig(config -> {
                prompt.maxOutputTokens().ifPresent(config::maxTokens);
                prompt.temperature().ifPresent(temperature -> config.temperature((float) temperature));
            });
        }
        return request.messages(requests.messages(prompt)).build();
    }

    private List<SystemContentBlock> system(Prompt prompt) {
        List<SystemContentBlock> blocks = new ArrayList<>();
        blocks.add(SystemContentBlock.fromText(prompt.instructions()));
        if (cached) {
            blocks.add(SystemContentBlock.fromCachePoint(CACHE_POINT));
        }
        return blocks;
    }

    private List<Tool> tools(Prompt prompt) {
        List<Tool> tools = new ArrayList<>();
        prompt.tools().forEach(spec -> tools.add(tool(spec)));
        if (cached) {
            tools.add(Tool.fromCachePoint(CACHE_POINT));
        }
        return tools;
    }

    private static Tool tool(ToolSpec spec) {
        return Tool.fromToolSpec(tool -> tool.name(spec.name())
                .description(spec.description())
                .inputSchema(schema -> schema.json(Documents.write(spec.parameters()))));
    }

    /** A turn while it is being written. */
    private record Turn(ConversationRole role, List<ContentBlock> blocks) {}

    private List<software.amazon.awssdk.services.bedrockruntime.model.Message> messages(Prompt prompt) {
        List<Turn> turns = new ArrayList<>();
        for (Message message : prompt.messages()) {
            ConversationRole role =
                    message instanceof Message.Assistant ? ConversationRole.ASSISTANT : ConversationRole.USER;
            if (turns.isEmpty() || turns.getLast().role() != role) {
                turns.add(new Turn(role, new ArrayList<>()));
            }
            turns.getLast().blocks().addAll(blocks(message));
        }
        if (cached) {
            mark(turns);
        }
        return turns.stream()
                .map(turn -> software.amazon.awssdk.services.bedrockruntime.model.Message.builder()
                        .role(turn.role())
                        .content(turn.blocks())
                        .build())
                .toList();
    }

    private static void mark(List<Turn> turns) {
        turns.reversed().stream()
                .filter(turn -> turn.role() == ConversationRole.USER)
                .limit(MARKED_TURNS)
                .forEach(turn -> turn.blocks().add(ContentBlock.fromCachePoint(CACHE_POINT)));
    }

    private static List<ContentBlock> blocks(Message message) {
        return switch (message) {
            case Message.User user -> List.of(ContentBlock.fromText(user.text()));
            case Message.ToolOutput output -> List.of(result(output));
            case Message.Assistant assistant -> {
                List<ContentBlock> blocks = new ArrayList<>();
                if (!assistant.text().isEmpty()) {
                    blocks.add(ContentBlock.fromText(assistant.text()));
                }
                assistant
                        .toolCalls()
                        .forEach(call -> blocks.add(ContentBlock.fromToolUse(use -> use.toolUseId(call.id())
                                .name(call.tool())
                                .input(Documents.write(CallArguments.object(call.arguments()))))));
                yield blocks;
            }
        };
    }

    private static ContentBlock result(Message.ToolOutput output) {
        return ContentBlock.fromToolResult(result -> {
            result.toolUseId(output.callId()).content(ToolResultContentBlock.fromText(output.output()));
            if (output.failed()) {
                result.status(ToolResultStatus.ERROR);
            }
        });
    }
}
