package kepu.notification;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import kepu.domain.account.Account;
import kepu.runtime.Json;
import kepu.runtime.Secrets;
import kepu.runtime.Settings;

/** The SMTP relay of the settings; every wait is bounded. */
final class Relay {
    private static final String PATIENCE_MILLIS = "10000";
    private static final String TLS_FROM_THE_START = "465";

    private final Session session;
    private final String from;

    Relay(Settings settings) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.text("MAIL_HOST"));
        properties.put("mail.smtp.port", settings.text("MAIL_PORT"));
        properties.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.timeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put(
                "mail.smtp.ssl.enable",
                String.valueOf(settings.text("MAIL_PORT").equals(TLS_FROM_THE_START)));
        properties.put("mail.mime.charset", "UTF-8");
        boolean asksWho = settings.optional("MAIL_SECRET").isPresent();
        properties.put("mail.smtp.auth", String.valueOf(asksWho));
        this.session = asksWho ? Session.getInstance(properties, who(settings)) : Session.getInstance(properties);
        this.from = settings.text("MAIL_FROM");
    }

    /** Sends one mail; the same message always has the same Message-ID, so that a second copy can be told as one. */
    void send(String messageId, Account to, ReviewMail mail, Instant at) throws RelayRefused {
        try {
            String id = UUID.nameUUIDFromBytes(messageId.getBytes(StandardCharsets.UTF_8))
                    .toString();
            MimeMessage message = new MimeMessage(session) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", "<" + id + "@kepu>");
                }
            };
            message.setFrom(new InternetAddress(from));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to.email()));
            message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(at));
            MimeMultipart both = new MimeMultipart("alternative");
            both.addBodyPart(part(mail.text(), "plain"));
            both.addBodyPart(part(mail.html(), "html"));
            message.setContent(both);
            Transport.send(message);
        } catch (MessagingException e) {
            throw new RelayRefused(e);
        }
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), kind);
        return part;
    }

    private static Authenticator who(Settings settings) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                JsonNode secret = Json.trusted(new Secrets(settings).bytes("MAIL_SECRET"));
                return new PasswordAuthentication(
                        secret.path("username").asText(),
                        secret.path("password").asText());
            }
        };
    }
}
