@NullMarked
package dev.coachstream.config;

import org.jspecify.annotations.NullMarked;
