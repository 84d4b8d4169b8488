package com.opspawn.benchmarks.report;

import java.io.PrintWriter;

/** Prints a benchmark's tables, each with the command that makes it. */
public final class Report {
    private final PrintWriter out;

    /** @param command what was run, as a user would type it */
    public Report(PrintWriter out, String command) {
        this.out = out;
        out.println("`" + command + "`, on " + Machine.described() + ".");
        out.println();
        out.flush();
    }

    public void table(String title, Table table) {
        out.println(title);
        out.println();
        out.println(table.markdown());
        out.flush();
    }

    public void line(String text) {
        out.println(text);
        out.println();
        out.flush();
    }
}
