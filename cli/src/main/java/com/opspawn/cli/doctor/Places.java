package com.opspawn.cli.doctor;

import com.opspawn.local.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where {@code up} keeps its data, and where it listens. */
final class Places {
    private Places() {}

    static Finding data(Path directory, Store store) {
        if (!Files.exists(directory)) {
            return writableAbove(directory);
        }
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            return Finding.broken(
                    "data",
                    directory + (Files.isDirectory(directory) ? " cannot be written" : " is no directory"),
                    "give yourself the right to write there, or name another directory with --data");
        }
        for (Store other : Store.values()) {
            if (!store.hasKept(directory) && other.hasKept(directory)) {
                return Finding.broken(
                        "data",
                        "the tasks in " + directory + " were kept by another store",
                        "start with --store " + other.optionName()
                                + " to go on with them, or name another directory with --data");
            }
        }
        return isInUse(directory.resolve("lock"))
                ? Finding.ok("data", directory + ", in use by an opspawn up that is running")
                : Finding.ok("data", directory + ", in the " + store.optionName() + " store");
    }

    private static Finding writableAbove(Path directory) {
        Path above = Optional.ofNullable(directory.toAbsolutePath().getParent()).orElse(directory);
        while (!Files.exists(above) && above.getParent() != null) {
            above = above.getParent();
        }
        return Files.isWritable(above)
                ? Finding.ok("data", directory + ", made by the first opspawn up")
                : Finding.broken(
                        "data",
                        directory + " cannot be made: " + above + " cannot be written",
                        "give yourself the right to write there, or name another directory with --data");
    }

    private static boolean isInUse(Path lock) {
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            @Nullable FileLock taken = channel.tryLock();
            return taken == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** @param answers whether the API answers there already */
    static Finding port(int port, boolean answers) {
        if (port == 0) {
            return Finding.ok("port", "any that is free");
        }
        if (answers) {
            return Finding.ok("port", port + ", where Opspawn answers already");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return Finding.ok("port", port + ", free");
        } catch (IOException e) {
            return Finding.broken(
                    "port", port + " is taken by another program", "stop it, or choose another port with --port");
        }
    }
}
