package dev.coachstream.maestroqa;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.coachstream.benchmarks.readers.SimulatedPages;
import dev.coachstream.benchmarks.readers.Vendor;
import dev.coachstream.json.Items;
import dev.coachstream.json.PageReader;
import dev.coachstream.model.CoachingSession;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A page of MaestroQa's sessions, from its bytes: what each session costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SimulatedPages.SESSIONS)
public class MaestroQaPageBenchmark {
    private static final Type PAGE = new TypeReference<MaestroQaPage<MaestroQaSession>>() {}.getType();

    private final PageReader reader = new PageReader();
    private final MaestroQaMapper mapper = new MaestroQaMapperImpl();
    private byte[] page = {};

    @Setup
    public void fetch() throws IOException, InterruptedException {
        page = SimulatedPages.first(Vendor.MAESTROQA);
    }

    /** To the vendor's records. */
    @Benchmark
    public Object decode() throws IOException {
        return reader.read(page, PAGE);
    }

    /** To canonical sessions. */
    @Benchmark
    @SuppressWarnings("unchecked") // the type that was asked for is the type that is read
    public Items<CoachingSession> decodeAndMap() throws IOException {
        return ((MaestroQaPage<MaestroQaSession>) reader.read(page, PAGE))
                .resources()
                .map(sent -> mapper.toSession(sent.value(), "benchmark"));
    }

    /** To canonical sessions, by the parser that was written by hand. */
    @Benchmark
    public List<CoachingSession> byHand() throws IOException {
        return SimulatedPages.byHand(Vendor.MAESTROQA, page);
    }
}
