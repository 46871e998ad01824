package kepu.notification;

import jakarta.mail.MessagingException;

/** The mail relay could not be reached, or did not take a mail; it may take it later. */
final class RelayRefused extends Exception {
    private static final long serialVersionUID = 1;

    /** Told by kinds of exceptions alone: what they say holds addresses, which belong in no log. */
    RelayRefused(MessagingException refused) {
        super(kinds(refused));
    }

    private static String kinds(Throwable refused) {
        Throwable why = refused instanceof MessagingException told ? told.getNextException() : refused.getCause();
        return refused.getClass().getSimpleName() + (why == null ? "" : ": " + kinds(why));
    }
}
