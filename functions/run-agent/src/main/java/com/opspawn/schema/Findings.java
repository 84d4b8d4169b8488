package com.opspawn.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The library's errors as problems; what was tried as alternatives becomes one of them. */
final class Findings {
    private Findings() {}

    static List<Problem> of(List<Error> errors) {
        return of(errors, 0);
    }

    /** @param from how many elements of the errors' evaluation paths are behind us */
    private static List<Problem> of(List<Error> errors, int from) {
        Map<String, List<Error>> groups = new LinkedHashMap<>();
        for (Error error : errors) {
            int choice = choice(error.getEvaluationPath(), from);
            String key = choice < 0 ? "" + groups.size() : "either " + start(error.getEvaluationPath(), choice + 1);
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(error);
        }
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, List<Error>> group : groups.entrySet()) {
            Error first = group.getValue().getFirst();
            int choice = group.getKey().startsWith("either ") ? choice(first.getEvaluationPath(), from) : -1;
            problems.add(choice < 0 ? Words.problem(first) : either(group.getValue(), choice));
        }
        return problems.stream().distinct().toList();
    }

    /** Where the path first goes into one of several alternatives; -1 where it does not. */
    private static int choice(NodePath path, int from) {
        for (int i = from; i < path.getNameCount(); i++) {
            boolean chooses = path.getName(i).equals("anyOf") || path.getName(i).equals("oneOf");
            if (chooses && (i == 0 || !path.getName(i - 1).equals("properties"))) {
                return i;
            }
        }
        return -1;
    }

    private static String start(NodePath path, int length) {
        StringBuilder start = new StringBuilder();
        for (int i = 0; i < length; i++) {
            start.append(path.getName(i)).append('\n');
        }
        return start.toString();
    }

    private static Problem either(List<Error> errors, int choice) {
        Map<String, List<Error>> alternatives = new LinkedHashMap<>();
        for (Error error : errors) {
            NodePath path = error.getEvaluationPath();
            String alternative = path.getNameCount() > choice + 1 ? path.getName(choice + 1) : "";
            alternatives.computeIfAbsent(alternative, _ -> new ArrayList<>()).add(error);
        }
        List<Error> several = alternatives.remove("");
        if (alternatives.isEmpty() && several != null) {
            return Words.problem(several.getFirst());
        }
        List<List<Problem>> tried =
                alternatives.values().stream().map(each -> of(each, choice + 2)).toList();
        String place = shortestPlace(errors);
        return new Problem(place, tried.stream().map(each -> inOne(each, place)).collect(Collectors.joining(", or ")));
    }

    private static String shortestPlace(List<Error> errors) {
        return errors.stream()
                .map(Words::problem)
                .map(Problem::place)
                .min((a, b) -> a.length() - b.length())
                .orElse("$");
    }

    private static String inOne(List<Problem> problems, String place) {
        return problems.stream()
                .map(problem -> problem.place().equals(place) ? problem.what() : problem.toString())
                .collect(Collectors.joining(" and "));
    }
}
