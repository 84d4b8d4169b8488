package com.opspawn.agent;

import com.opspawn.journal.History;
import com.opspawn.llm.Prompt;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What model calls cost at the most: as it was recorded with each answer, and the worst case for those that the provider
 * did not count and for the next one.
 *
 * @param used by the calls so far; empty where the price of one of them is not known
 * @param pricing of the next one
 */
record Dollars(Optional<BigDecimal> used, Pricing pricing) {

    static Dollars of(Prompt prompt, History history, Agent agent, Pricing pricing) {
        Optional<BigDecimal> used = Optional.of(BigDecimal.ZERO);
        for (Spent spent : Spent.all(prompt, history)) {
            Optional<BigDecimal> cost = cost(spent, agent);
            used = used.flatMap(sum -> cost.map(sum::add));
        }
        return new Dollars(used, pricing);
    }

    private static Optional<BigDecimal> cost(Spent spent, Agent agent) {
        if (spent.reserved().isPresent()) {
            return spent.reserved();
        }
        if (spent.isCounted() && spent.usage().costUsd().isPresent()) {
            return spent.usage().costUsd();
        }
        return agent.models().stream()
                .filter(model -> model.name().equals(spent.model()))
                .flatMap(model -> model.pricing().stream())
                .map(known -> known.worstCase(spent.inputBound(), spent.outputBound()))
                .findFirst();
    }

    /**
     * The longest answer that is still within the budget.
     *
     * @param inputTokens of the prompt, at the most
     * @param longest no answer is longer
     * @return below 1 where not even a prompt without an answer is
     */
    long answerWithin(BigDecimal budget, long inputTokens, long longest) {
        BigDecimal left = used.map(budget::subtract).orElse(BigDecimal.ZERO);
        long fits = -1;
        long tooLong = longest + 1;
        while (tooLong - fits > 1) {
            long middle = (fits + tooLong) / 2;
            if (pricing.worstCase(inputTokens, middle).compareTo(left) <= 0) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return fits;
    }
}
