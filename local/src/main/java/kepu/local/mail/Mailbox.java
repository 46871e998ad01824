package kepu.local.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpHandler;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * An SMTP server that takes every mail to everybody and sends none on, and the pages that show what came. A mail that was
 * taken is on disk, and there again after {@code kill -9}.
 */
public final class Mailbox implements AutoCloseable {
    /** Where the pages are, on the port that shows them. */
    public static final String PATH = "/_local/mailbox";

    private final GreenMail smtp;
    private final Letters letters;
    private volatile boolean refusing;

    private Mailbox(GreenMail smtp, Letters letters) {
        this.smtp = smtp;
        this.letters = letters;
    }

    /**
     * @param clock dates the mails' arrival
     * @throws IllegalStateException when the port is taken
     */
    public static Mailbox open(String address, int port, Path directory, Clock clock) {
        ServerSetup setup = new ServerSetup(port, address, ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(10_000);
        Mailbox mailbox = new Mailbox(new GreenMail(setup), Letters.open(directory, clock));
        mailbox.smtp.getUserManager().setMessageDeliveryHandler(mailbox::take);
        mailbox.smtp.start();
        return mailbox;
    }

    /** The mailbox as pages, and as JSON under {@code .json?to=}. */
    public HttpHandler pages() {
        return new MailboxPages(this, letters);
    }

    boolean refusing() {
        return refusing;
    }

    /** From now on every mail is refused, or taken again: what a relay in trouble does. */
    void refuse(boolean refuse) {
        refusing = refuse;
    }

    private GreenMailUser take(MovingMessage message, MailAddress recipient) throws MessagingException {
        if (refusing) {
            throw new MessagingException("told to refuse");
        }
        try {
            letters.add(recipient.getEmail(), message.getMessage());
            return new NoInbox(recipient.getEmail());
        } catch (IOException unwritable) {
            throw new MessagingException("cannot be kept", unwritable);
        }
    }

    @Override
    public void close() {
        smtp.stop();
    }
}
