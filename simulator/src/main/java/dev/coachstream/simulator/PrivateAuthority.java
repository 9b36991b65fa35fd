package dev.coachstream.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate authority that no machine knows, as networks have that read along, and a server's certificate by it; made by the JDK's own
 * keytool.
 *
 * @param pem the authority's certificate
 * @param server what a server with a certificate by it speaks; for 127.0.0.1 and vendor.invalid, a name that leads nowhere (RFC 6761 §6.4)
 */
public record PrivateAuthority(Path pem, SSLContext server) {
    private static final String PASSWORD = "simulated";

    /** What a JVM that runs for a moment is started with. */
    private static final List<String> SHORT_LIVED = List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC");

    /** Makes one, with its files in a folder. */
    public static PrivateAuthority in(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("keys.p12");
        keytool(
                file,
                "-genkeypair",
                "-alias",
                "authority",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Private",
                "-ext",
                "bc=ca:true");
        keytool(
                file,
                "-genkeypair",
                "-alias",
                "server",
                "-signer",
                "authority",
                "-keyalg",
                "EC",
                "-dname",
                "CN=vendor.invalid",
                "-ext",
                "san=ip:127.0.0.1,dns:vendor.invalid");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Path pem = Files.writeString(folder.resolve("authority.pem"), pem(keys.getCertificate("authority")));
        keys.deleteEntry("authority");
        return new PrivateAuthority(pem, context(keys));
    }

    private static String pem(Certificate certificate) throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()));
    }

    private static void keytool(Path keys, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(options));
        command.addAll(SHORT_LIVED);
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", keys.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + said);
        }
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }
}
