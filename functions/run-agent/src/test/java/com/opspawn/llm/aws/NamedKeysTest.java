package com.opspawn.llm.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.opspawn.json.Json;
import com.opspawn.llm.ApiKey;
import com.opspawn.llm.AwsAccess;
import com.opspawn.llm.ConfiguredModels;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.ModelSettings;
import com.opspawn.llm.Models;
import com.opspawn.llm.scripted.ChatCompletions;
import com.opspawn.llm.scripted.Prompts;
import com.opspawn.llm.scripted.Reply;
import com.opspawn.llm.scripted.ScriptedModel;
import com.opspawn.llm.scripted.ScriptedProvider;
import com.opspawn.settings.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys by name, from services that answer as Secrets Manager and the parameter store do. */
final class NamedKeysTest {
    private static final ApiKey.InSecret SECRET = new ApiKey.InSecret("opspawn/openai", "OPENAI_API_KEY");
    private static final ApiKey.InParameter PARAMETER = new ApiKey.InParameter("/opspawn/openai");

    @SuppressWarnings("NullAway.Init")
    private ScriptedProvider aws;

    @BeforeEach
    void start() throws Exception {
        aws = ScriptedProvider.start();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private Map<String, String> variables() {
        return Map.of(
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                "AKID",
                "AWS_SECRET_ACCESS_KEY",
                "secret",
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                aws.address().toString(),
                "AWS_ENDPOINT_URL_SSM",
                aws.address().toString());
    }

    private NamedKeys keys() {
        return new NamedKeys(new AwsAccess(variables()));
    }

    private void holds(String secret) {
        aws.nowAnswers(amzJson(
                200,
                Json.object()
                        .put("Name", "opspawn/openai")
                        .put("SecretString", secret)
                        .toString()));
    }

    private static Reply amzJson(int status, String body) {
        return Reply.of(status, body).with("Content-Type", "application/x-amz-json-1.1");
    }

    private ModelException failure() {
        return catchThrowableOfType(ModelException.class, () -> keys().secret("openai", SECRET));
    }

    @Test
    void aSecretIsItsText() throws Exception {
        holds(" sk-secret-0123456789\n");

        assertThat(keys().secret("openai", SECRET)).isEqualTo("sk-secret-0123456789");
        assertThat(aws.requests().getLast().header("x-amz-target")).isEqualTo("secretsmanager.GetSecretValue");
        assertThat(aws.requests().getLast().json()).hasToString("{\"SecretId\":\"opspawn/openai\"}");
    }

    @Test
    void ofASecretThatIsAnObjectTheFieldNamedLikeTheVariableCounts() throws Exception {
        holds("{\"OTHER\": \"x\", \"OPENAI_API_KEY\": \"sk-secret-0123456789\"}");

        assertThat(keys().secret("openai", SECRET)).isEqualTo("sk-secret-0123456789");
    }

    @Test
    void aParameterIsReadDecrypted() throws Exception {
        aws.nowAnswers(
                amzJson(200, "{\"Parameter\": {\"Name\": \"/opspawn/openai\", \"Value\": \"sk-secret-0123456789\"}}"));

        assertThat(keys().parameter("openai", PARAMETER)).isEqualTo("sk-secret-0123456789");
        assertThat(aws.requests().getLast().header("x-amz-target")).isEqualTo("AmazonSSM.GetParameter");
        assertThat(aws.requests().getLast().json())
                .hasToString("{\"Name\":\"/opspawn/openai\",\"WithDecryption\":true}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"OTHER": "sk-secret-0123456789"} | is a JSON object without a text 'OPENAI_API_KEY'
        {"OPENAI_API_KEY": 5}             | is a JSON object without a text 'OPENAI_API_KEY'
        ` `                               | holds no text
        sk-secret 0123456789              | holds a character that no key has
        """)
    void aSecretThatHoldsNoKeyIsToldAndNotRepeated(String secret, String why) {
        holds(secret);

        ModelException failure = failure();

        assertThat(failure).hasMessage("the key of provider 'openai': secret 'opspawn/openai' " + why);
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void aSecretThatIsNotThereIsToldWithItsFix() {
        aws.nowAnswers(amzJson(400, """
            {"__type": "ResourceNotFoundException", "message": "Secrets Manager can't find the specified secret."}
            """));

        ModelException failure = failure();

        assertThat(failure)
                .hasMessage(
                        "the key of provider 'openai': secret 'opspawn/openai' cannot be read: Secrets Manager can't "
                                + "find the specified secret. (check its name, and that the agent may "
                                + "secretsmanager:GetSecretValue)");
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void aServiceThatIsDownMayBeAskedAgain() {
        aws.nowAnswers(amzJson(503, "{\"__type\": \"ServiceUnavailable\", \"message\": \"Later.\"}"));

        ModelException failure = failure();

        assertThat(failure.getMessage())
                .startsWith("the key of provider 'openai': secret 'opspawn/openai' cannot be read: Later.");
        assertThat(failure.isRetryable()).isTrue();
    }

    private static Model usable(Models models, String name) {
        return ((Models.Found.Usable) models.find(new ModelId("openai", name))).model();
    }

    @Test
    void aKeyIsReadWhenItsProviderIsFirstAskedAndOnce() throws Exception {
        try (ScriptedProvider provider = ScriptedProvider.start()) {
            provider.answers(new ChatCompletions().text("Sunny."));
            Map<String, String> variables = new HashMap<>(variables());
            variables.put("OPENAI_API_KEY_SECRET", "opspawn/openai");
            variables.put("OPENAI_BASE_URL", provider.address() + "/v1");
            Models models = new ConfiguredModels(ModelSettings.read(new Environment(variables)), ScriptedModel.CLOCK);
            Model first = usable(models, "gpt-4.1");
            assertThat(aws.requests()).as("nobody has asked yet").isEmpty();
            aws.nowAnswers(amzJson(400, "{\"__type\": \"AccessDeniedException\", \"message\": \"No.\"}"));
            assertThat(catchThrowableOfType(ModelException.class, () -> first.ask(Prompts.hello())))
                    .isNotNull();
            holds("sk-secret-0123456789");

            first.ask(Prompts.hello());
            first.ask(Prompts.hello());
            usable(models, "gpt-4.1-mini").ask(Prompts.hello());

            assertThat(aws.requests()).as("one refused, one read").hasSize(2);
            assertThat(provider.requests())
                    .extracting(request -> request.header("authorization"))
                    .isEqualTo(List.of(
                            "Bearer sk-secret-0123456789",
                            "Bearer sk-secret-0123456789",
                            "Bearer sk-secret-0123456789"));
        }
    }
}
