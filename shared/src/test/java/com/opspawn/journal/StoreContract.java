package com.opspawn.journal;

import static com.opspawn.task.Samples.NOON;
import static com.opspawn.task.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.opspawn.task.Samples;
import com.opspawn.task.Submission;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskPage;
import com.opspawn.task.TaskQuery;
import com.opspawn.task.TaskStatus;
import com.opspawn.task.TaskStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every pair of {@link Journal} and {@link TaskStore} over one store promises. */
abstract class StoreContract {
    private long tasksMade;

    /** Both over one store, which is empty at the start of each test. */
    abstract Journal journal();

    abstract TaskStore tasks();

    private Task task(String tenant, Submission submission, Instant at) {
        return Task.submitted(Samples.key(tenant, ++tasksMade), submission, at);
    }

    private Task task() {
        return task(TENANT, Samples.saying("Say hello"), NOON);
    }

    private History opened(Task task) {
        assertThat(journal().open(task, Idempotency.NONE)).isEqualTo(new Opened.New(task));
        return history(task.key());
    }

    private History opened() {
        return opened(task());
    }

    private History history(TaskKey key) {
        return new History(key, journal().read(key, 0));
    }

    private History won(History history, Fact... facts) {
        Appended appended = journal().append(history, List.of(facts), NOON.plusSeconds(history.nextSeq()));
        assertThat(appended).isInstanceOf(Appended.Won.class);
        return ((Appended.Won) appended).history();
    }

    private static Idempotency key(String key, String bodyHash) {
        return new Idempotency(Optional.of(key), bodyHash);
    }

    // ---------------------------------------------------------------- opening

    @Test
    void anOpenedTaskIsItsEntryZeroAndItsProjection() {
        Task task = task(TENANT, Samples.FULL, NOON.plusMillis(7));

        assertThat(journal().open(task, Idempotency.NONE)).isEqualTo(new Opened.New(task));

        assertThat(journal().read(task.key(), 0))
                .containsExactly(new Entry(0, task.createdAt(), new Fact.Submitted(Samples.FULL)));
        assertThat(tasks().find(task.key())).contains(task);
    }

    @Test
    void aRehearsalLeavesNothingBehind() {
        History history = opened();

        journal().rehearse();

        assertThat(history(history.key())).isEqualTo(history);
        assertThat(journal().read(TaskKey.NOBODYS, 0)).isEmpty();
        assertThat(tasks().find(TaskKey.NOBODYS)).isEmpty();
    }

    /** Whoever wrote a journal goes on with what it has in hand, and asks the model the same as who reads it. */
    @Test
    void whatAWriterHasInHandIsWhatAReaderReads() {
        History history = opened();
        for (Fact fact : Facts.ofEachKind()) {
            if (!(fact instanceof Fact.Submitted)
                    && !(fact instanceof Fact.Ending)
                    && !(fact instanceof Fact.Redriven)) {
                history = won(history, fact);
            }
        }

        assertThat(history(history.key())).isEqualTo(history);
    }

    @ParameterizedTest
    @ValueSource(strings = {"It is 42.", "Something that no answer said"})
    void aResultIsReadWhereverItStands(String result) {
        History history = won(opened(), Facts.answer("It is 42."), new Fact.Completed(result));

        assertThat(history(history.key())).isEqualTo(history);
        assertThat(journal().read(history.key(), 2)).containsExactly(history.last());
        assertThat(tasks().find(history.key())).contains(history.task());
        assertThat(tasks().list(new TaskQuery(TENANT, Optional.empty(), Optional.empty(), 10, Optional.empty()))
                        .tasks())
                .containsExactly(history.task());
    }

