/** A host: it names what it calls. The adapters are found, and need no line here. */
module dev.coachstream.modular {
    requires dev.coachstream.core;
    requires dev.coachstream.warehouse;
}
