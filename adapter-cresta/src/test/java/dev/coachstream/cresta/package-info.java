@NullMarked
package dev.coachstream.cresta;

import org.jspecify.annotations.NullMarked;
