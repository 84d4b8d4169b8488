/**
 * The tool {@code http_get}: reads a public web page for a model that may have been told by a page what to fetch next.
 *
 * <p>Promises: only public addresses are reached, whatever the URL's spelling, the name's answers or the redirects; no
 * credentials are sent; time and bytes are capped while reading. Out of scope: other methods, cookies, proxies, caching,
 * HTTP/2.
 *
 * <p>It speaks HTTP/1.1 itself because {@link java.net.http.HttpClient} resolves the host a second time when it connects:
 * a name that answered with a public address when it was checked could answer with a private one then. Here the
 * addresses that were checked are the ones that are connected to, and TLS still proves the host's name.
 */
@NullMarked
package com.opspawn.tool.builtin.http;

import org.jspecify.annotations.NullMarked;
