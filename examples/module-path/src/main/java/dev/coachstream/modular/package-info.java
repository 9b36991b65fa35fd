/** A host on the module path: {@link dev.coachstream.modular.ModularHost}. */
@NullMarked
package dev.coachstream.modular;

import org.jspecify.annotations.NullMarked;
