package kepu.submission;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.runtime.Fields;
import kepu.runtime.FormBody;
import kepu.runtime.HttpRequest;
import kepu.runtime.Settings;
import kepu.storage.Activities;
import kepu.storage.Editions;
import kepu.storage.Submissions;

/** Begins an activity as a draft; with an idempotency key a second call gives the same draft again. */
final class CreateDraft {
    private static final int LONGEST_KEY = 100;

    private final Settings settings;
    private final Submissions submissions;
    private final Activities activities;
    private final Editions editions;

    CreateDraft(Settings settings) {
        this.settings = settings;
        this.submissions = new Submissions(settings);
        this.activities = new Activities(settings);
        this.editions = new Editions(settings);
    }

    /** What is asked for: an edition (the current one when none is named), a form as far as it is filled in, a key. */
    record Wish(Optional<Integer> edition, ActivityForm form, Optional<String> key, String hash) {
        static Wish of(HttpRequest request) {
            Fields fields = request.fields();
            Optional<Integer> edition = fields.count("edition");
            ActivityForm form = FormBody.read(fields);
            fields.done();
            Optional<String> key = request.header("idempotency-key");
            if (key.filter(text -> text.isBlank() || text.length() > LONGEST_KEY)
                    .isPresent()) {
                throw Reason.MALFORMED.refuse("Idempotency-Key");
            }
            return new Wish(edition, form, key, sha256(request.body()));
        }
    }

    Activity create(Wish wish, Account by) {
        Instant now = settings.clock().instant();
        Optional<Activity> earlier = earlier(wish, by, now);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Edition edition = wish.edition()
                .map(editions::find)
                .orElseGet(() -> editions.current(now))
                .orElseThrow(Reason.NO_SUCH_EDITION::refuse);
        ActivityId id = new ActivityId(settings.ids().next(now));
        Activity draft = Activity.draft(id, edition.year(), by.id(), wish.form(), now);
        try {
            submissions.create(draft, wish.form(), entry(by, now), wish.key(), wish.hash());
            return draft;
        } catch (Refusal refusal) {
            // Somebody was faster with the same key, a double click most likely: theirs is the draft.
            return earlier(wish, by, now).orElseThrow(() -> refusal);
        }
    }

    private Optional<Activity> earlier(Wish wish, Account by, Instant now) {
        Optional<Submissions.Made> made = wish.key().flatMap(key -> submissions.made(by.id(), key, now));
        if (made.filter(one -> !one.hash().equals(wish.hash())).isPresent()) {
            throw Reason.KEY_REUSED.refuse();
        }
        return made.flatMap(one -> activities.find(one.activity()));
    }

    private static HistoryEntry entry(Account by, Instant now) {
        return new HistoryEntry(
                now, HistoryEntry.Event.CREATED, Optional.empty(), 0, 0, Optional.of(by.id()), by.name(), "");
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
