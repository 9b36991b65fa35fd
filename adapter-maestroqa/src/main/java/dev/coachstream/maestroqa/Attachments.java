package dev.coachstream.maestroqa;

import dev.coachstream.api.TimeSource;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.PresignedFiles;
import dev.coachstream.spi.Host;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Both ways to attach a file to a ticket (MaestroQA API document, "Create an Attachment"). */
final class Attachments {
    private final String source;
    private final AccountApi api;
    private final PresignedFiles files;
    private final TimeSource time;

    @Inject
    Attachments(MaestroQaConfig config, AccountApi api, PresignedFiles files, Host host) {
        this.source = config.source();
        this.api = api;
        this.files = files;
        this.time = host.time();
    }

    MaestroQaAttached create(MaestroQaAttachment attachment) {
        attachment.check(source);
        Instant asked = time.now();
        MaestroQaAttached.Reply reply = api.createAttachment(attachment);
        if (reply.id() == null) {
            throw new CoachingSourceException(source, Kind.PROTOCOL, "an attachment was answered without its id");
        }
        return new MaestroQaAttached(reply.id(), reply.presignedUrl(), String.valueOf(attachment.contentType()), asked);
    }

    /** The address was signed for these headers, and is good for ten minutes. */
    void upload(MaestroQaAttached attached, Path file) {
        requireFile(file);
        String address = attached.presignedUrl();
        if (MaestroQaTerms.isEmpty(address) || address == null) {
            throw RequiredMembers.refused(source, "attachment " + attached.id() + " has no address to send a file to");
        }
        if (!time.now().isBefore(attached.validUntil())) {
            throw RequiredMembers.refused(
                    source,
                    "the address for attachment " + attached.id() + " expired at " + attached.validUntil()
                            + ": announce it again");
        }
        files.upload(
                uri(attached, address),
                Map.of("Content-Type", attached.contentType(), "x-amz-server-side-encryption", "AES256"),
                file);
    }

    /** An address is as good as a credential: what is wrong with it is not told. */
    private URI uri(MaestroQaAttached attached, String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw new CoachingSourceException(
                    source, Kind.PROTOCOL, "attachment " + attached.id() + " has an address that is none");
        }
    }

    MaestroQaAttached attach(MaestroQaAttachment attachment, Path file) {
        requireFile(file);
        if (attachment.url() != null) {
            throw RequiredMembers.refused(source, "an attachment with a url is fetched by MaestroQA, not sent");
        }
        MaestroQaAttached attached = create(attachment);
        upload(attached, file);
        return attached;
    }

    private void requireFile(Path file) {
        if (!Files.isReadable(file)) {
            throw RequiredMembers.refused(source, "the file " + file.getFileName() + " cannot be read");
        }
    }
}
