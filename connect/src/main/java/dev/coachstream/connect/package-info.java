/**
 * A source connector of Kafka Connect: any number of accounts of any vendor in one connector, each with one owner, and an offset for each of its
 * feeds. {@link dev.coachstream.connect.CoachstreamSourceConnector} is what a worker finds.
 */
@NullMarked
package dev.coachstream.connect;

import org.jspecify.annotations.NullMarked;
