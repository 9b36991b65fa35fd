@NullMarked
package dev.coachstream.embedded;

import org.jspecify.annotations.NullMarked;
