@NullMarked
package dev.coachstream.capture;

import org.jspecify.annotations.NullMarked;
