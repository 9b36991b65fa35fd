package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.ByteSink;
import dev.coachstream.aggregator.output.RecordForm;
import dev.coachstream.aggregator.output.ResumeFile;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.FeedFollower;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import org.jspecify.annotations.Nullable;

/** Writes what is read, a page at a time, and notes in the resume file how far that is. */
final class PullTarget implements Reading.Target {
    private final RecordForm form;
    private final ByteSink sink;
    private final @Nullable ResumeFile resume;

    private long wanted;

    /** @param wanted how many records are taken at most */
    PullTarget(RecordForm form, ByteSink sink, @Nullable ResumeFile resume, long wanted) {
        this.form = form;
        this.sink = sink;
        this.resume = resume;
        this.wanted = wanted;
    }

    /** Writes what stands before the first record, unless an earlier run did. */
    void begin() {
        if (resume == null || resume.fresh()) {
            sink.write(form.head());
        }
        if (resume != null && resume.fresh()) {
            sink.sync();
            resume.begun(sink.written());
        }
    }

    @Override
    public boolean isDone(CoachingSource source) {
        return resume != null && resume.isDone(source.name());
    }

    @Override
    public @Nullable Cursor resume(CoachingSource source) {
        return resume == null ? null : resume.cursor(source.name());
    }

    @Override
    public boolean isFull() {
        return wanted == 0;
    }

    @Override
    public Page<? extends CoachingRecord> take(CoachingSource source, Page<? extends CoachingRecord> whole) {
        Page<? extends CoachingRecord> page = whole.first(wanted);
        write(page);
        wanted -= page.items().size();
        if (resume != null) {
            sink.sync();
            resume.passed(source.name(), page.cursor(), page.last(), sink.written());
        }
        return page;
    }

    /** Where the account is followed from. */
    FeedFollower.Checkpoint checkpoint(CoachingSource source) {
        return resume == null ? FeedFollower.Checkpoint.START : resume.checkpoint(source.name());
    }

    /** Takes a page of a feed that is followed: there is never a last one. */
    void take(CoachingSource source, Page<? extends CoachingRecord> page, FeedFollower.Checkpoint after) {
        write(page);
        if (resume != null) {
            sink.sync();
            resume.followed(source.name(), after, sink.written());
        }
    }

    private void write(Page<? extends CoachingRecord> page) {
        sink.write(form.records(page.items()));
    }
}
