package dev.coachstream.http;

/** Two credentials that go together. */
record JoinedCredential(Credential one, Credential other) implements Credential {

    @Override
    public CredentialParts parts() {
        return one.parts().and(other.parts());
    }

    @Override
    public boolean renew(CredentialParts refused) {
        boolean renewed = one.renew(refused);
        return other.renew(refused) || renewed;
    }

    @Override
    public String advice() {
        return one.advice();
    }
}
