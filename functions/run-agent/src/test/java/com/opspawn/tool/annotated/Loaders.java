package com.opspawn.tool.annotated;

import com.opspawn.tool.Tools;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.stream.Collectors;

/** Class loaders that see a service file naming some classes of this test. */
final class Loaders {
    private Loaders() {}

    static ClassLoader naming(Class<?>... providers) {
        return naming(Arrays.stream(providers).map(Class::getName).collect(Collectors.joining("\n")));
    }

    static ClassLoader naming(String serviceFile) {
        return new ClassLoader(Loaders.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.equals("META-INF/services/" + Tools.class.getName())
                        ? Collections.enumeration(Collections.singleton(url(serviceFile)))
                        : super.getResources(name);
            }
        };
    }

    private static URL url(String content) throws IOException {
        return URL.of(URI.create("memory:services"), new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL url) {
                return new URLConnection(url) {
                    @Override
                    public void connect() {}

                    @Override
                    public InputStream getInputStream() {
                        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
                    }
                };
            }
        });
    }
}
