package com.opspawn.local.template;

import java.time.Duration;

/** {@code AWS::SQS::Queue} to {@link QueueSpec}. */
final class QueueReader {
    private final Stack stack;

    QueueReader(Stack stack) {
        this.stack = stack;
    }

    /** Limits: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
    QueueSpec read(Resource resource, Section section) {
        section.ignoring("QueueName", "Tags", "RedriveAllowPolicy")
                .ignoring("SqsManagedSseEnabled", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds");
        if (section.flag("FifoQueue", false)) {
            section.refuse("FifoQueue", "the local cloud runs standard queues only");
        }
        QueueSpec queue = new QueueSpec(
                resource.id(),
                stack.nameOf(resource),
                Duration.ofSeconds(section.whole("VisibilityTimeout", 30, 0, 43_200)),
                Duration.ofSeconds(section.whole("MessageRetentionPeriod", 345_600, 60, 1_209_600)),
                Duration.ofSeconds(section.whole("DelaySeconds", 0, 0, 900)),
                Duration.ofSeconds(section.whole("ReceiveMessageWaitTimeSeconds", 0, 0, 20)),
                section.section("RedrivePolicy").map(QueueReader::redrive));
        section.refuseRest();
        return queue;
    }

    private static QueueSpec.Redrive redrive(Section section) {
        QueueSpec.Redrive redrive = new QueueSpec.Redrive(
                section.required("deadLetterTargetArn"), section.whole("maxReceiveCount", 10, 1, 1_000));
        section.refuseRest();
        return redrive;
    }
}
