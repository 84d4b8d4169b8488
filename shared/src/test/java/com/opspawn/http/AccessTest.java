package com.opspawn.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.IAM;
import com.opspawn.settings.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTest {
    private static final Access ON_AWS = access(Map.of());

    private static Access access(Map<String, String> variables) {
        return Access.read(new Environment(variables));
    }

    private static Caller known(Access access, @Nullable Authorizer authorizer) {
        return ((Identity.Known) access.identify(authorizer)).caller();
    }

    private static String refused(Access access, @Nullable Authorizer authorizer) {
        return ((Identity.Refused) access.identify(authorizer))
                .problem()
                .response()
                .body();
    }

    @Test
    void tenantAndSubjectAreClaimsOfTheToken() {
        Caller caller = known(ON_AWS, Events.token(Map.of("tenant", "acme", "sub", "ann", "client_id", "web")));

        assertThat(caller).isEqualTo(new Caller("acme", "ann", Optional.of(Set.of())));
    }

    @Test
    void theClaimThatNamesTheTenantIsASetting() {
        Access cognito = access(Map.of("OPSPAWN_TENANT_CLAIM", "custom:tenant"));

        assertThat(known(cognito, Events.token(Map.of("custom:tenant", "acme", "tenant", "other", "sub", "ann")))
                        .tenant())
                .isEqualTo("acme");
    }

    @Test
    void aMachinesTokenWithoutSubjectIsNamedByItsClient() {
        assertThat(known(ON_AWS, Events.token(Map.of("tenant", "acme", "client_id", "nightly")))
                        .subject())
                .isEqualTo("nightly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aTokenThatNamesNoTenantIsA403ThatNamesTheClaim(String tenant) {
        assertThat(refused(ON_AWS, Events.token(Map.of("tenant", tenant, "sub", "ann"))))
                .isEqualTo("""
                    {"type":"urn:opspawn:problem:forbidden","title":"Not allowed","status":403,\
                    "detail":"the token has no claim 'tenant', which names the tenant: have it issued","code":"forbidden"}\
                    """);
    }

    @Test
    void aTokenWithoutAnyClaimsIsA403() {
        assertThat(refused(
                        ON_AWS,
                        Authorizer.builder().withJwt(new Authorizer.JWT()).build()))
                .contains("\"status\":403");
    }

    @Test
    void aTenantsNameHasALimit() {
        assertThat(known(ON_AWS, Events.token(Map.of("tenant", "t".repeat(256), "sub", "ann")))
                        .tenant())
                .hasSize(256);
        for (String name : List.of("t".repeat(257), "half a pair \ud83d")) {
            assertThat(refused(ON_AWS, Events.token(Map.of("tenant", name, "sub", "ann"))))
                    .contains("\"status\":403")
                    .contains("the token's claim 'tenant' names no tenant: it must be Unicode text of at most 256"
                            + " characters");
        }
    }

    @Test
    void aTokenThatNamesNobodyIsA403() {
        assertThat(refused(ON_AWS, Events.token(Map.of("tenant", "acme"))))
                .contains("\"status\":403")
                .contains("the token has neither 'sub' nor 'client_id': it names nobody");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        scope | opspawn/approve              | true
        scope | openid opspawn/approve email | true
        scp   | [openid opspawn/approve]     | true
        scope | opspawn/approver             | false
        scope | opspawn                      | false
        scope | OPSPAWN/APPROVE              | false
        roles | opspawn/approve              | false
        """)
    void aTokenMayApproveByItsScopeAlone(String claim, String value, boolean may) {
        Caller caller = known(ON_AWS, Events.token(Map.of("tenant", "acme", "sub", "ann", claim, value)));

        assertThat(ON_AWS.refusesApproval(caller).isEmpty()).isEqualTo(may);
    }

    @Test
    void whoMayNotApproveIsToldTheScopeThatIsMissing() {
        Access access = access(Map.of("OPSPAWN_APPROVAL_SCOPE", "tasks:approve"));
        Caller caller = known(access, Events.token(Map.of("tenant", "acme", "sub", "ann", "scope", "opspawn/approve")));

        assertThat(access.refusesApproval(caller))
                .contains(Problem.forbidden(
                        "answering an input request needs the scope 'tasks:approve', which the token has not"));
    }

    @Test
    void scopesOfBothClaimsCount() {
        assertThat(Scopes.of(Map.of("scope", "a b", "scp", "[b  c]"))).isEqualTo(Set.of("a", "b", "c"));
    }

    @Test
    void whoeverTheAccountLetsInSharesItsTenantAndMayApprove() {
        IAM iam = new IAM();
        iam.setUserArn("arn:aws:iam::000000000000:user/ann");
        Caller caller = known(ON_AWS, Authorizer.builder().withIam(iam).build());

        assertThat(caller).isEqualTo(new Caller("default", "arn:aws:iam::000000000000:user/ann", Optional.empty()));
        assertThat(ON_AWS.refusesApproval(caller)).isEmpty();
    }

    @Test
    void onALaptopWhoeverAsksIsTheDeveloperWhoMayApprove() {
        Access laptop = access(Map.of("AWS_SAM_LOCAL", "true"));
        Caller caller = known(laptop, null);

        assertThat(caller).isEqualTo(new Caller("default", "developer", Optional.empty()));
        assertThat(laptop.refusesApproval(caller)).isEmpty();
    }

    @Test
    void onALaptopAsWellAVerifiedTokenSaysWhoAsks() {
        Access laptop = access(Map.of("AWS_SAM_LOCAL", "true"));

        assertThat(known(laptop, Events.token(Map.of("tenant", "acme", "sub", "ann")))
                        .tenant())
                .isEqualTo("acme");
        assertThat(refused(laptop, Events.token(Map.of("sub", "ann")))).contains("\"status\":403");
    }

    @Test
    void anywhereElseARequestThatCameWithoutAuthorizerIsA401() {
        String unauthenticated = """
            {"type":"urn:opspawn:problem:unauthenticated","title":"Nobody is known to ask","status":401,\
            "detail":"the request came past the gateway's authorizer: give its route one","code":"unauthenticated"}\
            """;
        for (Access access : List.of(ON_AWS, access(Map.of("AWS_SAM_LOCAL", "false")))) {
            assertThat(refused(access, null)).isEqualTo(unauthenticated);
            assertThat(refused(access, new Authorizer())).isEqualTo(unauthenticated);
        }
    }
}
