package kepu.local.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** All mails, each in a file that stands before its sender hears it was taken. */
final class Letters {
    private static final String RECIPIENT = "X-Envelope-To";
    private static final String ARRIVED = "X-Arrived-At";

    private final Session session = Session.getInstance(new Properties());
    private final Path directory;
    private final Clock clock;
    /** The oldest first. */
    private final List<Letter> letters = new ArrayList<>();

    private int arrived;

    private Letters(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    static Letters open(Path directory, Clock clock) {
        Letters letters = new Letters(directory, clock);
        try {
            Files.createDirectories(directory);
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.filter(name -> name.toString().endsWith(".eml"))
                        .sorted()
                        .toList()) {
                    letters.letters.add(letters.summary(file));
                    letters.arrived++;
                }
            }
        } catch (IOException | MessagingException unreadable) {
            throw new IllegalStateException("the mails in " + directory + " cannot be read", unreadable);
        }
        return letters;
    }

    synchronized void add(String to, MimeMessage message) throws IOException, MessagingException {
        Path file = directory.resolve(String.format("%09d.eml", ++arrived));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String head =
                RECIPIENT + ": " + to.toLowerCase(Locale.ROOT) + "\r\n" + ARRIVED + ": " + clock.instant() + "\r\n";
        bytes.write(head.getBytes(StandardCharsets.US_ASCII));
        message.writeTo(bytes);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(bytes.toByteArray()));
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        letters.add(summary(file));
    }

    /** The newest first. @param to a recipient in lower case; empty for all */
    synchronized List<Letter> newestFirst(String to) {
        List<Letter> chosen = new ArrayList<>();
        for (int i = letters.size() - 1; i >= 0; i--) {
            if (to.isEmpty() || letters.get(i).to().equals(to)) {
                chosen.add(letters.get(i));
            }
        }
        return chosen;
    }

    synchronized Optional<Letter> find(String id) {
        return letters.stream().filter(letter -> letter.id().equals(id)).findFirst();
    }

    LetterText text(Letter letter) {
        try {
            return LetterText.of(read(directory.resolve(letter.id() + ".eml")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (MessagingException malformed) {
            return new LetterText("(" + malformed.getMessage() + ")", "");
        }
    }

    private Letter summary(Path file) throws IOException, MessagingException {
        MimeMessage message = read(file);
        String name = file.getFileName().toString();
        return new Letter(
                name.substring(0, name.length() - ".eml".length()),
                header(message, RECIPIENT),
                sender(message),
                decoded(message.getSubject()),
                Instant.parse(header(message, ARRIVED)));
    }

    private MimeMessage read(Path file) throws IOException, MessagingException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new MimeMessage(session, bytes);
        }
    }

    private static String sender(MimeMessage message) throws MessagingException {
        Address[] senders = message.getFrom();
        if (senders == null || senders.length == 0) {
            return "";
        }
        return senders[0] instanceof InternetAddress named && named.getPersonal() != null
                ? named.getPersonal() + " <" + named.getAddress() + ">"
                : senders[0].toString();
    }

    private static String header(MimeMessage message, String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null ? "" : values[0];
    }

    private static String decoded(String header) {
        try {
            return header == null ? "" : MimeUtility.decodeText(header);
        } catch (UnsupportedEncodingException unknown) {
            return header;
        }
    }
}
