package com.opspawn.agent;

import java.math.BigDecimal;

/** What a model costs. */
@FunctionalInterface
interface Pricing {

    /** US dollars that so many tokens cost at the most, whatever the provider's cache does. */
    BigDecimal worstCase(long inputTokens, long outputTokens);
}
