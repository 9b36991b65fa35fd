package dev.coachstream.warehouse.store;

import dev.coachstream.warehouse.HostApi;

/**
 * A cell that holds JSON: what is an object or a list to whoever writes JSON, and text to everybody else. Immutable.
 *
 * @param text well-formed JSON
 */
@HostApi
public record JsonText(String text) {
    @Override
    public String toString() {
        return text;
    }
}
