@NullMarked
package dev.coachstream.samsara;

import org.jspecify.annotations.NullMarked;
