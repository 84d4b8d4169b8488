package com.opspawn.tool.builtin.http;

import com.opspawn.tool.ToolException;
import org.jspecify.annotations.Nullable;

/**
 * How far a request that changes something has come: whether it was carried out must not be guessed, neither by us nor by
 * the model that reads of a failure. Asked by one thread while another one goes on.
 */
final class Deed {
    private volatile @Nullable Request sent;
    private volatile @Nullable Head answer;

    /** From here on the other side may have it. */
    void begins(Request request) {
        if (!request.isSafe()) {
            sent = request;
        }
    }

    void isAnswered(Head head) {
        if (answer == null) {
            answer = head;
        }
    }

    /** A failure with what is known of the deed before it. */
    ToolException after(ToolException failure) {
        String aftermath = aftermath();
        if (aftermath.isEmpty()) {
            return failure;
        }
        String text = failure.getMessage() + aftermath;
        return answer == null ? ToolException.unknown(text, failure) : new ToolException(text, failure);
    }

    /** What to say of it behind the words of a failure; nothing where nothing can have been changed. */
    String aftermath() {
        Request request = sent;
        if (request == null) {
            return "";
        }
        Head head = answer;
        return head == null
                ? ". It was sent and no answer came, so it is unknown whether it was carried out: find out before you"
                        + " send it again"
                : ". The " + request.method() + " itself was answered " + head.statusText();
    }
}
