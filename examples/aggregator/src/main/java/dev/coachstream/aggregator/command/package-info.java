/**
 * The commands of {@link dev.coachstream.aggregator.Coachstream}, one {@code …Command} each.
 *
 * <p>What several of them take is an {@code …Option} or {@code …Options} to mix in. {@link
 * dev.coachstream.aggregator.command.Accounts} opens the accounts that a command is about, {@link
 * dev.coachstream.aggregator.command.Replies} prints its {@link dev.coachstream.aggregator.command.Reply}, with the {@link
 * dev.coachstream.aggregator.command.Failure} and the {@link dev.coachstream.aggregator.command.Exit} that it ends with.
 */
@NullMarked
package dev.coachstream.aggregator.command;

import org.jspecify.annotations.NullMarked;
