package com.opspawn.cli.doctor;

import com.opspawn.local.template.FunctionSpec;
import com.opspawn.local.template.Loaded;
import com.opspawn.local.template.Problem;
import com.opspawn.local.template.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Java, the template, and what the build left for AWS. */
final class Build {
    private Build() {}

    static Finding java() {
        return Finding.ok("java", Runtime.version() + " in " + System.getProperty("java.home"));
    }

    static Finding template(Path file, Loaded loaded) {
        return switch (loaded) {
            case Loaded.Ready(Template template) ->
                Finding.ok("template", file + ", " + template.functions().size() + " functions");
            case Loaded.Refused refused ->
                Finding.broken(
                        "template",
                        refused.problems().stream().map(Problem::toString).toList(),
                        "correct " + file + ", or the values given with --parameter");
        };
    }

    /** The local cloud does without them. */
    static Finding packages(Template template) {
        List<String> missing = new TreeSet<>(
                        template.functions().stream().map(FunctionSpec::code).toList())
                .stream()
                        .filter(zip -> !Files.exists(zip))
                        .map(zip -> String.valueOf(zip.getFileName()))
                        .toList();
        return missing.isEmpty()
                ? Finding.ok("packages", "the functions' zips are built")
                : Finding.note(
                        "packages",
                        "not built: " + String.join(", ", missing) + "; only a deployment needs them",
                        "mvn package -DskipTests");
    }
}
