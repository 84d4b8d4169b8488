package com.opspawn.benchmarks.cold;

import java.util.function.Supplier;

/**
 * A function to be started again and again.
 *
 * @param name as its zip's
 * @param code its zip, unpacked
 * @param handler the class
 * @param event its first event, another one for each start
 * @param memoryMegabytes as template.yaml has it
 */
public record ColdFunction(String name, Packaged code, String handler, Supplier<String> event, int memoryMegabytes) {}
