package com.opspawn.system.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Makes one stack of a built tree: uploads what the template names as files, then has CloudFormation create it. What SAM is
 * for, CloudFormation's own transform does.
 *
 * @param root of the built tree
 * @param endpoint where all services answer
 * @param differences of that endpoint from AWS
 * @param stack its name; the bucket is named after it
 * @param scratch for what is changed before it is uploaded
 */
record Deployer(Path root, Endpoint endpoint, Differences differences, String stack, Path scratch) {
    /** @return the stack's outputs */
    Map<String, String> deploy(Map<String, String> parameters) throws IOException {
        ObjectNode template = TemplateFile.read(root.resolve("template.yaml"));
        differences.changeTemplate(template);
        try (S3Client s3 = endpoint.s3()) {
            s3.createBucket(request -> request.bucket(bucket()));
            uploadFiles(s3, template);
            upload(s3, "template.json", RequestBody.fromString(Json.write(template)));
        }
        return new StackCreation(endpoint, stack)
                .create(endpoint.object(bucket(), "template.json"), declared(template, parameters));
    }

    private String bucket() {
        return stack + "-code";
    }

    /** A template may have lost a parameter to a difference. */
    private static Map<String, String> declared(ObjectNode template, Map<String, String> parameters) {
        Map<String, String> declared = new TreeMap<>(parameters);
        declared.keySet().removeIf(name -> !template.path("Parameters").has(name));
        return declared;
    }

    private void uploadFiles(S3Client s3, ObjectNode template) throws IOException {
        Map<String, String> zips = new LinkedHashMap<>();
        for (JsonNode resource : template.path("Resources")) {
            if (resource.path("Properties") instanceof ObjectNode properties) {
                JsonNode code = properties.path("CodeUri");
                if (code.isTextual()) {
                    properties.put("CodeUri", uploadedZip(s3, zips, code.asText()));
                }
                JsonNode definition = properties.path("DefinitionUri");
                if (definition.isTextual()) {
                    properties.put("DefinitionUri", uploadedWorkflow(s3, definition.asText()));
                }
            }
        }
    }

    /** Functions share zips. */
    private String uploadedZip(S3Client s3, Map<String, String> zips, String file) throws IOException {
        if (!zips.containsKey(file)) {
            Path zip = differences.changeZip(built(file), scratch);
            zips.put(file, upload(s3, zip.getFileName().toString(), RequestBody.fromFile(zip)));
        }
        return zips.get(file);
    }

    private Path built(String file) {
        Path built = root.resolve(file);
        if (!Files.exists(built)) {
            throw new IllegalStateException(built + " is not there: build it with mvn package first");
        }
        return built;
    }

    private String uploadedWorkflow(S3Client s3, String file) throws IOException {
        ObjectNode definition = (ObjectNode) Json.parseOwn(Files.readString(root.resolve(file)));
        differences.changeWorkflow(definition);
        return upload(s3, root.resolve(file).getFileName().toString(), RequestBody.fromString(Json.write(definition)));
    }

    private String upload(S3Client s3, String key, RequestBody body) {
        s3.putObject(request -> request.bucket(bucket()).key(key), body);
        return "s3://" + bucket() + "/" + key;
    }
}
