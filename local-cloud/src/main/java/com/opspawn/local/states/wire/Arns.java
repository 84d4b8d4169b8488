package com.opspawn.local.states.wire;

import java.util.Objects;
import java.util.regex.Pattern;

/** The ARNs of one region and account. */
record Arns(String region, String account) {
    /** AWS's rule for names: 1 to 80 characters, none of them a blank, a bracket, a wildcard or a special one. */
    private static final Pattern NAME = Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

    Arns {
        Objects.requireNonNull(region);
        Objects.requireNonNull(account);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    String machine(String name) {
        return "arn:aws:states:%s:%s:stateMachine:%s".formatted(region, account, name);
    }

    String execution(String machineName, String name) {
        return "arn:aws:states:%s:%s:execution:%s:%s".formatted(region, account, machineName, name);
    }

    /** @throws ApiError if it is no ARN of this kind */
    static String requireArn(String arn, String kind) {
        if (!arn.startsWith("arn:") || !arn.contains(":" + kind + ":")) {
            throw new ApiError("InvalidArn", "Invalid Arn: '" + arn + "'");
        }
        return arn;
    }
}
