package com.opspawn.testing.rule;

import com.opspawn.testing.cloud.Submission;
import com.opspawn.testing.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is handed in under one name is one task, however often it comes. */
public final class OneTaskForOneKey implements Rule {
    @Override
    public String words() {
        return "a submission that comes twice is one task";
    }

    @Override
    public List<String> broken(Run run) {
        boolean allNamed = run.submissions().stream()
                .allMatch(submission ->
                        submission.queued() || submission.idempotencyKey().isPresent());
        long names = Stream.concat(
                        run.submissions().stream()
                                .map(Submission::idempotencyKey)
                                .flatMap(Optional::stream)
                                .distinct(),
                        run.submissions().stream()
                                .filter(submission ->
                                        submission.idempotencyKey().isEmpty()))
                .count();
        return allNamed && run.tasks().size() > names
                ? List.of(names + " submissions became " + run.tasks().size() + " tasks")
                : List.of();
    }
}
