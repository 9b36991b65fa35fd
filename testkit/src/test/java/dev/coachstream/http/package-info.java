/** Core's transport over real HTTP; here, because core cannot depend on the kit that depends on it. */
@NullMarked
package dev.coachstream.http;

import org.jspecify.annotations.NullMarked;
