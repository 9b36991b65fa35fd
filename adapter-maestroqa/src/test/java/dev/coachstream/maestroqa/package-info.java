/** Tests of the sources of MaestroQA. */
@NullMarked
package dev.coachstream.maestroqa;

import org.jspecify.annotations.NullMarked;
