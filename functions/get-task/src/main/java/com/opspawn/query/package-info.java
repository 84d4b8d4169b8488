/**
 * Reading: one task, lists, steps and events; and the console's pages, which read and steer over the same API.
 *
 * <p>Promises: what was recorded is seen at once; another tenant's task looks exactly like one that does not exist.
 */
@NullMarked
package com.opspawn.query;

import org.jspecify.annotations.NullMarked;
