/**
 * Airbyte's protocol, version 0.3.2: the specification, the catalog, the state, and the messages, {@link
 * dev.coachstream.aggregator.airbyte.AirbyteMessages}.
 */
@NullMarked
package dev.coachstream.aggregator.airbyte;

import org.jspecify.annotations.NullMarked;
