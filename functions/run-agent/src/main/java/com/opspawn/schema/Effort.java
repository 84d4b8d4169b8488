package com.opspawn.schema;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import java.util.Locale;

/** One check, which is given up where it grows beyond all measure: schemas can refer to themselves in many ways. */
final class Effort extends ExecutionContext {
    private static final int MOST_KEYWORDS = 1_000_000;
    private static final int DEEPEST = 1_500;

    private int keywords;
    private int depth;

    Effort() {
        super(ExecutionConfig.builder()
                .formatAssertionsEnabled(true)
                .locale(Locale.ROOT)
                .build());
    }

    @Override
    public void evaluationPathAddLast(String keyword) {
        enter();
        super.evaluationPathAddLast(keyword);
    }

    @Override
    public void evaluationPathAddLast(int index) {
        enter();
        super.evaluationPathAddLast(index);
    }

    private void enter() {
        keywords++;
        depth++;
        if (keywords > MOST_KEYWORDS || depth > DEEPEST) {
            throw new TooMuch();
        }
    }

    @Override
    public void evaluationPathRemoveLast() {
        depth--;
        super.evaluationPathRemoveLast();
    }

    /** The check was given up. */
    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuch() {
            super("the schema refers to itself without end, or the value is too large for it", null, false, false);
        }
    }
}
