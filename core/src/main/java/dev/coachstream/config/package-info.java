/**
 * The accounts of a host, read from its configuration file: {@link dev.coachstream.config.ConfigurationReader#load} is all a host
 * needs.
 */
@NullMarked
package dev.coachstream.config;

import org.jspecify.annotations.NullMarked;
