package kepu.storage;

import static kepu.storage.Stores.NOW;
import static kepu.storage.Stores.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.AccountId;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.activity.HistoryEntry.Event;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.domain.media.ImageType;
import kepu.domain.media.Medium;
import kepu.domain.media.MediumId;
import kepu.domain.organization.Category;
import kepu.domain.organization.Organization;
import kepu.domain.organization.OrganizationId;
import kepu.domain.recommendation.Recommendation;
import kepu.domain.review.Level;
import kepu.domain.review.Owes;
import kepu.domain.review.Review;
import kepu.domain.review.RoundState;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What is put in comes out again, every component of it. */
class RoundTripTest {
    @Test
    void anActivity() {
        Activity activity = Filled.in(Stores.activity(Stores.freshActivity()));
        Item item = ActivityItem.write(activity)
                .with(ActivityItem.LIVE, activity.counts().live());
        Stores.put("ACTIVITIES_TABLE", item);
        assertEquals(Optional.of(activity), new Activities(SETTINGS).find(activity.id()));
    }

    @Test
    void everythingOfAnActivityIsOwnedByItsWriterButWhatTheMachineNotes() {
        Item item = ActivityItem.write(Stores.activity(Stores.freshActivity()));
        assertEquals(
                java.util.Set.of("activity", "part"),
                item.attributes().keySet().stream()
                        .filter(name -> !ActivityItem.OWNED_WHEN_APPROVED.contains(name))
                        .collect(java.util.stream.Collectors.toSet()));
        assertTrue(!ActivityItem.OWNED_WHEN_APPROVED.contains(ActivityItem.LIVE)
                && !ActivityItem.OWNED_WHEN_APPROVED.contains(ActivityItem.SHELF));
    }

    @Test
    void aBareDraft() {
        ActivityId id = Stores.freshActivity();
        Activity draft = Activity.draft(id, 2023, new AccountId("acc-" + id), emptyForm(), NOW);
        HistoryEntry entry = new HistoryEntry(NOW, Event.CREATED, Optional.empty(), 0, 0, Optional.empty(), "", "");
        new Submissions(SETTINGS).create(draft, emptyForm(), entry, Optional.empty(), "");
        Activities activities = new Activities(SETTINGS);
        assertEquals(Optional.of(draft), activities.find(id));
        assertEquals(emptyForm(), activities.draft(id));
        assertEquals(List.of(entry), activities.history(id));
        assertEquals(
                List.of(draft),
                activities.mine(draft.submitter(), Optional.empty(), 10).items());
    }

    @Test
    void aFormInADraft() {
        ActivityId id = Stores.freshActivity();
        Stores.put("ACTIVITIES_TABLE", Activities.formItem(id, ActivityItem.DRAFT, Filled.in(Stores.form("名"))));
        assertEquals(Stores.form("名"), new Activities(SETTINGS).draft(id));
    }

    @Test
    void aRoundOfReview() {
        for (RoundState state : RoundState.values()) {
            for (Owes owes : Owes.values()) {
                Review review = Filled.in(Stores.review(Stores.freshActivity(), Level.NATION, state, owes));
                Stores.put("REVIEWS_TABLE", ReviewItem.write(review, NOW));
                assertEquals(Optional.of(review), new Reviews(SETTINGS).find(review.id()));
            }
        }
    }

    @Test
    void aLineOfHistory() {
        ActivityId id = Stores.freshActivity();
        for (Event event : Event.values()) {
            HistoryEntry entry = Filled.in(Stores.entry(event, NOW.plusMillis(event.ordinal())));
            Stores.put("ACTIVITIES_TABLE", HistoryItem.write(id, entry));
        }
        List<HistoryEntry> history = new Activities(SETTINGS).history(id);
        assertEquals(
                List.of(Event.values()),
                history.stream().map(HistoryEntry::event).toList());
        assertEquals(Stores.entry(Event.CREATED, NOW), history.get(0));
    }

    @Test
    void anOrganization() {
        Organization organization = Filled.in(new Organization(
                new OrganizationId(Stores.fresh()),
                Category.COUNTY_ASSOCIATION,
                "ASSOCIATION",
                "彭阳县科学技术协会",
                "彭阳县科协",
                "COUNTY",
                "640425",
                List.of(
                        new Organization.Ancestor(
                                new OrganizationId("CA-640400"), "固原市科学技术协会", "固原市科协", Category.CITY_ASSOCIATION),
                        new Organization.Ancestor(Stores.NINGXIA, "宁夏科协", "", Category.PROVINCE_ASSOCIATION)),
                List.of("彭阳科协", "县科协")));
        new Organizations(SETTINGS).putAll(List.of(organization));
        assertEquals(Optional.of(organization), new Organizations(SETTINGS).find(organization.id()));
    }

