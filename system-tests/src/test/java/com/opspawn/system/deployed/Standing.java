package com.opspawn.system.deployed;

import java.nio.file.Path;
import java.util.Map;

/**
 * A stack that was created.
 *
 * @param root of the built tree that it was made from
 * @param outputs by their names in the template
 */
public record Standing(Path root, Endpoint endpoint, String stack, Map<String, String> outputs) {}
