package dev.coachstream.spi;

import dev.coachstream.api.Exchange;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.Printable;
import dev.coachstream.model.Feed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells a host's listener, and survives what it throws: the first failure is logged as a warning, the others for whoever looks closer. */
final class CarefulListener implements SourceListener {
    private static final Logger log = System.getLogger(CarefulListener.class.getName());

    private final SourceListener listener;
    private final AtomicBoolean failed = new AtomicBoolean();

    private CarefulListener(SourceListener listener) {
        this.listener = listener;
    }

    static SourceListener of(SourceListener listener) {
        return listener instanceof CarefulListener ? listener : new CarefulListener(listener);
    }

    @Override
    public void exchanged(Exchange exchange) {
        tell(() -> listener.exchanged(exchange));
    }

    @Override
    public void waiting(String source, String reason, Duration duration) {
        tell(() -> listener.waiting(source, reason, duration));
    }

    @Override
    public void drift(String source, Feed feed, String path, String type) {
        tell(() -> listener.drift(source, feed, path, type));
    }

    @Override
    public void mended(String source, int halves) {
        tell(() -> listener.mended(source, halves));
    }

    private void tell(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            String problem = Printable.line(e.toString());
            if (failed.compareAndSet(false, true)) {
                log.log(
                        Level.WARNING,
                        "a listener of {0} failed, which changes nothing else: {1}",
                        listener.getClass(),
                        problem);
            } else {
                log.log(Level.DEBUG, "a listener failed again: {0}", problem);
            }
        }
    }
}