    @Test
    void moreOrganizationsThanABatchTakes() {
        List<Organization> many = java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> new Organization(
                        new OrganizationId(Stores.fresh()),
                        Category.OTHER,
                        "OTHER",
                        "单位" + i,
                        "",
                        "",
                        "",
                        List.of(),
                        List.of()))
                .toList();
        new Organizations(SETTINGS).putAll(many);
        many.forEach(one -> assertEquals(Optional.of(one), new Organizations(SETTINGS).find(one.id())));
    }

    @Test
    void anAccountWithItsRoles() {
        String id = Stores.fresh();
        OrganizationId channel = new OrganizationId("C" + id);
        Account account = Filled.in(new Account(
                new AccountId(id),
                "某人",
                "139" + id,
                "someone@example.org",
                List.of(
                        new Grant(Role.PROVINCE_REVIEWER, Optional.of(channel)),
                        new Grant(Role.CITY_REVIEWER, Optional.of(new OrganizationId("CA-640400"))),
                        new Grant(Role.ADMINISTRATOR, Optional.empty()))));
        Accounts accounts = new Accounts(SETTINGS);
        accounts.put(account, "hash");
        assertEquals(Optional.of(account), accounts.find(account.id()));
        assertEquals(Optional.of(new Accounts.Credentials(account.id(), "hash")), accounts.byPhone(account.phone()));
        assertEquals(List.of(account), accounts.holding(Role.PROVINCE_REVIEWER, Optional.of(channel)));
        assertTrue(accounts.holding(Role.ADMINISTRATOR, Optional.empty()).contains(account));
        assertEquals(List.of(), accounts.holding(Role.CITY_REVIEWER, Optional.of(channel)));
    }

    @Test
    void anEdition() {
        Edition edition = Filled.in(new Edition(
                1999,
                "1999年",
                "主题",
                List.of("副主题一", "副主题二"),
                new Edition.Window(Stores.at("1999-08-20T16:00:00Z"), Stores.at("1999-09-30T16:00:00Z")),
                LocalDate.of(1999, 8, 1),
                LocalDate.of(1999, 12, 31),
                Stores.at("1999-12-30T16:00:00Z"),
                Map.of(Category.MINISTRY, List.of(Level.NATION), Category.OTHER, List.of(Level.PROVINCE, Level.NATION)),
                Map.of(Level.PROVINCE, 3, Level.NATION, 5),
                7,
                "优秀活动",
                "优秀组织单位",
                "R-22",
                1));
        Editions editions = new Editions(SETTINGS);
        editions.put(edition, 0);
        assertEquals(Optional.of(edition), editions.find(1999));
        assertTrue(editions.all().contains(edition));
        assertEquals(
                Reason.STALE_VERSION,
                Assertions.assertThrows(Refusal.class, () -> editions.put(edition, 0))
                        .reason());
        assertEquals(
                Reason.STALE_VERSION,
                Assertions.assertThrows(Refusal.class, () -> editions.put(edition, 2))
                        .reason());
    }

    @Test
    void aMedium() {
        Medium medium = Filled.in(new Medium(
                new MediumId(Stores.fresh()),
                Stores.freshActivity(),
                new AccountId("acc-1"),
                new Medium.Declared(ImageType.PNG, 4711),
                Optional.of(new Medium.Found(ImageType.JPEG, 4712, 640, 480, "v1")),
                NOW));
        Medium promised = new Medium(
                medium.id(),
                medium.activity(),
                medium.owner(),
                medium.declared(),
                Optional.empty(),
                medium.createdAt());
        Media media = new Media(SETTINGS);
        media.add(promised);
        assertEquals(Optional.of(promised), media.find(medium.id()));
        media.accept(medium);
        media.accept(promised.accepted(new Medium.Found(ImageType.PNG, 1, 1, 1, "v2")));
        assertEquals(Optional.of(medium), media.find(medium.id()), "the first acceptance stands");
    }

    @Test
    void aRecommendation() {
        Recommendation recommendation = Filled.in(new Recommendation(
                Stores.freshActivity(), 1998, new OrganizationId("R-1"), "名", 2, new AccountId("acc-1"), NOW, "好"));
        Stores.put("RECOMMENDATIONS_TABLE", Recommendations.write(recommendation));
        new Places(SETTINGS).set(1998, recommendation.channel(), 5);
        Recommendations recommendations = new Recommendations(SETTINGS);
        assertEquals(
                Optional.of(recommendation),
                recommendations.find(1998, recommendation.channel(), recommendation.activity()));
        Recommendations.Board board = recommendations.board(1998, recommendation.channel());
        assertEquals(List.of(recommendation), board.items());
        assertEquals(5, board.places().places());
    }

    @Test
    void aMessage() {
        Messages.Message message = Filled.in(new Messages.Message(
                Stores.fresh(),
                new AccountId("acc-1"),
                new kepu.domain.review.ReviewId(Stores.freshActivity(), 2),
                Level.NATION,
                1));
        Messages messages = new Messages(SETTINGS);
        messages.intend(message, NOW);
        Messages.Message unsent =
                new Messages.Message(message.id(), message.to(), message.review(), message.level(), 0);
        assertTrue(messages.due(NOW, 100).contains(unsent));
        assertTrue(messages.claim(unsent, NOW));
        assertTrue(messages.due(NOW.plusSeconds(3600), 100).contains(message));
    }

    private static kepu.domain.activity.ActivityForm emptyForm() {
        return kepu.runtime.FormBody.stored(
                kepu.runtime.Json.trusted("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
