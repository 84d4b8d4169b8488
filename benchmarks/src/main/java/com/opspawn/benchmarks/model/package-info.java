/**
 * A model of a script on loopback that speaks OpenAI's chat completions, and the tool that it asks for. It answers at once,
 * or after a fixed time, and says how long the system took between one answer and the next question: a step less its model.
 */
@NullMarked
package com.opspawn.benchmarks.model;

import org.jspecify.annotations.NullMarked;
