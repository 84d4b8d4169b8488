package com.opspawn.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.local.function.Functions;
import com.opspawn.local.function.Outcome;
import com.opspawn.local.template.HttpRoute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** From a request to its answer: route, event, function, answer. */
final class HttpApi {
    private final Router router;
    private final Gate gate;
    private final Functions functions;
    private final Duration integrationLimit;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    HttpApi(
            List<HttpRoute> routes,
            Functions functions,
            Duration integrationLimit,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.router = new Router(routes);
        this.gate = new Gate(routes, clock);
        this.functions = functions;
        this.integrationLimit = integrationLimit;
        this.clock = clock;
        this.ids = ids;
    }

    HttpAnswer answer(HttpRequest request) {
        return Laptop.refusal(request).orElseGet(() -> routed(request));
    }

    private HttpAnswer routed(HttpRequest request) {
        Optional<Router.Match> match = router.pick(request.method(), request.rawPath());
        return match.map(found -> judged(request, found)).orElseGet(() -> HttpAnswer.own(404, "Not Found"));
    }

    private HttpAnswer judged(HttpRequest request, Router.Match match) {
        return switch (gate.judge(match.route().authorization(), request)) {
            case Verdict.Admitted(Optional<ObjectNode> caller) -> invoke(new Event(request, match, caller), match);
            case Verdict.Refused(HttpAnswer answer) -> answer;
        };
    }

    private HttpAnswer invoke(Event written, Router.Match match) {
        String event = written.json(ids.get().toString(), clock.instant());
        FutureTask<Outcome> call =
                new FutureTask<>(() -> functions.invoke(match.route().function(), event));
        Thread.ofVirtual().start(call);
        try {
            return answer(call.get(integrationLimit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            // The function runs on, as on AWS: only its caller no longer waits.
            return HttpAnswer.own(503, "Service Unavailable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HttpAnswer.own(503, "Service Unavailable");
        } catch (ExecutionException e) {
            return HttpAnswer.own(500, "Internal Server Error");
        }
    }

    private static HttpAnswer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(String payload) -> FunctionAnswer.read(payload);
            case Outcome.Failed failed -> HttpAnswer.own(500, "Internal Server Error");
            case Outcome.TimedOut timedOut -> HttpAnswer.own(500, "Internal Server Error");
            case Outcome.Rejected rejected -> HttpAnswer.own(500, "Internal Server Error");
        };
    }
}
