/** Reads the coachings of Acme, a vendor who exists in examples only. */
@NullMarked
package com.acme.coaching;

import org.jspecify.annotations.NullMarked;
