package com.opspawn.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.IAM;
import com.opspawn.settings.Environment;
import com.opspawn.task.TaskKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a request is from, and what they may do, by what the gateway has verified and by nothing else.
 *
 * @param tenantClaim the claim of a token that names the tenant ({@code OPSPAWN_TENANT_CLAIM})
 * @param approvalScope what a token needs for answering input requests ({@code OPSPAWN_APPROVAL_SCOPE})
 * @param laptop whether a request without any authorizer is the developer's own; on AWS there is no such request
 */
public record Access(String tenantClaim, String approvalScope, boolean laptop) {
    private static final String DEFAULT_CLAIM = "tenant";
    private static final String DEFAULT_SCOPE = "opspawn/approve";

    /** Longer names do not fit into a key of DynamoDB beside what else is in it, three bytes for each character. */
    private static final int MAX_TENANT = 256;

    public static Access read(Environment environment) {
        return new Access(
                environment.optional("OPSPAWN_TENANT_CLAIM").orElse(DEFAULT_CLAIM),
                environment.optional("OPSPAWN_APPROVAL_SCOPE").orElse(DEFAULT_SCOPE),
                // The name that `sam local` sets; Lambda never does.
                environment.optional("AWS_SAM_LOCAL").filter("true"::equals).isPresent());
    }

    /** For hosts without a gateway: whoever asks is the developer. */
    public static Access ofDeveloper() {
        return new Access(DEFAULT_CLAIM, DEFAULT_SCOPE, true);
    }

    Identity identify(@Nullable Authorizer authorizer) {
        if (authorizer != null && authorizer.getJwt() != null) {
            return ofClaims(Optional.ofNullable(authorizer.getJwt().getClaims()).orElse(Map.of()));
        }
        if (authorizer != null && authorizer.getIam() != null) {
            return ofArn(authorizer.getIam());
        }
        return laptop
                ? new Identity.Known(new Caller(TaskKey.DEFAULT_TENANT, Caller.DEVELOPER, Optional.empty()))
                : new Identity.Refused(Problem.unauthenticated());
    }

    private Identity ofClaims(Map<String, String> claims) {
        Optional<String> tenant = claim(claims, tenantClaim);
        Optional<String> subject = claim(claims, "sub").or(() -> claim(claims, "client_id"));
        if (tenant.isEmpty()) {
            return forbidden("the token has no claim '" + tenantClaim + "', which names the tenant: have it issued");
        }
        // What cannot be encoded would be stored as another name, which may be another tenant's.
        if (tenant.get().length() > MAX_TENANT
                || !StandardCharsets.UTF_8.newEncoder().canEncode(tenant.get())) {
            return forbidden("the token's claim '" + tenantClaim
                    + "' names no tenant: it must be Unicode text of at most " + MAX_TENANT + " characters");
        }
        return subject.<Identity>map(
                        name -> new Identity.Known(new Caller(tenant.get(), name, Optional.of(Scopes.of(claims)))))
                .orElseGet(() -> forbidden("the token has neither 'sub' nor 'client_id': it names nobody"));
    }

    private static Optional<String> claim(Map<String, String> claims, String name) {
        return Optional.ofNullable(claims.get(name)).filter(value -> !value.isBlank());
    }

    /** Everyone whom the account lets in shares its one tenant. */
    private static Identity ofArn(IAM iam) {
        return new Identity.Known(new Caller(
                TaskKey.DEFAULT_TENANT, Optional.ofNullable(iam.getUserArn()).orElse("iam"), Optional.empty()));
    }

    private static Identity forbidden(String detail) {
        return new Identity.Refused(Problem.forbidden(detail));
    }

    /** Why the caller may not answer input requests; empty where they may. */
    Optional<Problem> refusesApproval(Caller caller) {
        boolean may =
                caller.scopes().map(scopes -> scopes.contains(approvalScope)).orElse(true);
        return may
                ? Optional.empty()
                : Optional.of(Problem.forbidden(
                        "answering an input request needs the scope '" + approvalScope + "', which the token has not"));
    }
}
