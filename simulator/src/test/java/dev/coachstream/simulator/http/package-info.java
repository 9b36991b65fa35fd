@NullMarked
package dev.coachstream.simulator.http;

import org.jspecify.annotations.NullMarked;
