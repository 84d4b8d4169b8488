package com.opspawn.local;

import com.opspawn.local.function.Functions;
import com.opspawn.local.queue.QueuePoller;
import com.opspawn.local.queue.QueueService;
import com.opspawn.local.template.Account;
import com.opspawn.local.template.EventSource;
import com.opspawn.local.template.FunctionSpec;
import com.opspawn.local.template.QueueSpec;
import com.opspawn.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The queues and what carries their messages to functions. */
final class Messaging {
    private final URI url;
    private final Template template;

    Messaging(URI url, Template template) {
        this.url = url;
        this.template = template;
    }

    Map<String, URI> urls() {
        return template.queues().stream()
                .collect(Collectors.toMap(
                        QueueSpec::logicalId, queue -> URI.create(Account.queueUrl(url, queue.name()))));
    }

    /**
     * Starts queues, then pollers.
     *
     * @throws Exception where ElasticMQ does not start
     */
    Messaging start(Optional<Path> directory, Functions functions, RunningParts parts) throws Exception {
        QueueService queues = parts.add(Layer.STORES, QueueService.start(url, directory));
        queues.create(template.queues());
        for (FunctionSpec function : template.functions()) {
            for (EventSource event : function.events()) {
                if (event instanceof EventSource.Messages messages) {
                    parts.add(
                            Layer.ENTRY, QueuePoller.start(url, urlOf(messages), messages, function.name(), functions));
                }
            }
        }
        return this;
    }

    private String urlOf(EventSource.Messages messages) {
        String name = messages.queueArn().substring(messages.queueArn().lastIndexOf(':') + 1);
        return Account.queueUrl(url, name);
    }
}
