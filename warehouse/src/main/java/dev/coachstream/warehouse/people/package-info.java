/** Who is one person across accounts: {@link dev.coachstream.warehouse.people.PersonResolver}. */
@NullMarked
package dev.coachstream.warehouse.people;

import org.jspecify.annotations.NullMarked;
