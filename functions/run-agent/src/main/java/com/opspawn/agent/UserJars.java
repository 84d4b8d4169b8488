package com.opspawn.agent;

import com.opspawn.settings.Environment;
import com.opspawn.tool.Tool;
import com.opspawn.tool.annotated.UserTools;
import com.opspawn.tool.annotated.UserToolsException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The tools of users' jars: of those on the class path, and of those in the directory that {@code OPSPAWN_TOOLS} names. */
final class UserJars {
    private UserJars() {}

    /** @param taken names of tools that there are already */
    static List<Tool> load(Environment environment, List<String> taken) {
        try {
            return UserTools.load(loader(environment), taken);
        } catch (UserToolsException e) {
            environment.problem("tools: " + e.getMessage());
            return List.of();
        } catch (IOException e) {
            environment.problem("OPSPAWN_TOOLS: the directory cannot be read: " + e);
            return List.of();
        }
    }

    /** It lives as long as the function does. */
    private static ClassLoader loader(Environment environment) throws IOException {
        ClassLoader own = UserJars.class.getClassLoader();
        if (environment.optional("OPSPAWN_TOOLS").isEmpty()) {
            return own;
        }
        Path directory = environment.path("OPSPAWN_TOOLS", "tools");
        if (!Files.isDirectory(directory)) {
            environment.problem("OPSPAWN_TOOLS '" + directory + "' is no directory");
            return own;
        }
        return new URLClassLoader("tools", urls(directory), own);
    }

    private static URL[] urls(Path directory) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.jar")) {
            found.forEach(jars::add);
        }
        Collections.sort(jars);
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(url(jar));
        }
        return urls.toArray(URL[]::new);
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }
}
