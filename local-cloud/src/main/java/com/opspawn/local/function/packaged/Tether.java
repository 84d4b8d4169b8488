package com.opspawn.local.function.packaged;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;

/**
 * Where a sandbox's JVM starts: AWS's runtime client, and a thread that ends the JVM with the local cloud. By itself the
 * client notices between two calls alone that nobody is there any more, and a call may take minutes.
 *
 * <p>It stands by itself in the sandbox, without the rest of the local cloud.
 */
final class Tether {
    private Tether() {}

    /** @param arguments the handler's name */
    public static void main(String[] arguments) throws Throwable {
        InputStream other = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread.ofPlatform().daemon().name("tether").start(() -> endWith(other));
        AWSLambda.main(arguments);
    }

    /** The other end of the pipe is the local cloud's: the system closes it with the process, however that ends. */
    private static void endWith(InputStream other) {
        try {
            other.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // That is an end as well.
        }
        Runtime.getRuntime().halt(0);
    }
}
