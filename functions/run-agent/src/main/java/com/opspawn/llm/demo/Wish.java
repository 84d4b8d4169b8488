package com.opspawn.llm.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A tool call to be made.
 *
 * @param arguments a JSON object
 * @param subject what it is for, as the thought names it
 */
record Wish(String tool, String arguments, String subject) {
    static final String CALCULATOR = "calculator";
    static final String CURRENT_TIME = "current_time";
    static final String HTTP_GET = "http_get";

    static Wish calculation(String expression) {
        return new Wish(CALCULATOR, object("expression", expression), "'" + expression + "'");
    }

    static Wish time(String place) {
        return place.isEmpty()
                ? new Wish(CURRENT_TIME, "{}", "UTC")
                : new Wish(CURRENT_TIME, object("timezone", place), place);
    }

    static Wish page(String url) {
        return new Wish(HTTP_GET, object("url", url), url);
    }

    static Wish named(Part.Named part) {
        return new Wish(part.tool(), part.arguments(), part.arguments());
    }

    private static String object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value).toString();
    }

    boolean asksSameAs(Wish other) {
        return tool.equals(other.tool) && arguments.equals(other.arguments);
    }
}
