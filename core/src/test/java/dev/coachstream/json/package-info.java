/** Tests of what is read and written as JSON. */
@NullMarked
package dev.coachstream.json;

import org.jspecify.annotations.NullMarked;
