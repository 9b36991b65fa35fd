/**
 * What is measured: {@link dev.coachstream.benchmarks.Bounds} measures and prints the bounds; the JMH benchmarks of each page
 * are in the packages of the adapters. Nothing of it is shipped, and no bound is a test.
 */
@NullMarked
package dev.coachstream.benchmarks;

import org.jspecify.annotations.NullMarked;
