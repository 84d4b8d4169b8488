package com.opspawn.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.opspawn.llm.Message;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Prompt;
import com.opspawn.llm.Provider;
import com.opspawn.llm.langchain4j.LangChainModel;
import com.opspawn.llm.langchain4j.ProviderHttp;
import com.opspawn.tool.Threads;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A provider that keeps a step waiting, over a real connection. */
final class SlowServerTest {
    private static final Prompt PROMPT = new Prompt(
            "Be brief.", List.of(new Message.User("Hello")), List.of(), OptionalInt.empty(), OptionalDouble.empty());

    /** Sends the head of an answer, and then one blank after the other for as long as somebody listens. */
    private static boolean dripUntilClosed(ServerSocket listener) throws IOException, InterruptedException {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n";
        try (Socket socket = listener.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            CountDownLatch never = new CountDownLatch(1);
            while (!never.await(1, TimeUnit.MILLISECONDS)) {
                out.write(' ');
            }
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void anAnswerThatDripsIsStoppedInTimeAndItsConnectionIsClosed() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FutureTask<Boolean> closed = new FutureTask<>(() -> dripUntilClosed(listener));
            Thread.ofVirtual().start(closed);
            URI address = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
            Model model = new LangChainModel(
                    new ModelId("openai", "gpt-4.1"),
                    Provider.WireFormat.CHAT_COMPLETIONS,
                    address,
                    () -> "sk-secret",
                    Optional.empty(),
                    new ProviderHttp(Duration.ofMinutes(1)),
                    Clock.systemUTC());

            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> new AskedModel(new Threads()).ask(model, PROMPT, Duration.ofSeconds(1)))
                    .withMessage("openai/gpt-4.1 did not answer within 1 s")
                    .satisfies(e -> assertThat(e.isRetryable()).isTrue());

            assertThat(closed.get(30, TimeUnit.SECONDS)).as("closed").isTrue();
        }
    }
}
