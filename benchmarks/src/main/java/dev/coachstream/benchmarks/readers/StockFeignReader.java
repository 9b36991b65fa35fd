package dev.coachstream.benchmarks.readers;

import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import feign.Feign;
import feign.jackson.JacksonDecoder;
import java.util.List;

/** Feign as its readme shows it: its own client, its Jackson decoder with Jackson's module for times, records, and a mapping by hand. */
final class StockFeignReader implements SessionReader {

    private final StockPages pages;

    private StockFeignReader(StockPages pages) {
        this.pages = pages;
    }

    static StockFeignReader of(Account account) {
        return new StockFeignReader(
                switch (account.vendor()) {
                    case MAESTROQA -> StockMaestroQa.pages(client(account, StockMaestroQa.Api.class), account.token());
                    case CRESTA -> StockCresta.pages(client(account, StockCresta.Api.class), account.token());
                    case SAMSARA -> StockSamsara.pages(client(account, StockSamsara.Api.class), account.token());
                });
    }

    private static <A> A client(Account account, Class<A> api) {
        return Feign.builder()
                .decoder(new JacksonDecoder(List.of(new JavaTimeModule())))
                .target(api, account.url().toString());
    }

    @Override
    public Tally read() {
        Tally tally = new Tally();
        String position = "";
        while (position != null) {
            position = pages.read(position, tally::add);
        }
        return tally;
    }
}
