/**
 * Telling of changes of tasks' status: the table's changes become EventBridge events and messages of the webhook queue, and
 * those become signed requests.
 *
 * <p>Promises: every change is told at least once, and under the same id each time; what is told holds no prompt, no result
 * and no secret; a webhook is signed as Standard Webhooks says, leads to the addresses that were checked and to no redirect,
 * and is tried for about a day before it is put aside. Out of scope: order. What comes late can be told by its sequence.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
@NullMarked
package com.opspawn.notify;

import org.jspecify.annotations.NullMarked;
