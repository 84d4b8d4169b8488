/**
 * The default event bus: events that services and functions put, and the template's rules, which give them to functions.
 *
 * <p>Promises: what the template's patterns say is matched as EventBridge and Lambda's filters match it, and a pattern that
 * is not supported is refused at the start; an event that no rule wants is dropped. Out of scope: other buses, archives,
 * targets other than functions.
 */
@NullMarked
package com.opspawn.local.event;

import org.jspecify.annotations.NullMarked;
