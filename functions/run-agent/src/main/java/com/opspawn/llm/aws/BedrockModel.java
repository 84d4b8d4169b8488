package com.opspawn.llm.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.opspawn.aws.AwsClients;
import com.opspawn.llm.Answer;
import com.opspawn.llm.AwsAccess;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.OutputTokens;
import com.opspawn.llm.Price;
import com.opspawn.llm.Prompt;
import com.opspawn.llm.wire.Failures;
import com.opspawn.llm.wire.Transcript;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;

/** A model of Amazon Bedrock, through its Converse API, with the credentials and in the region of whoever runs the agent. */
public final class BedrockModel implements Model {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private static final String CREDENTIALS =
            "that the agent may bedrock:InvokeModel, and that the account has access to the model";

    private final ModelId id;
    private final AwsAccess access;
    private final Optional<Price> price;
    private final Optional<String> region;
    private final Duration longestCall;
    private final Failures failures;

    private Optional<BedrockRuntimeClient> client = Optional.empty();

    /**
     * @param price empty where unknown: then its answers have no cost
     * @param longestCall from a request's start to its answer's end
     * @param clock tells how far away a date in {@code Retry-After} is
     */
    public BedrockModel(ModelId id, AwsAccess access, Optional<Price> price, Duration longestCall, Clock clock) {
        this.id = id;
        this.access = access;
        this.price = price;
        this.longestCall = longestCall;
        this.region = region(id, access);
        String place = access.variables()
                .getOrDefault("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "Bedrock in " + region.orElse("the default region"));
        this.failures = new Failures(id.toString(), place, CREDENTIALS, clock);
    }

    /** That of a model named by ARN, else the agent's own. */
    private static Optional<String> region(ModelId id, AwsAccess access) {
        String[] arn = id.name().split(":", 6);
        return arn.length == 6 && arn[0].equals("arn") && !arn[3].isEmpty()
                ? Optional.of(arn[3])
                : Optional.ofNullable(access.variables().get("AWS_REGION"));
    }

    @Override
    public String name() {
        return id.toString();
    }

    @Override
    public Answer ask(Prompt prompt) throws ModelException {
        Prompt asked = OutputTokens.limited(Transcript.of(prompt), price, OptionalInt.empty());
        ConverseRequest request = ConverseRequests.write(id.name(), asked);
        try {
            return ConverseAnswers.read(client().converse(request), price);
        } catch (AwsServiceException e) {
            throw answered(e);
        } catch (SdkException e) {
            throw unanswered(e);
        } catch (IllegalStateException e) {
            throw failures.unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private synchronized BedrockRuntimeClient client() {
        if (client.isEmpty()) {
            BedrockRuntimeClientBuilder builder = AwsClients.configured(
                            BedrockRuntimeClient.builder(), "BEDROCK_RUNTIME", longestCall, access.variables())
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(CONNECT_TIMEOUT)
                            .socketTimeout(longestCall))
                    // One retry layer, and it is the workflow's.
                    .overrideConfiguration(override ->
                            override.apiCallTimeout(longestCall).retryStrategy(AwsRetryStrategy.doNotRetry()));
            region.map(Region::of).ifPresent(builder::region);
            client = Optional.of(builder.build());
        }
        return client.get();
    }

    private ModelException answered(AwsServiceException e) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
        String words = details.map(AwsErrorDetails::errorMessage).orElse("");
        Optional<String> retryAfter = details.map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader("Retry-After"));
        return failures.answered(e.statusCode(), words, retryAfter, e);
    }

    private ModelException unanswered(SdkException e) {
        return Failures.cause(e, JsonProcessingException.class).isPresent()
                ? failures.unreadable(String.valueOf(e.getMessage()), e)
                : failures.unreachable(e).orElseGet(() -> failures.unreadable(String.valueOf(e.getMessage()), e));
    }
}
