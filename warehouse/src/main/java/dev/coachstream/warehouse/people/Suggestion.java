package dev.coachstream.warehouse.people;

import dev.coachstream.warehouse.HostApi;
import java.util.List;

/**
 * Two persons who may be one.
 *
 * @param score from 0 to 1; 1 is the same
 * @param reason what is alike, in words
 * @param person what the list by hand may call them: its own name for one of them, else one made of a label and an identity
 * @param entries the identities that the list by hand would have to name
 */
@HostApi
public record Suggestion(double score, String reason, String person, List<Identity> entries) {}
