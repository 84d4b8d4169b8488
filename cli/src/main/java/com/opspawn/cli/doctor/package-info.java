/**
 * What is configured, what is missing, and how to fix it.
 *
 * <p>Promises: everything is read by the classes that the functions read it with, so that what is fine here starts there; no
 * key's value is ever in a finding; nothing is changed, neither files nor what MCP servers are trusted with.
 */
@NullMarked
package com.opspawn.cli.doctor;

import org.jspecify.annotations.NullMarked;
