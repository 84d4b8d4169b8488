package com.opspawn.system;

import com.opspawn.local.LocalCloud;
import com.opspawn.local.Store;
import java.net.URI;
import java.util.Map;

/**
 * A local cloud whose callers bring tokens, and the issuer of these; one for all tests. Its store is the one whose requests
 * can be counted.
 */
record TokenCloud(Issuer issuer, Api api, URI store) {
    private static final TokenCloud THE_ONE = start();

    static TokenCloud get() {
        return THE_ONE;
    }

    private static TokenCloud start() {
        Issuer issuer = new Issuer();
        LocalCloud cloud = LocalCloud.start(Hosted.options()
                .withStore(Store.DYNAMODB_LOCAL)
                .withoutQueues()
                .withParameters(Map.of("JwtIssuer", issuer.url(), "JwtAudience", "another," + Issuer.AUDIENCE)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            cloud.close();
            issuer.close();
        }));
        return new TokenCloud(
                issuer,
                new Api(URI.create(cloud.apiUrl() + "/api/v1")),
                cloud.dynamoDbUrl().orElseThrow());
    }

    /** The API as a caller of that tenant sees it. */
    Api as(String tenant) {
        return api.with("Authorization", "Bearer " + issuer.token(tenant, "somebody"));
    }
}
