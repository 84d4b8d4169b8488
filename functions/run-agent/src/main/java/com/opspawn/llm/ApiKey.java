package com.opspawn.llm;

import com.opspawn.settings.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where a provider's key is. */
public sealed interface ApiKey {

    /** None is set. */
    record None() implements ApiKey {}

    /** It was given itself. */
    record Given(String value) implements ApiKey {
        /** Never shows the key. */
        @Override
        public String toString() {
            return "Given[…]";
        }
    }

    /**
     * It is in AWS Secrets Manager.
     *
     * @param id the secret's name or ARN
     * @param field of a secret that is a JSON object; the key is the whole of any other secret
     */
    record InSecret(String id, String field) implements ApiKey {}

    /** It is in the AWS Systems Manager parameter store, as text or encrypted. */
    record InParameter(String name) implements ApiKey {}

    /** A key goes into a header, which takes visible ASCII only; what was pasted along with it shows up here. */
    Pattern FORM = Pattern.compile("[!-~]+");

    /** Reads the first of the variables that is set, as it is or with {@code _SECRET} or {@code _PARAMETER} at its end. */
    static ApiKey read(List<String> variables, Environment environment) {
        for (String variable : variables) {
            List<ApiKey> keys = new ArrayList<>();
            environment.optional(variable).ifPresent(value -> keys.add(given(variable, value, environment)));
            environment.optional(variable + "_SECRET").ifPresent(id -> keys.add(new InSecret(id, variable)));
            environment.optional(variable + "_PARAMETER").ifPresent(name -> keys.add(new InParameter(name)));
            if (keys.size() > 1) {
                environment.problem(variable + " is given more than once: keep one of " + variable + ", " + variable
                        + "_SECRET, " + variable + "_PARAMETER");
            }
            if (!keys.isEmpty()) {
                return keys.getFirst();
            }
        }
        return new None();
    }

    private static ApiKey given(String variable, String value, Environment environment) {
        if (!FORM.matcher(value).matches()) {
            environment.problem(variable + " holds a character that no key has: copy it again");
            return new None();
        }
        return new Given(value);
    }
}
