package com.opspawn.system.deployed;

import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/**
 * A stack that was created.
 *
 * @param root of the built tree that it was made from
 * @param outputs by their names in the template
 */
public record Standing(Path root, Endpoint endpoint, String stack, Map<String, String> outputs) {
    /** @param resource by its name in the template */
    String physicalId(String resource) {
        try (CloudFormationClient cloudFormation = endpoint.cloudFormation()) {
            return cloudFormation
                    .describeStackResource(request -> request.stackName(stack).logicalResourceId(resource))
                    .stackResourceDetail()
                    .physicalResourceId();
        }
    }
}
