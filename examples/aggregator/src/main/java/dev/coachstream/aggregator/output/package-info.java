/** Records and tables as files and streams: JSON Lines, CSV, Parquet, and the file that a pull resumes from. */
@NullMarked
package dev.coachstream.aggregator.output;

import org.jspecify.annotations.NullMarked;
