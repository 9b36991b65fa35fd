@NullMarked
package dev.coachstream.aggregator;

import org.jspecify.annotations.NullMarked;
