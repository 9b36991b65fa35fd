package dev.coachstream.benchmarks.readers;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.samsara.SimulatedSamsara;

/** Starts simulated vendors that only answer, without a quota, a delay or compression. */
public final class Vendors {
    /** What Samsara's pages hold at most; the other two give what is asked for. */
    private static final int SAMSARA_PAGE = 512;

    private Vendors() {}

    /** A vendor with so many generated sessions. */
    public static SimulatedVendor start(Vendor vendor, int sessions) {
        DataSet data = DataSet.of(sessions);
        SimulatedVendor simulated = switch (vendor) {
            case MAESTROQA -> SimulatedMaestroQa.start(data);
            case CRESTA -> SimulatedCresta.start(data);
            case SAMSARA -> SimulatedSamsara.start(data);
        };
        if (vendor == Vendor.SAMSARA) {
            simulated.behaviour().pageSizes(SAMSARA_PAGE, SAMSARA_PAGE);
        }
        simulated.behaviour().gzip(false);
        return simulated;
    }
}
