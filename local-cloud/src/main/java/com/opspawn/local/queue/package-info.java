/**
 * The template's queues on ElasticMQ, over HTTP on loopback, and Lambda's event source mapping between them and the
 * functions. With a directory, an acknowledged message survives the process's death by any signal.
 *
 * <p>Out of scope: FIFO queues, filters, the age limit of messages (ElasticMQ keeps them for ever), and Lambda's scaling of
 * concurrent batches: one batch of a queue runs at a time.
 */
@NullMarked
package com.opspawn.local.queue;

import org.jspecify.annotations.NullMarked;
