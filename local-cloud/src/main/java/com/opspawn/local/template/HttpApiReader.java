package com.opspawn.local.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code AWS::ApiGatewayV2} resources of one HTTP API to {@link HttpRoute}s. */
final class HttpApiReader {
    private static final String NO_AUTHORIZATION =
            "The HTTP API asks for no credentials here: every caller is the development tenant.";

    private final Stack stack;
    private final RouteReader routeReader = new RouteReader();
    private final Map<String, String> integrations = new HashMap<>();
    private final Map<String, Authorization.Token> authorizers = new HashMap<>();
    private final List<Section> routes = new ArrayList<>();

    HttpApiReader(Stack stack) {
        this.stack = stack;
    }

    static void api(Section section) {
        section.ignoring("Name", "Description", "Tags", "Version", "DisableExecuteApiEndpoint");
        if (!section.required("ProtocolType").equals("HTTP")) {
            section.refuse("ProtocolType", "the local cloud serves HTTP APIs only");
        }
        section.refuseRest();
    }

    static void stage(Section section) {
        section.ignoring("ApiId", "Description", "Tags", "AutoDeploy")
                .ignoring("AccessLogSettings", "DefaultRouteSettings", "RouteSettings");
        if (!section.required("StageName").equals("$default")) {
            section.refuse("StageName", "the local cloud serves the stage $default only");
        }
        section.refuseRest();
    }

    void integration(Resource resource, Section section) {
        section.ignoring("ApiId", "Description", "IntegrationMethod");
        if (!section.required("IntegrationType").equals("AWS_PROXY")) {
            section.refuse("IntegrationType", "the local cloud knows AWS_PROXY");
        }
        if (!section.required("PayloadFormatVersion").equals("2.0")) {
            section.refuse("PayloadFormatVersion", "the local cloud speaks payload format 2.0");
        }
        integrations.put(stack.nameOf(resource), section.required("IntegrationUri"));
        section.refuseRest();
    }

    void authorizer(Resource resource, Section section) {
        section.ignoring("ApiId", "Name");
        if (!section.required("AuthorizerType").equals("JWT")) {
            section.refuse("AuthorizerType", "the local cloud knows JWT");
        }
        if (!section.list("IdentitySource").equals(List.of("$request.header.Authorization"))) {
            section.refuse("IdentitySource", "the local cloud takes tokens from $request.header.Authorization alone");
        }
        section.section("JwtConfiguration")
                .ifPresentOrElse(
                        jwt -> authorizers.put(stack.nameOf(resource), token(jwt)),
                        () -> section.refuse("JwtConfiguration", "is missing"));
        section.refuseRest();
    }

    private static Authorization.Token token(Section jwt) {
        List<String> audience =
                jwt.list("Audience").stream().filter(name -> !name.isEmpty()).toList();
        if (audience.isEmpty()) {
            jwt.refuse("Audience", "names nobody: tokens that were made for other services would be taken");
        }
        Authorization.Token token = new Authorization.Token(jwt.required("Issuer"), audience, List.of());
        jwt.refuseRest();
        return token;
    }

    void route(Section section) {
        routes.add(section);
    }

    /** The routes, once all that they refer to is read. */
    List<HttpRoute> routes(List<FunctionSpec> functions) {
        Set<String> keys = new HashSet<>();
        List<HttpRoute> read = new ArrayList<>();
        for (Section section : routes) {
            HttpRoute route = routeReader.read(section, function(section, functions), authorizers);
            if (!keys.add(route.key())) {
                section.refuse("RouteKey", "there is another route " + route.key());
            }
            read.add(route);
        }
        return read;
    }

    private String function(Section section, List<FunctionSpec> functions) {
        String target = section.required("Target");
        Optional<String> uri = Optional.of(target)
                .filter(text -> text.startsWith("integrations/"))
                .map(text -> integrations.get(text.substring("integrations/".length())));
        if (uri.isEmpty()) {
            section.refuse("Target", "must be integrations/ and an integration of this template, and is " + target);
            return "";
        }
        return functions.stream()
                .map(FunctionSpec::name)
                .filter(name -> invokes(uri.get(), name))
                .findFirst()
                .orElseGet(() -> {
                    section.refuse("Target", "leads to " + uri.get() + ", which is no function of this template");
                    return "";
                });
    }

    private static boolean invokes(String uri, String function) {
        String arn = Account.functionArn(function);
        return uri.equals(arn) || uri.startsWith(arn + ":");
    }

    /** What a user should know. */
    static List<String> notes(List<HttpRoute> routes) {
        return routes.stream().anyMatch(route -> route.authorization() instanceof Authorization.Signed)
                ? List.of(NO_AUTHORIZATION)
                : List.of();
    }
}
