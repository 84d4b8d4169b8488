/**
 * What an execution leaves behind: the events that GetExecutionHistory shows, typed, ordered and chained as AWS does.
 *
 * <p>History lives in memory only.
 */
@NullMarked
package com.opspawn.local.states.history;

import org.jspecify.annotations.NullMarked;
