package dev.coachstream.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are trusted: those of the JVM, and some more. */
record Trust(SSLContext context, X509TrustManager manager) {

    /** Empty where nobody is trusted beside those of the JVM. */
    static Optional<Trust> alsoIn(List<X509Certificate> authorities) {
        if (authorities.isEmpty()) {
            return Optional.empty();
        }
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            for (X509Certificate one : authorities) {
                all.setCertificateEntry("told " + all.size(), one);
            }
            for (X509Certificate one : manager(null).getAcceptedIssuers()) {
                all.setCertificateEntry("usual " + all.size(), one);
            }
            X509TrustManager manager = manager(all);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return Optional.of(new Trust(context, manager));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM cannot trust a certificate", e);
        }
    }

    private static X509TrustManager manager(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
