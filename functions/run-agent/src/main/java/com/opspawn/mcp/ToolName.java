package com.opspawn.mcp;

import com.fasterxml.jackson.databind.node.TextNode;
import com.opspawn.json.CanonicalJson;

/** What a server's tool is called here: {@code server__tool}, the same wherever and whenever it is asked for. */
final class ToolName {
    static final String SEPARATOR = "__";
    /** The narrowest of the providers' rules. */
    private static final int LONGEST = 64;

    private static final int HASH_LENGTH = 8;

    private ToolName() {}

    /** A name that had to be changed ends with a hash of what it was, so that two of them stay two. */
    static String of(String server, String tool) {
        String plain = tool.replaceAll("[^A-Za-z0-9_-]", "_");
        String name = server + SEPARATOR + plain;
        if (plain.equals(tool) && name.length() <= LONGEST) {
            return name;
        }
        String hash = CanonicalJson.sha256(TextNode.valueOf(tool)).substring(0, HASH_LENGTH);
        int kept = Math.min(name.length(), LONGEST - HASH_LENGTH - 1);
        return name.substring(0, kept) + "_" + hash;
    }
}
