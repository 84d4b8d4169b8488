package com.opspawn.http;

/**
 * What is wrong with one field of a request.
 *
 * @param field where: a path such as {@code input_data.prompt}, {@code limit} or {@code Idempotency-Key}
 * @param code a stable code: {@code missing}, {@code unknown}, {@code wrong_type}, {@code out_of_range}, {@code invalid}
 * @param detail what, and how to fix it
 */
public record FieldProblem(String field, String code, String detail) {}
