package com.opspawn.local.template;

/**
 * A resource as the template declares it, Globals merged in.
 *
 * @param id the logical id
 * @param properties not resolved yet
 */
record Resource(String id, ResourceKind kind, Value.Fields properties) {}
