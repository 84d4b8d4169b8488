package com.opspawn.cli;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Adds what an endpoint wants to see of a caller: nothing locally, a SigV4 signature where API Gateway asks for it. */
@FunctionalInterface
interface RequestSigner {
    Pattern API_GATEWAY = Pattern.compile("[a-z0-9]+\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?");

    /** The headers to send: those given, and what the signature adds. */
    Map<String, String> sign(String method, URI uri, Map<String, String> headers, String body);

    static RequestSigner of(Endpoint endpoint) {
        Matcher gateway = API_GATEWAY.matcher(endpoint.base().getHost());
        return gateway.matches() ? signature(gateway.group(1)) : (method, uri, headers, body) -> headers;
    }

    private static RequestSigner signature(String region) {
        AwsCredentials credentials;
        try (DefaultCredentialsProvider provider =
                DefaultCredentialsProvider.builder().build()) {
            credentials = provider.resolveCredentials();
        }
        return (method, uri, headers, body) -> sign(region, credentials, method, uri, headers, body);
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
