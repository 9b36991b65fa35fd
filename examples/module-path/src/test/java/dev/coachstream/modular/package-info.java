@NullMarked
package dev.coachstream.modular;

import org.jspecify.annotations.NullMarked;
