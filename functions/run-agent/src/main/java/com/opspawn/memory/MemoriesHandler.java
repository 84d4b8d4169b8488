package com.opspawn.memory;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.opspawn.aws.AwsClients;
import com.opspawn.http.Access;
import com.opspawn.http.ApiRequest;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.Edge;
import com.opspawn.http.GatewayHandler;
import com.opspawn.http.Problem;
import com.opspawn.log.LogContext;
import com.opspawn.memory.dynamodb.DynamoDbVectors;
import com.opspawn.settings.Environment;
import com.opspawn.settings.Settings;
import com.opspawn.task.StoreException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /agents/{agent_id}/memories} and {@code /agents/{agent_id}/memories/{memory_id}}: see and delete memories. */
public final class MemoriesHandler extends GatewayHandler {
    private final Edge edge;
    private final Optional<MemoriesEndpoint> endpoint;

    public MemoriesHandler() {
        this(System.getenv());
    }

    /** For hosts with several functions in one process. */
    public MemoriesHandler(Map<String, String> environment) {
        this(environment, settings -> () -> new DynamoDbVectors(AwsClients.dynamoDb(environment), settings.table()));
    }

    /**
     * For hosts that keep tasks elsewhere than AWS does.
     *
     * @param memories where those are kept that stand beside the tasks
     */
    public MemoriesHandler(Map<String, String> environment, VectorStore memories) {
        this(environment, _ -> () -> memories);
    }

    private MemoriesHandler(Map<String, String> environment, Function<Settings, Supplier<VectorStore>> besideTasks) {
        this(Access.read(new Environment(environment)), memory(environment, besideTasks));
    }

    MemoriesHandler(Access access, Optional<LongTermMemory> memory) {
        this.edge = new Edge(access);
        this.endpoint = memory.map(MemoriesEndpoint::new);
    }

    private static Optional<LongTermMemory> memory(
            Map<String, String> variables, Function<Settings, Supplier<VectorStore>> besideTasks) {
        Environment environment = new Environment(variables);
        Settings settings = Settings.read(environment);
        MemorySettings memory = MemorySettings.withoutEmbeddings(environment);
        environment.check();
        return LongTermMemories.withoutEmbeddings(memory, besideTasks.apply(settings), variables);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        // As the gateway decoded them: an agent's id may hold any character, a slash too.
        @Nullable Map<String, String> parameters = event.getPathParameters();
        Map<String, String> path = Objects.requireNonNullElse(parameters, Map.of());
        try (var _ = LogContext.invocation(context.getFunctionName(), context.getAwsRequestId())) {
            return edge.handle(event, request -> answer(request, path));
        }
    }

    private ApiResponse answer(ApiRequest request, Map<String, String> path) {
        if (endpoint.isEmpty()) {
            return Problem.notFound("no memories are kept here: OPSPAWN_MEMORY is off")
                    .response();
        }
        String agentId = Objects.requireNonNull(path.get("agent_id"), "agent_id");
        MemoryScope scope = new MemoryScope(request.tenant(), agentId);
        Optional<String> id = Optional.ofNullable(path.get("memory_id"));
        try {
            return id.isPresent()
                    ? endpoint.get().one(request, scope, id.get())
                    : endpoint.get().all(request, scope);
        } catch (MemoryException e) {
            throw e.isRetryable() ? new StoreException(String.valueOf(e.getMessage()), e) : e;
        }
    }
}
