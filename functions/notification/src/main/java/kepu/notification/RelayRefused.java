package kepu.notification;

/** The mail relay could not be reached, or did not take a mail; it may take it later. */
final class RelayRefused extends Exception {
    private static final long serialVersionUID = 1;

    RelayRefused(Exception cause) {
        super(cause);
    }
}
