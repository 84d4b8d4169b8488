package com.opspawn.planner;

import static com.opspawn.planner.Heading.ACTION;
import static com.opspawn.planner.Heading.FINAL;
import static com.opspawn.planner.Heading.INPUT;
import static com.opspawn.planner.Heading.OBSERVATION;
import static com.opspawn.planner.Heading.THOUGHT;

import com.opspawn.planner.Heading.Place;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one answer. Each part of it is looked at a few times at the most, however long it is. */
final class ReactReader {
    private static final Set<Heading> DECIDING = EnumSet.of(ACTION, FINAL);
    private static final Set<Heading> AFTER_INPUT = EnumSet.of(THOUGHT, ACTION, OBSERVATION, FINAL);
    private static final Pattern ANSWER_LINE = Pattern.compile("(?im)^[ \\t>#*_-]*+answer[*_]*+[ \\t]*+[:：][*_]*+");

    private final String text;
    /** The text without thoughts and the fence around all; each character is where it is in the text. */
    private final String said;

    private final ToolNames tools;

    private ReactReader(String text, String said, ToolNames tools) {
        this.text = text;
        this.said = said;
        this.tools = tools;
    }

    static ReactAnswer read(String text, ToolNames tools) {
        return new ReactReader(text, Fences.blanked(Thoughts.blanked(text)), tools).read();
    }

    private ReactAnswer read() {
        Optional<Place> heading = Heading.first(DECIDING, said, 0);
        int tag = CallText.firstTag(said);
        if (tag >= 0 && tag < heading.map(Place::start).orElse(said.length())) {
            return tagged(tag);
        }
        if (heading.isEmpty()) {
            return withoutHeading();
        }
        return heading.get().heading() == FINAL ? finishes(heading.get().end()) : acts(heading.get());
    }

    private ReactAnswer tagged(int tag) {
        return CallText.tags(said, tag, tools).map(this::called).orElseGet(this::unreadable);
    }

    private ReactAnswer withoutHeading() {
        Optional<CallText.Calls> blob = CallText.blob(said, tools);
        if (blob.isPresent() || CallText.isBrokenBlob(said)) {
            return blob.map(this::called).orElseGet(this::unreadable);
        }
        if (Heading.first(EnumSet.of(THOUGHT), said, 0).isPresent()) {
            return afterThought();
        }
        int observation = Heading.firstStart(EnumSet.of(OBSERVATION), said, 0);
        boolean saysNothing = said.substring(0, observation).isBlank() || Thoughts.areOpen(said);
        // No heading at all: it simply answered.
        return saysNothing ? unreadable() : finished(text, Thoughts.without(text));
    }

    /** All in one line; or the answer under a shorter heading. */
    private ReactAnswer afterThought() {
        String onOwnLines = Heading.onOwnLines(said);
        if (Heading.first(DECIDING, onOwnLines, 0).isPresent()) {
            return new ReactReader(text, onOwnLines, tools).read();
        }
        Matcher answer = ANSWER_LINE.matcher(said);
        return answer.find() ? finishes(answer.end()) : unreadable();
    }

    private ReactAnswer finishes(int from) {
        int end = endOfAnswer(from);
        int length = said.substring(from, end).stripTrailing().length();
        String answer = Thoughts.without(text.substring(from, from + length));
        return finished(kept(end), Decoration.closed(answer));
    }

    private ReactAnswer finished(String kept, String answer) {
        return answer.isBlank() ? unreadable() : new ReactAnswer.Finishes(kept, answer.strip());
    }

    /** Up to where the model goes on with its form. An action without input may be part of an answer. */
    private int endOfAnswer(int from) {
        Optional<Place> next = Heading.first(AFTER_INPUT, said, from);
        while (next.isPresent() && next.get().heading() == ACTION) {
            Optional<Place> following =
                    Heading.first(Heading.ALL, said, next.get().end());
            if (following.isPresent() && following.get().heading() == INPUT) {
                break;
            }
            next = following;
        }
        return next.map(Place::start).orElse(said.length());
    }

    private ReactAnswer acts(Place action) {
        Optional<CallText.Calls> blob = CallText.after(said, Fences.behind(said, action.end()), tools);
        if (blob.isPresent()) {
            return called(blob.get());
        }
        Optional<Place> next = Heading.first(Heading.ALL, inputOnOwnLine(action.end()), action.end());
        int headEnd = next.map(Place::start).orElse(said.length());
        ActionHead head = ActionHead.read(said.substring(action.end(), headEnd), tools);
        return next.isPresent() && next.get().heading() == INPUT
                ? withInput(head, next.get().end())
                : act(head, head.rest(), headEnd);
    }

    /** {@code Action: name Action Input: …} in one line. */
    private String inputOnOwnLine(int from) {
        int lineEnd = said.indexOf('\n', from);
        int end = lineEnd < 0 ? said.length() : lineEnd;
        return said.substring(0, from) + Heading.onOwnLines(said.substring(from, end)) + said.substring(end);
    }

    private ReactAnswer withInput(ActionHead head, int from) {
        int start = Fences.behind(said, from);
        Optional<LooseJson.Found> json = said.startsWith("{", start) ? LooseJson.at(start, said) : Optional.empty();
        int end = json.map(LooseJson.Found::end).orElseGet(() -> Heading.firstStart(AFTER_INPUT, said, from));
        String input = Fences.without(said.substring(from, end));
        return act(head, input.isEmpty() ? head.rest() : input, Fences.behindClosing(said, end));
    }

    private ReactAnswer called(CallText.Calls calls) {
        ReactAnswer.Action first = calls.actions().getFirst();
        return calls.actions().size() > 1
                ? new ReactAnswer.Acts(kept(calls.end()), calls.actions())
                : act(ActionHead.read(first.tool(), tools), first.input(), Fences.behindClosing(said, calls.end()));
    }

    private ReactAnswer act(ActionHead head, String input, int end) {
        return switch (head.kind()) {
            case TOOL -> new ReactAnswer.Acts(kept(end), List.of(new ReactAnswer.Action(head.tool(), input)));
            case NONE -> nothingToDo(input, end);
            case UNREADABLE -> unreadable();
        };
    }

    /** {@code Action: none}, with the answer after it or where the input stands. */
    private ReactAnswer nothingToDo(String input, int end) {
        Optional<Place> place = Heading.first(EnumSet.of(FINAL), said, end);
        if (place.isPresent()) {
            return finishes(place.get().end());
        }
        return ActionHead.isNothing(input) ? unreadable() : finished(kept(end), input);
    }

    private ReactAnswer unreadable() {
        String kept = kept(said.length());
        return new ReactAnswer.Unreadable(kept.isBlank() ? text : kept);
    }

    private String kept(int end) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        Optional<Place> made = Heading.first(EnumSet.of(OBSERVATION), said, from);
        while (made.isPresent() && made.get().start() < end) {
            kept.append(text, from, made.get().start());
            from = Math.min(
                    end,
                    Heading.firstStart(
                            EnumSet.of(THOUGHT, ACTION, FINAL), said, made.get().end()));
            made = Heading.first(EnumSet.of(OBSERVATION), said, from);
        }
        return kept.append(text, from, end).toString().stripTrailing();
    }
}
