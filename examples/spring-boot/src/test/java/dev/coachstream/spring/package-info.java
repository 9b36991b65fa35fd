@NullMarked
package dev.coachstream.spring;

import org.jspecify.annotations.NullMarked;
