package com.opspawn.settings;

/**
 * What every function needs to know.
 *
 * @param table the name of the one table ({@code OPSPAWN_TABLE})
 */
public record Settings(String table) {

    public static Settings read(Environment environment) {
        return new Settings(environment.required("OPSPAWN_TABLE", "the name of the DynamoDB table"));
    }
}
