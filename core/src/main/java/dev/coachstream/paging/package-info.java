/**
 * One walk over pages for every vendor: {@link dev.coachstream.paging.Paged}.
 *
 * <p>An adapter only says where the next page starts; empty pages with a successor, repeated positions, early stops and
 * resuming are handled here, once.
 */
@NullMarked
package dev.coachstream.paging;

import org.jspecify.annotations.NullMarked;
