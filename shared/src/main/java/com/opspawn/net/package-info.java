/**
 * Which addresses a stranger's URL may lead to.
 *
 * <p>Promises: an address is public only where IANA's registries say so, whatever it was written as or wrapped in. Out of
 * scope: resolving names and connecting. Whoever does must connect to the very addresses that were checked.
 */
@NullMarked
package com.opspawn.net;

import org.jspecify.annotations.NullMarked;
