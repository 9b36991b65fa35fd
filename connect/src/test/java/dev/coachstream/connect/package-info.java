@NullMarked
package dev.coachstream.connect;

import org.jspecify.annotations.NullMarked;
