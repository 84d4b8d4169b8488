package com.opspawn.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.cli.doctor.Finding;
import com.opspawn.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How findings are printed. */
final class DoctorView {
    private static final String INDENT = " ".repeat(19);

    private final Paint paint;

    DoctorView(Paint paint) {
        this.paint = paint;
    }

    /** {@code {level, subject, details[], fix?}}. */
    static ObjectNode json(Finding finding) {
        ObjectNode json = Json.object().put("level", finding.level().toString()).put("subject", finding.subject());
        finding.details().forEach(json.putArray("details")::add);
        return finding.fix().isEmpty() ? json : json.put("fix", finding.fix());
    }

    /** A line for each detail and fix, and how many are broken last. */
    List<String> lines(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        findings.forEach(finding -> add(finding, lines));
        long broken = count(findings, Finding.Level.BROKEN);
        long notes = count(findings, Finding.Level.NOTE);
        lines.add("");
        lines.add((broken == 0 ? "Nothing is broken" : broken + " broken")
                + (notes == 0 ? "." : notes == 1 ? ", 1 note." : ", " + notes + " notes."));
        return lines;
    }

    private void add(Finding finding, List<String> lines) {
        String level = finding.level().toString();
        String head = paint.status(String.format(Locale.ROOT, "%-7s", level), level)
                + paint.bold(String.format(Locale.ROOT, "%-12s", finding.subject()));
        for (String detail : finding.details()) {
            lines.add(head + Terminal.line(detail));
            head = INDENT;
        }
        if (!finding.fix().isEmpty()) {
            lines.add(INDENT + paint.bold("fix: ") + Terminal.line(finding.fix()));
        }
    }

    private static long count(List<Finding> findings, Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
