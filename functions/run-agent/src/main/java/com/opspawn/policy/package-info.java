/**
 * What an agent may do: allow, deny, or ask a person, decided before each tool call.
 *
 * <p>Promises: the first rule that fits decides; without one, an effect that the agent's file does not list is denied; a
 * decision takes time linear in the arguments, whatever stands in them; what cannot be judged counts as the worse case.
 * Out of scope: waiting for the person, and which addresses a host name leads to, which the HTTP tools check themselves.
 */
@NullMarked
package com.opspawn.policy;

import org.jspecify.annotations.NullMarked;
