/** Reads Samsara's coaching API: {@link dev.coachstream.samsara.SamsaraSourceFactory}. */
@NullMarked
package dev.coachstream.samsara;

import org.jspecify.annotations.NullMarked;
