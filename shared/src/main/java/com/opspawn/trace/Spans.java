package com.opspawn.trace;

import java.util.List;

/** Where spans go. Never throws: what is watched must not fail for its watcher. */
public interface Spans {
    /** Nobody watches. */
    Spans NONE = new Spans() {
        @Override
        public void add(List<Span> spans) {}

        @Override
        public void flush() {}
    };

    /** Keeps them until the next flush. */
    void add(List<Span> spans);

    /** Sends what was kept. Lambda stops a function's threads as soon as it has answered, so this is called before. */
    void flush();
}
