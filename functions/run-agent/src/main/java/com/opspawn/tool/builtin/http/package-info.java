/**
 * The tools {@code http_get} and {@code http_request}: they reach public hosts for a model that may have been told by a page
 * what to do next.
 *
 * <p>Promises: only public addresses are reached, and of those only hosts that the agent may reach, whatever the URL's
 * spelling, the name's answers or the redirects; no credentials are sent but those that the call itself sets, and those to
 * one origin only; time and bytes are capped while reading; a request that was sent and not answered is said to be so. Out of
 * scope: cookies, proxies, caching, HTTP/2.
 *
 * <p>It speaks HTTP/1.1 itself because {@link java.net.http.HttpClient} resolves the host a second time when it connects:
 * a name that answered with a public address when it was checked could answer with a private one then. Here the
 * addresses that were checked are the ones that are connected to, and TLS still proves the host's name.
 */
@NullMarked
package com.opspawn.tool.builtin.http;

import org.jspecify.annotations.NullMarked;
