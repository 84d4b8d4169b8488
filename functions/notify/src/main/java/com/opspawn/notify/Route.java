package com.opspawn.notify;

import com.opspawn.webhook.WebhookNetwork;
import com.opspawn.webhook.WebhookUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The way to a receiver: its name is resolved once, each of its addresses checked, and the connection opened to one of those.
 * {@link java.net.http.HttpClient} would resolve the name again.
 */
record Route(WebhookNetwork network, Resolver resolver) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Finds the addresses of a host's name. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** A connection, for https with the host's name proven by its certificate. */
    Socket open(WebhookUrl url) throws IOException {
        IOException last = new IOException("no address");
        for (InetAddress address : checked(url)) {
            try {
                return open(url, address);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException("cannot connect to " + url.authority() + ": " + last.getMessage(), last);
    }

    /** One bad address refuses the host: who mixes private addresses among public ones is up to something. */
    private InetAddress[] checked(WebhookUrl url) throws IOException {
        InetAddress[] addresses = addresses(url);
        for (InetAddress address : addresses) {
            Optional<String> refusal = network.refusal(address, url.isSecure());
            if (refusal.isPresent()) {
                throw new IOException(
                        "refused " + url.host() + ": " + address.getHostAddress() + " is " + refusal.get());
            }
        }
        return addresses;
    }

    private InetAddress[] addresses(WebhookUrl url) throws IOException {
        Optional<InetAddress> literal = url.address();
        if (literal.isPresent()) {
            return new InetAddress[] {literal.get()};
        }
        try {
            return resolver.resolve(url.host());
        } catch (UnknownHostException e) {
            throw new IOException("the host name '" + url.host() + "' has no address", e);
        }
    }

    private static Socket open(WebhookUrl url, InetAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, url.port()), Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
            return url.isSecure() ? secured(socket, url) : socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket secured(Socket socket, WebhookUrl url) throws IOException {
        SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, url.host(), url.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
