/**
 * JSON in and out: {@link dev.coachstream.json.WireJson} reads what vendors send, {@link dev.coachstream.json.CanonicalJson}
 * writes and reads canonical records.
 */
@NullMarked
package dev.coachstream.json;

import org.jspecify.annotations.NullMarked;
