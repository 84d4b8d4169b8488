package com.opspawn.system.deployed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** What LocalStack 4.14.0 without an account cannot do. */
final class LocalStackDifferences implements Differences {
    @Override
    public void changeTemplate(ObjectNode template) {
        // HTTP APIs are for its customers: everything of them goes, and InvokingFront stands in their place.
        Parts.remove(template, resource -> resource.path("Type").asText().startsWith("AWS::ApiGatewayV2::"));
        ObjectNode functions = (ObjectNode) template.path("Globals").path("Function");
        // Its containers are this machine's, not Graviton's. It takes no snapshots of them, and shifts no traffic.
        functions.putArray("Architectures").add(architecture());
        functions.remove(List.of("SnapStart", "DeploymentPreference"));
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    }

    @Override
    public Front front(Standing stack) throws IOException {
        return new InvokingFront(stack);
    }
}
