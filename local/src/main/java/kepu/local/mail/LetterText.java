package kepu.local.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;

/** A mail's plain text and its HTML; either may be empty. Attachments are left out. */
record LetterText(String text, String html) {
    static LetterText of(Part part) throws MessagingException, IOException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return new LetterText("", "");
        }
        if (part.getContent() instanceof Multipart parts) {
            LetterText whole = new LetterText("", "");
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart next = parts.getBodyPart(i);
                whole = whole.and(of(next));
            }
            return whole;
        }
        if (!(part.getContent() instanceof String content)) {
            return new LetterText("", "");
        }
        return part.isMimeType("text/html") ? new LetterText("", content) : new LetterText(content, "");
    }

    private LetterText and(LetterText other) {
        return new LetterText(text + other.text, html + other.html);
    }
}