    @Test
    void theSameKeyAndBodyAreTheSameTaskAsItWasThen() {
        Task first = task();
        Task second = task();
        journal().open(first, key("k", "body"));
        won(history(first.key()), Facts.answer("hello"));

        assertThat(journal().open(second, key("k", "body"))).isEqualTo(new Opened.Same(first));

        assertThat(journal().read(second.key(), 0)).isEmpty();
        assertThat(tasks().find(second.key())).isEmpty();
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefusedAndChangesNothing() {
        Task first = task();
        Task second = task();
        journal().open(first, key("k", "body"));

        assertThat(journal().open(second, key("k", "another body"))).isEqualTo(new Opened.KeyTaken());

        assertThat(tasks().find(second.key())).isEmpty();
        assertThat(journal().read(second.key(), 0)).isEmpty();
        assertThat(journal().open(task(), key("k", "body"))).isEqualTo(new Opened.Same(first));
    }

    @Test
    void anExpiredKeyCountsAsAbsent() {
        Task first = task();
        Task justBefore =
                task(TENANT, Samples.by("a"), NOON.plus(Idempotency.MEMORY).minusMillis(1));
        Task after = task(TENANT, Samples.by("b"), NOON.plus(Idempotency.MEMORY));
        Task again = task(TENANT, Samples.by("b"), NOON.plus(Idempotency.MEMORY));
        journal().open(first, key("k", "body"));

        assertThat(journal().open(justBefore, key("k", "body"))).isEqualTo(new Opened.Same(first));
        assertThat(journal().open(after, key("k", "another body"))).isEqualTo(new Opened.New(after));
        assertThat(journal().open(again, key("k", "another body"))).isEqualTo(new Opened.Same(after));
    }

    @Test
    void aKeyIsForgottenToTheSecond() {
        Task first = task(TENANT, Samples.by("a"), NOON.plusMillis(900));
        Task sameSecond = task(TENANT, Samples.by("a"), NOON.plus(Idempotency.MEMORY));
        journal().open(first, key("k", "body"));

        assertThat(journal().open(sameSecond, key("k", "body"))).isEqualTo(new Opened.New(sameSecond));
    }

    @Test
    void withoutAKeyEverySubmissionIsATaskOfItsOwn() {
        Task first = task();
        Task second = task();

        assertThat(journal().open(first, Idempotency.NONE)).isEqualTo(new Opened.New(first));
        assertThat(journal().open(second, Idempotency.NONE)).isEqualTo(new Opened.New(second));
    }

    @ParameterizedTest
    @MethodSource("awkwardNames")
    void aKeyIsItsTenantsOwn(String name) {
        Task mine = task(name, Samples.by("a"), NOON);
        Task theirs = task(TENANT, Samples.by("a"), NOON);
        Task again = task(name, Samples.by("a"), NOON);

        assertThat(journal().open(mine, key(name, "body"))).isEqualTo(new Opened.New(mine));
        assertThat(journal().open(theirs, key(name, "body"))).isEqualTo(new Opened.New(theirs));
        assertThat(journal().open(again, key(name, "body"))).isEqualTo(new Opened.Same(mine));
    }

    static List<String> awkwardNames() {
        return List.of(
                "a#b", "#", "##IDEM", "%23", "%", "a+b c", "TASK#x", "Zoë", "龍", "👋", "\u0000", "名".repeat(255));
    }

    @Test
    void aDelimiterMovedFromTenantToKeyIsAnotherKey() {
        Task one = task("a#b", Samples.by("x"), NOON);
        Task two = task("a", Samples.by("x"), NOON);
        Task three = task("a%23b", Samples.by("x"), NOON);

        assertThat(journal().open(one, key("c", "body"))).isEqualTo(new Opened.New(one));
        assertThat(journal().open(two, key("b#c", "body"))).isEqualTo(new Opened.New(two));
        assertThat(journal().open(three, key("c", "body"))).isEqualTo(new Opened.New(three));
    }

    @Test
    void fiftyEqualSubmissionsAtOnceAreOneTask() throws Exception {
        List<Task> candidates = IntStream.range(0, 50).mapToObj(_ -> task()).toList();
        List<Callable<Task>> submissions = candidates.stream()
                .<Callable<Task>>map(task -> () -> taskOf(journal().open(task, key("k", "body"))))
                .toList();

        Set<Task> answers = new HashSet<>(atOnce(submissions));

        assertThat(answers).hasSize(1).isSubsetOf(candidates);
        assertThat(candidates.stream().map(Task::key).map(tasks()::find).flatMap(Optional::stream))
                .containsExactlyElementsOf(answers);
    }

    private static Task taskOf(Opened opened) {
        return switch (opened) {
            case Opened.New created -> created.task();
            case Opened.Same same -> same.task();
            case Opened.KeyTaken _ -> throw new AssertionError("the body is the same");
        };
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }

    // --------------------------------------------------------------- the slot

    @Test
    void whoeverComesFirstWinsTheSlotAndTheOtherChangesNothing() {
        History read = opened();
        History winner = won(read, Facts.answer("first"));
        Optional<Task> projection = tasks().find(read.key());

        assertThat(journal().append(read, List.of(Facts.answer("second")), NOON))
                .isEqualTo(new Appended.Lost());
        assertThat(journal().append(read, List.of(Facts.CANCELLED), NOON)).isEqualTo(new Appended.Lost());

        assertThat(history(read.key())).isEqualTo(winner);
        assertThat(tasks().find(read.key())).isEqualTo(projection);
    }

    @Test
    void severalFactsAreRecordedTogether() {
        History history = won(opened(), Facts.CALLS_TOOLS, Facts.TOOLS_FINISHED, Facts.COMPLETED);

        assertThat(history(history.key())).isEqualTo(history);
        assertThat(history.entries()).extracting(Entry::seq).containsExactly(0L, 1L, 2L, 3L);
        assertThat(history.entries())
                .extracting(Entry::fact)
                .endsWith(Facts.CALLS_TOOLS, Facts.TOOLS_FINISHED, Facts.COMPLETED);
    }

    @Test
    void severalFactsAreLostTogether() {
        History read = opened();
        History winner = won(read, Facts.answer("first"));

        assertThat(journal().append(read, List.of(Facts.CALLS_TOOLS, Facts.TOOLS_FINISHED), NOON))
                .isEqualTo(new Appended.Lost());
        assertThat(journal().append(read, List.of(Facts.CALLS_TOOLS, Facts.COMPLETED), NOON))
                .isEqualTo(new Appended.Lost());

        assertThat(history(read.key())).isEqualTo(winner);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void nothingFollowsAnEnd(Fact.Ending ending) {
        History ended = won(opened(), ending);

        for (Fact fact : List.of(Facts.TOOL_STARTED, Facts.TOOLS_FINISHED, Facts.MODEL_ASKED, Facts.COMPLETED)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> journal().append(ended, List.of(fact), NOON))
                    .withMessage("task " + ended.key().taskId()
                            + " has ended: nothing follows but results of what was at work");
        }
        assertThat(history(ended.key())).isEqualTo(ended);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void aLateResultIsKeptBehindTheEndAndChangesNothingElse(Fact.Ending ending) {
        History ended = won(opened(), ending);

        History later = won(won(ended, Facts.TOOL_FINISHED), Facts.answer("late"));

        assertThat(history(ended.key())).isEqualTo(later);
        assertThat(later.task()).isEqualTo(ended.task());
        assertThat(tasks().find(ended.key())).contains(ended.task());
    }

    static List<Fact.Ending> endings() {
        return List.of(Facts.COMPLETED, Facts.FAILED, Facts.CANCELLED);
    }

    /** Each is within its own limit, and together they are more than an item may have. */
    @Test
    void aLongGoalAndALongResultFitTogether() {
        Submission submission = Samples.saying(noise(250_000, 1));
        Task task = Task.submitted(Samples.key(Samples.TENANT, 77), submission, NOON);

        History ended = won(opened(task), new Fact.Completed(noise(295_000, 2)));

        assertThat(tasks().find(task.key())).contains(ended.task());
        assertThat(ended.task().submission()).isEqualTo(submission);
        assertThat(tasks().list(new TaskQuery(
                                task.key().tenant(), Optional.empty(), Optional.empty(), 10, Optional.empty()))
                        .tasks())
                .contains(ended.task());
    }

    /** Text that cannot be compressed by much. */
    private static String noise(int length, long seed) {
        return new Random(seed)
                .ints(length, '!', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void anAppendOfNothingIsRefused() {
        History history = opened();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal().append(history, List.of(), NOON))
                .withMessage("task " + history.key().taskId() + ": there is nothing to record");
    }

    @Test
    void timesMayGoBackSinceOrderIsBySequence() {
        History history = won(opened(), Facts.CALLS_TOOLS);

        Instant tenMinutesEarlier = NOON.minus(Duration.ofMinutes(10));
        journal().append(history, List.of(Facts.TOOLS_FINISHED), tenMinutesEarlier);

        assertThat(journal().read(history.key(), 0).getLast())
                .isEqualTo(new Entry(2, tenMinutesEarlier, Facts.TOOLS_FINISHED));
    }

    // ---------------------------------------------------------------- reading

    @Test
    void aJournalIsReadFromAnyPlace() {
        History history = won(opened(), Facts.CALLS_TOOLS, Facts.TOOLS_FINISHED);
        List<Entry> all = history.entries();

        assertThat(journal().read(history.key(), 0)).isEqualTo(all);
        assertThat(journal().read(history.key(), 1)).isEqualTo(all.subList(1, 3));
        assertThat(journal().read(history.key(), 2)).isEqualTo(all.subList(2, 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 9_999_999_999L, 10_000_000_000L, 99_999_999_999L, Long.MAX_VALUE})
    void behindTheLastEntryThereIsNone(long place) {
        History history = won(opened(), Facts.CALLS_TOOLS, Facts.TOOLS_FINISHED);

        assertThat(journal().read(history.key(), place)).isEmpty();
    }

    @Test
    void aTaskThatIsNotThereHasNoEntriesAndNoProjection() {
        TaskKey unknown = Samples.key(TENANT, 99);

        assertThat(journal().read(unknown, 0)).isEmpty();
        assertThat(tasks().find(unknown)).isEmpty();
    }

    @Test
    void aJournalOfThreeThousandEntriesIsReadToTheEnd() {
        History history = opened();
        Fact answer = Facts.answer("x".repeat(1_000));
        for (int i = 0; i < 30; i++) {
            history = won(history, Collections.nCopies(99, answer).toArray(Fact[]::new));
        }

        assertThat(journal().read(history.key(), 0))
                .isEqualTo(history.entries())
                .hasSize(1 + 30 * 99);
    }

    @ParameterizedTest
    @MethodSource("bigTexts")
    void bigTextsComeBackWhole(String text) {
        History opened = opened(task(TENANT, Samples.saying(text), NOON));

        History history = won(
                opened, Facts.answer(text), new Fact.Failed("step_failed", text), new Fact.Completed("never shown"));

        assertThat(history(history.key())).isEqualTo(history);
        assertThat(tasks().find(history.key())).contains(history.task());
    }

    static List<String> bigTexts() {
        int readable = 32 * 1024;
        return List.of(
                "a".repeat(readable),
                "a".repeat(readable + 1),
                "\"\\\n".repeat(readable),
                "名👋".repeat(readable),
                incompressible(120_000));
    }

    private static String incompressible(int length) {
        return new Random(42)
                .ints(length, 0x20, 0x7f)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    // ------------------------------------------------------------- projection

    @Test
    void theProjectionIsTheFoldAfterEachChangeOfStatus() {
        History pending = opened();
        assertThat(tasks().find(pending.key())).contains(pending.task());

        History running = won(pending, Facts.CALLS_TOOLS);
        assertThat(tasks().find(pending.key())).contains(running.task());

        History further = won(running, Facts.TOOLS_FINISHED);
        History answered = won(further, Facts.answer("nearly"));
        assertThat(tasks().find(pending.key())).contains(running.task());

        History completed = won(answered, Facts.COMPLETED);
        assertThat(tasks().find(pending.key())).contains(completed.task());
        assertThat(completed.task().state().usage().totalTokens()).isEqualTo(135);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void aTaskCanEndBeforeItStarted(Fact.Ending ending) {
        History ended = won(opened(), ending);

        assertThat(tasks().find(ended.key())).contains(ended.task());
        assertThat(ended.task().state().startedAt()).isEmpty();
    }

    @Test
    void startAndEndInOneAppendAreInOneProjection() {
        History ended = won(opened(), Facts.answer("42"), Facts.COMPLETED);

        assertThat(tasks().find(ended.key())).contains(ended.task());
        assertThat(ended.task().status()).isEqualTo(TaskStatus.COMPLETED);
    }

    // ------------------------------------------------------------------ races

    @Test
    void writersThatRaceLeaveAGaplessJournalWithOneEnd() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 5; round++) {
            TaskKey key = opened().key();
            List<Callable<Integer>> writers = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(_ -> {
                        Random own = new Random(random.nextLong());
                        return () -> appendUntilEnded(key, own);
                    })
                    .toList();

            int recorded = atOnce(writers).stream().mapToInt(Integer::intValue).sum();

            History history = history(key);
            assertThat(history.entries()).as("seed %d", seed).hasSize(1 + recorded);
            assertThat(history.entries().stream().filter(entry -> entry.fact() instanceof Fact.Ending))
                    .as("seed %d", seed)
                    .containsExactly(history.last());
            assertThat(tasks().find(key)).as("seed %d", seed).contains(history.task());
        }
    }

    /** How many entries it recorded. */
    private int appendUntilEnded(TaskKey key, Random random) {
        int recorded = 0;
        while (true) {
            History history = history(key);
            if (history.hasEnded()) {
                return recorded;
            }
            List<Fact> facts = new ArrayList<>(List.of(Facts.any(random)));
            while (!(facts.getLast() instanceof Fact.Ending) && random.nextInt(3) == 0) {
                facts.add(Facts.any(random));
            }
            if (journal().append(history, facts, NOON.plusMillis(random.nextInt(1_000))) instanceof Appended.Won) {
                recorded += facts.size();
            }
        }
    }

    // ------------------------------------------------------------------ lists

    private static TaskQuery query(String tenant, int limit) {
        return new TaskQuery(tenant, Optional.empty(), Optional.empty(), limit, Optional.empty());
    }

    /** All pages, each of the size asked for at the most. */
    private List<TaskKey> listed(TaskQuery query) {
        List<TaskKey> all = new ArrayList<>();
        Optional<TaskQuery> next = Optional.of(query);
        while (next.isPresent()) {
            TaskPage page = tasks().list(next.get());
            assertThat(page.tasks()).hasSizeLessThanOrEqualTo(query.limit());
            page.tasks().forEach(task -> all.add(task.key()));
            next = page.next()
                    .map(cursor -> new TaskQuery(
                            query.tenant(), query.status(), query.agentId(), query.limit(), Optional.of(cursor)));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 100})
    void aListIsReadToTheEndNewestFirstAndEachTaskOnce(int limit) {
        List<TaskKey> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            // Pairs within one moment: their order is by id.
            newestFirst.addFirst(opened(task(TENANT, Samples.by("a"), NOON.plusMillis(i / 2)))
                    .key());
        }

        assertThat(listed(query(TENANT, limit))).isEqualTo(newestFirst);
    }

    @Test
    void aListGoesOnWhereItWasWhateverIsRecordedMeanwhile() {
        TaskKey old = opened(task(TENANT, Samples.by("a"), NOON)).key();
        TaskKey newer =
                opened(task(TENANT, Samples.by("a"), NOON.plusMillis(1))).key();
        TaskPage first = tasks().list(query(TENANT, 1));
        opened(task(TENANT, Samples.by("a"), NOON.plusMillis(2)));

        TaskPage second = tasks().list(new TaskQuery(TENANT, Optional.empty(), Optional.empty(), 1, first.next()));

        assertThat(first.tasks()).extracting(Task::key).containsExactly(newer);
        assertThat(second.tasks()).extracting(Task::key).containsExactly(old);
    }

    @Test
    void aListOfNothingIsOneEmptyPage() {
        assertThat(tasks().list(query(TENANT, 10))).isEqualTo(new TaskPage(List.of(), Optional.empty()));
    }

    @Test
    void aListIsByStatusByAgentOrByBoth() {
        List<TaskKey> keys = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            History history = opened(task(TENANT, Samples.by(i % 2 == 0 ? "even" : "odd"), NOON.plusMillis(i)));
            keys.addFirst(history.key());
            if (i % 3 == 1) {
                won(history, Facts.answer("hello"));
            } else if (i % 3 == 2) {
                won(history, Facts.COMPLETED);
            }
        }
        Optional<String> even = Optional.of("even");
        Optional<TaskStatus> running = Optional.of(TaskStatus.RUNNING);
        for (int limit : new int[] {1, 2, 100}) {
            assertThat(listed(new TaskQuery(TENANT, Optional.empty(), even, limit, Optional.empty())))
                    .containsExactly(keys.get(1), keys.get(3), keys.get(5), keys.get(7), keys.get(9), keys.get(11));
            assertThat(listed(new TaskQuery(TENANT, running, Optional.empty(), limit, Optional.empty())))
                    .containsExactly(keys.get(1), keys.get(4), keys.get(7), keys.get(10));
            assertThat(listed(new TaskQuery(TENANT, running, even, limit, Optional.empty())))
                    .containsExactly(keys.get(1), keys.get(7));
        }
    }

    @Test
    void aTenantSeesItsOwnTasksOnly() {
        TaskKey mine = opened(task("a", Samples.by("x"), NOON)).key();
        TaskKey theirs = opened(task("b", Samples.by("x"), NOON)).key();

        assertThat(listed(query("a", 10))).containsExactly(mine);
        assertThat(listed(new TaskQuery("a", Optional.of(TaskStatus.PENDING), Optional.empty(), 10, Optional.empty())))
                .containsExactly(mine);
        assertThat(listed(new TaskQuery("a", Optional.empty(), Optional.of("x"), 10, Optional.empty())))
                .containsExactly(mine);
        assertThat(tasks().find(new TaskKey("a", theirs.taskId()))).isEmpty();
        assertThat(journal().read(new TaskKey("a", theirs.taskId()), 0)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("awkwardNames")
    void namesOfTenantsAndAgentsAreKeptApartWhateverIsInThem(String name) {
        TaskKey mine = opened(task(name, Samples.by(name), NOON)).key();
        opened(task(name + "#pending", Samples.by(name), NOON));
        opened(task(name, Samples.by(name + "#"), NOON));

        assertThat(listed(new TaskQuery(name, Optional.empty(), Optional.of(name), 10, Optional.empty())))
                .containsExactly(mine);
        assertThat(tasks().find(mine).map(Task::key)).contains(mine);
        assertThat(pending(NOON.plusMillis(1))).contains(mine);
    }

    @Test
    void aDelimiterMovedFromTenantToAgentIsAnotherList() {
        opened(task("a#b", Samples.by("c"), NOON));
        TaskKey two = opened(task("a", Samples.by("b#c"), NOON)).key();

        assertThat(listed(new TaskQuery("a", Optional.empty(), Optional.of("b#c"), 10, Optional.empty())))
                .containsExactly(two);
    }

    // ---------------------------------------------------------------- pending

    private List<TaskKey> pending(Instant before) {
        return StreamSupport.stream(tasks().pendingSince(before).spliterator(), false)
                .toList();
    }

    @Test
    void pendingTasksOfAllTenantsComeOldestFirst() {
        TaskKey third = opened(task("a", Samples.by("x"), NOON.plusMillis(3))).key();
        TaskKey first = opened(task("b", Samples.by("x"), NOON.plusMillis(1))).key();
        TaskKey second = opened(task("a", Samples.by("x"), NOON.plusMillis(2))).key();

        assertThat(pending(NOON.plusMillis(4))).containsExactly(first, second, third);
        assertThat(pending(NOON.plusMillis(3))).containsExactly(first, second);
        assertThat(pending(NOON.plusMillis(1))).isEmpty();
    }

    @Test
    void whatHasStartedOrEndedIsNotPendingAnyMore() {
        TaskKey waits = opened().key();
        won(opened(), Facts.CALLS_TOOLS);
        won(opened(), Facts.CANCELLED);

        assertThat(pending(NOON.plusMillis(1))).containsExactly(waits);
    }
}
