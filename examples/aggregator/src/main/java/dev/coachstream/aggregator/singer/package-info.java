/** Singer: the catalog, the state, what the tap says of itself, and the messages, {@link dev.coachstream.aggregator.singer.SingerMessages}. */
@NullMarked
package dev.coachstream.aggregator.singer;

import org.jspecify.annotations.NullMarked;
