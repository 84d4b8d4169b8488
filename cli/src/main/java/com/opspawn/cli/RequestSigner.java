package com.opspawn.cli;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Adds what an endpoint wants to see of a caller: the token where there is one, else a SigV4 signature where API Gateway asks
 * for it, else nothing.
 */
@FunctionalInterface
interface RequestSigner {
    Pattern API_GATEWAY = Pattern.compile("[a-z0-9]+\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?");
    Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The headers to send: those given, and what shows who calls. */
    Map<String, String> sign(String method, URI uri, Map<String, String> headers, String body);

    static RequestSigner of(Endpoint endpoint, Optional<Token> token) {
        if (token.isPresent()) {
            return bearer(endpoint, token.get());
        }
        Matcher gateway = API_GATEWAY.matcher(endpoint.base().getHost());
        return gateway.matches() ? signature(gateway.group(1)) : (method, uri, headers, body) -> headers;
    }

    private static RequestSigner bearer(Endpoint endpoint, Token token) {
        boolean isPrivate = "https".equals(endpoint.base().getScheme())
                || LOOPBACK.contains(endpoint.base().getHost());
        if (!isPrivate) {
            throw new CommandException(
                    Exit.USAGE,
                    "the token would go to " + endpoint + " unencrypted: use https://, or unset OPSPAWN_TOKEN");
        }
        return (method, uri, headers, body) -> {
            Map<String, String> all = new TreeMap<>(headers);
            all.put("Authorization", "Bearer " + token.value());
            return all;
        };
    }

    private static RequestSigner signature(String region) {
        // Credentials of a role end, and a task may be watched for longer: the provider fetches new ones.
        DefaultCredentialsProvider provider =
                DefaultCredentialsProvider.builder().build();
        return (method, uri, headers, body) -> sign(region, credentials(provider), method, uri, headers, body);
    }

    private static AwsCredentials credentials(DefaultCredentialsProvider provider) {
        try {
            return provider.resolveCredentials();
        } catch (SdkException e) {
            throw new CommandException(
                    "there are no AWS credentials to sign the request with: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY, or run aws sso login; an API that takes tokens wants"
                            + " OPSPAWN_TOKEN",
                    e);
        }
    }

    private static Map<String, String> sign(
            String region,
            AwsCredentials credentials,
            String method,
            URI uri,
            Map<String, String> headers,
            String body) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
        headers.forEach(request::putHeader);
        Map<String, String> signed = new TreeMap<>();
        AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromUtf8String(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request()
                .headers()
                .forEach((name, values) -> signed.put(name, values.getFirst()));
        signed.remove("Host");
        return signed;
    }
}
