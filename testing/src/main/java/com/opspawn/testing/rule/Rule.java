package com.opspawn.testing.rule;

import com.opspawn.testing.run.Run;
import java.util.List;

/** Something that must hold after every run. */
public interface Rule {

    /** The rule in words, as a sentence that must be true. */
    String words();

    /** What contradicts it; empty where nothing does. */
    List<String> broken(Run run);
}
