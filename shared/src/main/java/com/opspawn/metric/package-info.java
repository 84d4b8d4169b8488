/**
 * Metrics by CloudWatch's embedded metric format: a JSON line of a log, of which CloudWatch makes metrics without a request
 * of ours. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 *
 * <p>Promises: namespace {@code Opspawn}, dimension {@code Stack}; ids of tasks and tenants stand beside a metric and are
 * never its dimensions, which are paid for one by one.
 */
@NullMarked
package com.opspawn.metric;

import org.jspecify.annotations.NullMarked;
