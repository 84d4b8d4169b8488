package com.opspawn.system.deployed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** What has to be different in a deployment because its target is not AWS. Each difference says why. */
interface Differences {
    /** @param template as the file has it, to be changed in place */
    void changeTemplate(ObjectNode template);

    /** @param definition of the workflow, to be changed in place */
    default void changeWorkflow(ObjectNode definition) {}

    /** @return what to upload in place of a function's zip, or the same */
    default Path changeZip(Path zip, Path scratch) throws IOException {
        return zip;
    }

    Front front(Standing stack) throws IOException;
}
