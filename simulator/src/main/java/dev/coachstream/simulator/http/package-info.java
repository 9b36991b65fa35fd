/**
 * A small HTTP/1.1 server that leaves every byte to its user: {@link dev.coachstream.simulator.http.HttpServer} hands out
 * {@link dev.coachstream.simulator.http.Exchange}s, which can answer properly or break in any way a network can.
 */
@NullMarked
package dev.coachstream.simulator.http;

import org.jspecify.annotations.NullMarked;
