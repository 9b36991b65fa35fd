/** What a source's tests are written with. */
@NullMarked
package dev.coachstream.testkit;

import org.jspecify.annotations.NullMarked;
