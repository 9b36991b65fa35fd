/** Core's transport over real HTTP. */
@NullMarked
package dev.coachstream.http;

import org.jspecify.annotations.NullMarked;
