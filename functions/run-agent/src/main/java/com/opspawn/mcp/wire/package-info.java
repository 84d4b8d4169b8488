/**
 * The Model Context Protocol on the wire: JSON-RPC with one server, over a child process's pipes or over streamable HTTP.
 *
 * <p>Promises: calls run side by side on one connection, each within its time; a call that is given up is told to the
 * server; what a server sends is bounded in size, and never more than data; a child process inherits no secret of ours; no
 * header leaves the address it was meant for. Every failure says whether the server may have acted. Out of scope: which tools
 * may be called, and what they return.
 *
 * <p>Protocol revisions: 2025-11-25 is offered, and every earlier one is spoken.
 */
@NullMarked
package com.opspawn.mcp.wire;

import org.jspecify.annotations.NullMarked;
