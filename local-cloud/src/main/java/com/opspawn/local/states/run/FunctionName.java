package com.opspawn.local.states.run;

/** The bare name in whatever form Lambda takes: name, partial ARN or full ARN, each with or without a qualifier. */
final class FunctionName {
    private FunctionName() {}

    static String of(String given) {
        String name = given;
        int marker = given.indexOf("function:");
        if (marker >= 0) {
            name = given.substring(marker + "function:".length());
        } else if (given.matches("\\d{12}:.+")) {
            name = given.substring(13);
        }
        int qualifier = name.indexOf(':');
        return qualifier < 0 ? name : name.substring(0, qualifier);
    }
}
