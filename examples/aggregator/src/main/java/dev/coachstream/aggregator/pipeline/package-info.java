/**
 * What the pipelines' protocols share: which streams are read and what of them, how far each is, and the reading itself. {@link
 * dev.coachstream.aggregator.pipeline.PipelineRead} reads accounts into messages; a protocol is a {@link
 * dev.coachstream.aggregator.pipeline.StreamMessages}.
 */
@NullMarked
package dev.coachstream.aggregator.pipeline;

import org.jspecify.annotations.NullMarked;
