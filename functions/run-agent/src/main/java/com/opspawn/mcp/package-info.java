/**
 * Tools of MCP servers, which somebody else wrote and may change at any time.
 *
 * <p>Promises: a tool is offered as it was accepted, from a lock file, and not called once its definition differs from that;
 * prompts need no server to be up; a server that is down fails its own tools and nothing else; what a server says of its tools
 * is shown as data, under the server's own name; a server learns only what its entry in the servers file gives it. Out of
 * scope: sampling, roots, elicitation, resources and prompts, which are not offered.
 */
@NullMarked
package com.opspawn.mcp;

import org.jspecify.annotations.NullMarked;
