package dev.coachstream.aggregator.pipeline;

/**
 * A member that a record has nothing of, although its vendor may.
 *
 * @param field a list by its name here; a value by the name that its vendor has for it, under which {@code attributes} holds what was sent
 * @param sent whether the vendor sent a value, and it could not be read
 */
public record Lack(String field, boolean sent) {}
