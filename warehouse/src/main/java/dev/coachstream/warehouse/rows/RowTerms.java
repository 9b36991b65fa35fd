package dev.coachstream.warehouse.rows;

/**
 * What rows are filled by.
 *
 * @param includePrivate whether private columns are filled
 * @param firstFill tells which rows need no comparison
 */
public record RowTerms(boolean includePrivate, FirstFill firstFill) {}
