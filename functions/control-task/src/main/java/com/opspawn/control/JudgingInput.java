package com.opspawn.control;

import static java.util.stream.Collectors.joining;

import com.opspawn.http.FieldProblem;
import com.opspawn.http.Problem;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Input;
import com.opspawn.journal.InputDecision;
import com.opspawn.journal.InputRequest;
import java.util.List;
import java.util.Optional;

/**
 * Judges a decision on an input request. What was approved is the stored call and no other.
 *
 * @param by the caller's subject
 */
record JudgingInput(History history, String by) {

    Judgement of(Command.Decide decide) {
        return Input.of(history.entries()).stream()
                .filter(input -> input.request().id().equals(decide.requestId()))
                .findFirst()
                .map(input -> of(decide, input))
                .orElseGet(() -> refused(Problem.notFound("there is no input request '" + decide.requestId() + "'")));
    }

    private Judgement of(Command.Decide decide, Input input) {
        InputRequest request = input.request();
        if (!request.type().decisions().contains(decide.decision())) {
            return refused(wrongDecision(decide, request));
        }
        Optional<Problem> changed = changed(decide, request);
        if (changed.isPresent()) {
            return refused(changed.get());
        }
        Fact.InputGiven given = new Fact.InputGiven(
                request.id(),
                decide.decision(),
                decide.reason(),
                decide.arguments().filter(_ -> decide.decision() == InputDecision.EDIT),
                decide.answer(),
                by);
        if (input.given().isPresent()) {
            return again(given, input.given().get().decision());
        }
        return history.hasEnded() ? Judging.ended(history) : new Judgement.Append(given);
    }

    private static Problem wrongDecision(Command.Decide decide, InputRequest request) {
        String allowed = request.type().decisions().stream()
                .map(InputDecision::wireName)
                .sorted()
                .collect(joining(", "));
        String detail = "decision '" + decide.decision().wireName() + "' is none for a request of type "
                + request.type().wireName() + ": use one of " + allowed;
        return Problem.invalid(List.of(new FieldProblem("decision", "invalid", detail)));
    }

    /** Who approves something else than what stands here has seen something else. */
    private static Optional<Problem> changed(Command.Decide decide, InputRequest request) {
        boolean otherCall = decide.callHash()
                .filter(hash -> !hash.equals(request.callHash()))
                .isPresent();
        boolean otherArguments = decide.decision() == InputDecision.APPROVE
                && decide.arguments()
                        .filter(arguments -> !InputRequest.hash(request.call().tool(), arguments)
                                .equals(request.callHash()))
                        .isPresent();
        return otherCall || otherArguments
                ? Optional.of(Problem.conflict(
                        "call_changed",
                        "That is not the call that is asked about",
                        "the call's tool or arguments differ from the request's: read it again, and use decision edit"
                                + " to run it with other arguments"))
                : Optional.empty();
    }

    private static Judgement again(Fact.InputGiven wanted, Fact.InputGiven given) {
        boolean same = wanted.decision() == given.decision()
                && wanted.arguments().equals(given.arguments())
                && wanted.answer().equals(given.answer());
        return same
                ? new Judgement.Unchanged()
                : refused(Problem.conflict(
                        "already_decided",
                        "The request is decided",
                        "it was decided by " + given.by() + " as "
                                + given.decision().wireName()));
    }

    private static Judgement refused(Problem problem) {
        return new Judgement.Refused(problem);
    }
}
