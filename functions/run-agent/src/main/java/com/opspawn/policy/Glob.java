package com.opspawn.policy;

/**
 * A pattern for names, in which {@code *} stands for any characters, none included, and everything else for itself.
 *
 * @param pattern such as {@code github__*}
 */
public record Glob(String pattern) {
    public static final Glob ANY = new Glob("*");

    /** Takes the characters at most once per star: no name makes this slow. */
    public boolean fits(String name) {
        int star = -1;
        int retry = 0;
        int at = 0;
        int i = 0;
        while (i < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                retry = i;
            } else if (at < pattern.length() && pattern.charAt(at) == name.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++retry;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(rest -> rest == '*');
    }

    /** What stands before the first star; all of it where there is none. */
    public String literalStart() {
        int star = pattern.indexOf('*');
        return star < 0 ? pattern : pattern.substring(0, star);
    }

    public boolean hasStar() {
        return pattern.indexOf('*') >= 0;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
