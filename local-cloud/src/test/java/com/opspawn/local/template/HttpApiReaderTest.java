package com.opspawn.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpApiReaderTest {
    private static final String GOOD = """
        Resources:
          Fn:
            Type: AWS::Serverless::Function
            Properties: {Handler: a.B, AutoPublishAlias: live}
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: {Name: x, ProtocolType: HTTP}
          Stage:
            Type: AWS::ApiGatewayV2::Stage
            Properties: {ApiId: !Ref Api, StageName: $default, AutoDeploy: true}
          Ours:
            Type: AWS::ApiGatewayV2::Integration
            Properties: {ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationUri: !Ref Fn.Alias, PayloadFormatVersion: "2.0"}
          Tokens:
            Type: AWS::ApiGatewayV2::Authorizer
            Properties:
              ApiId: !Ref Api
              Name: jwt
              AuthorizerType: JWT
              IdentitySource: [$request.header.Authorization]
              JwtConfiguration: {Issuer: "https://issuer.example", Audience: !Split [",", "a,b"]}
          Read:
            Type: AWS::ApiGatewayV2::Route
            Properties:
              ApiId: !Ref Api
              RouteKey: GET /things/{id}
              Target: !Sub integrations/${Ours}
              AuthorizationType: JWT
              AuthorizerId: !Ref Tokens
              AuthorizationScopes: [read]
          Rest:
            Type: AWS::ApiGatewayV2::Route
            Properties: {ApiId: !Ref Api, RouteKey: $default, Target: !Sub "integrations/${Ours}", AuthorizationType: AWS_IAM}
          Page:
            Type: AWS::ApiGatewayV2::Route
            Properties: {ApiId: !Ref Api, RouteKey: GET /, Target: !Sub "integrations/${Ours}", AuthorizationType: NONE}
        """;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aRouteLeadsThroughItsIntegrationToItsFunctionAndSaysWhoMayCallIt() throws Exception {
        Authorization token = new Authorization.Token("https://issuer.example", List.of("a", "b"), List.of("read"));

        assertThat(((Loaded.Ready) read(GOOD)).template().routes())
                .containsExactly(
                        new HttpRoute("GET", "/things/{id}", "opspawn-Fn", token),
                        new HttpRoute("ANY", "$default", "opspawn-Fn", new Authorization.Signed()),
                        new HttpRoute("GET", "/", "opspawn-Fn", new Authorization.Open()));
    }

    @Test
    void aRouteThatSaysNothingOfWhoMayCallItIsRefusedSinceOnAwsEveryoneMight() throws Exception {
        assertThat(refused(GOOD.replace(", AuthorizationType: AWS_IAM", "")))
                .containsExactly(
                        "template.yaml:33: Resources.Rest.Properties: AuthorizationType must be AWS_IAM, JWT, or NONE"
                                + " for what everyone may call");
    }

    @Test
    void whatARouteRefersToMustBeThere() throws Exception {
        assertThat(refused(GOOD.replace("AuthorizerId: !Ref Tokens", "AuthorizerId: other")
                        .replace(
                                "integrations/${Ours}\", AuthorizationType: AWS_IAM", "x\", AuthorizationType: AWS_IAM")
                        .replace("!Ref Fn.Alias", "arn:elsewhere")))
                .containsExactly(
                        "template.yaml:27: Resources.Read.Properties.Target: leads to arn:elsewhere, which is no"
                                + " function of this template",
                        "template.yaml:29: Resources.Read.Properties.AuthorizerId: must be a JWT authorizer of this"
                                + " template",
                        "template.yaml:33: Resources.Rest.Properties.Target: must be integrations/ and an integration"
                                + " of this template, and is x",
                        "template.yaml:36: Resources.Page.Properties.Target: leads to arn:elsewhere, which is no"
                                + " function of this template");
    }

    @Test
    void anAuthorizerWithoutAudienceIsRefused() throws Exception {
        assertThat(refused(GOOD.replace("!Split [\",\", \"a,b\"]", "[\"\"]")))
                .containsExactly(
                        "template.yaml:21: Resources.Tokens.Properties.JwtConfiguration.Audience: names nobody:"
                                + " tokens that were made for other services would be taken");
    }

    @Test
    void whatIsNotServedHereIsRefusedByName() throws Exception {
        assertThat(refused(GOOD.replace("ProtocolType: HTTP", "ProtocolType: WEBSOCKET, CorsConfiguration: {}")
                        .replace("StageName: $default", "StageName: prod")
                        .replace("AWS_PROXY", "HTTP_PROXY")
                        .replace("\"2.0\"", "\"1.0\"")
                        .replace("AuthorizerType: JWT", "AuthorizerType: REQUEST")
                        .replace("$request.header.Authorization", "$request.querystring.token")
                        .replace("GET /things/{id}", "FETCH /things/{id}")
                        .replace("RouteKey: GET /,", "RouteKey: $default,")))
                .containsExactly(
                        "template.yaml:7: Resources.Api.Properties.CorsConfiguration: not supported by the local cloud;"
                                + " remove it, or run this template on AWS",
                        "template.yaml:7: Resources.Api.Properties.ProtocolType: the local cloud serves HTTP APIs only",
                        "template.yaml:10: Resources.Stage.Properties.StageName: the local cloud serves the stage"
                                + " $default only",
                        "template.yaml:13: Resources.Ours.Properties.IntegrationType: the local cloud knows AWS_PROXY",
                        "template.yaml:13: Resources.Ours.Properties.PayloadFormatVersion: the local cloud speaks"
                                + " payload format 2.0",
                        "template.yaml:19: Resources.Tokens.Properties.AuthorizerType: the local cloud knows JWT",
                        "template.yaml:20: Resources.Tokens.Properties.IdentitySource: the local cloud takes tokens"
                                + " from $request.header.Authorization alone",
                        "template.yaml:26: Resources.Read.Properties.RouteKey: must be a method and a path, such as GET"
                                + " /tasks, or $default, and is FETCH /things/{id}",
                        "template.yaml:36: Resources.Page.Properties.RouteKey: there is another route $default");
    }

    private List<String> refused(String template) throws IOException {
        return ((Loaded.Refused) read(template))
                .problems().stream().map(Problem::toString).toList();
    }

    private Loaded read(String template) throws IOException {
        Path file = Files.writeString(directory.resolve("template.yaml"), template);
        return TemplateReader.read(file, Map.of(), URI.create("http://127.0.0.1:9"));
    }
}
