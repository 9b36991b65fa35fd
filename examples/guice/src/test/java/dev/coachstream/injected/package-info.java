@NullMarked
package dev.coachstream.injected;

import org.jspecify.annotations.NullMarked;
