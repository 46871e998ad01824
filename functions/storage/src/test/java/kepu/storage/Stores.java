package kepu.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.AccountId;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.ActivityStatus;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.edition.Edition;
import kepu.domain.organization.Category;
import kepu.domain.organization.OrganizationId;
import kepu.domain.review.Level;
import kepu.domain.review.Outcome;
import kepu.domain.review.Owes;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewId;
import kepu.domain.review.RoundState;
import kepu.domain.review.Verdict;
import kepu.domain.routing.Route;
import kepu.runtime.IdSource;
import kepu.runtime.Settings;
import kepu.testing.SettingsForTests;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The real tables, and values with every component filled to put into them. */
final class Stores {
    static final Settings SETTINGS = SettingsForTests.bare()
            .with(kepu.testing.DynamoDbForTests.environment())
            .settings();
    static final DynamoDbClient DYNAMO = Tables.client(SETTINGS);
    static final Instant NOW = Instant.parse("2023-09-02T02:03:04.567Z");
    static final OrganizationId NINGXIA = new OrganizationId("PA-64");
    static final AccountId REVIEWER = new AccountId("acc-reviewer");

    static final Edition EDITION = new Edition(
            2023,
            "2023年",
            "主题",
            List.of(),
            new Edition.Window(NOW.minus(Duration.ofDays(10)), NOW.plus(Duration.ofDays(28))),
            LocalDate.of(2023, 8, 1),
            LocalDate.of(2023, 12, 31),
            NOW.plus(Duration.ofDays(90)),
            Map.of(Category.COUNTY_ASSOCIATION, List.of(Level.PROVINCE, Level.NATION)),
            Map.of(),
            7,
            "",
            "",
            "R-22",
            1);

    private Stores() {}

    static ActivityId freshActivity() {
        return new ActivityId(IdSource.ULID.next(Instant.now()));
    }

    static String fresh() {
        return IdSource.ULID.next(Instant.now());
    }

    static Instant at(String time) {
        return Instant.parse(time);
    }

    static ActivityForm form(String name) {
        return new ActivityForm(
                name,
                "2023-09-17T09:00:00+08:00",
                "2023-09-17T11:00:00+08:00",
                "640104",
                "科技馆",
                "BOTH",
                "QA-640425",
                List.of(new ActivityForm.Unit("QA-640425", "彭阳县科学技术协会"), new ActivityForm.Unit("", "某校")),
                List.of(new ActivityForm.Unit("", "承办单位")),
                List.of(new ActivityForm.Unit("", "协办单位")),
                "第一段\n第二段",
                "中小学生",
                List.of(new ActivityForm.Scientist("某某", "研究员")),
                "天文学",
                new ActivityForm.Contact("联系人", "0951-0000000"),
                "01HA0000000000000000000009");
    }

    /** An activity whose every component says something. */
    static Activity activity(ActivityId id) {
        return new Activity(
                id,
                2023,
                new AccountId("acc-" + id),
                "“科普进校园”主题日",
                7,
                new Activity.Counts(3, 2, 1, 4),
                new Activity.Standing(
                        ActivityStatus.NATIONAL_PENDING,
                        Optional.of(Verdict.APPROVE),
                        "同意",
                        Map.of("poster", "请换一张", "scientists[1].name", "请写全名"),
                        NOW,
                        Optional.of(at("2023-09-05T02:03:04.567Z"))),
                route(),
                List.of(new OrganizationId("QA-640425"), new OrganizationId("CA-640400"), NINGXIA),
                new Activity.Times(
                        at("2023-08-21T01:00:00.001Z"),
                        NOW,
                        Optional.of(at("2023-09-01T01:00:00Z")),
                        Optional.of(at("2023-09-17T01:00:00Z")),
                        Optional.of(at("2023-09-17T03:00:00Z"))));
    }

    static Route route() {
        return new Route(
                List.of(
                        new Route.Step(Level.PROVINCE, NINGXIA, "宁夏回族自治区科学技术协会", "宁夏科协"),
                        new Route.Step(Level.NATION, new OrganizationId("CAST"), "中国科学技术协会", "中国科协")),
                Optional.of(NINGXIA));
    }

    /** A round whose every component says something. */
    static Review review(ActivityId id, Level level, RoundState state, Owes owes) {
        return new Review(
                new ReviewId(id, 4),
                2023,
                3,
                new AccountId("acc-" + id),
                new Review.Subject(
                        "“科普进校园”主题日",
                        at("2023-09-17T01:00:00Z"),
                        "640425",
                        new OrganizationId("QA-640425"),
                        "彭阳县科学技术协会"),
                List.of(new OrganizationId("QA-640425"), new OrganizationId("CA-640400"), NINGXIA),
                Optional.of(NINGXIA),
                level,
                state,
                state == RoundState.CLOSED ? Outcome.RETURNED : Outcome.UNDECIDED,
                owes,
                Optional.of(at("2023-09-05T02:03:04.567Z")),
                Optional.of(NOW),
                Optional.of(new Review.LastWord(REVIEWER, "某审核员", Verdict.APPROVE, Level.PROVINCE, NOW)),
                9);
    }

    static HistoryEntry entry(HistoryEntry.Event event, Instant at) {
        return new HistoryEntry(at, event, Optional.of(Level.PROVINCE), 3, 4, Optional.of(REVIEWER), "某审核员", "理由");
    }

    static void put(String table, Item item) {
        DYNAMO.putItem(put -> put.tableName(SETTINGS.text(table)).item(item.attributes()));
    }

    /** What the review machine does when it opens a round. */
    static void open(Review round, String token) {
        boolean province = round.level() == Level.PROVINCE;
        DYNAMO.updateItem(update -> update.tableName(SETTINGS.text("REVIEWS_TABLE"))
                .key(ReviewItem.key(round.id()))
                .updateExpression("SET #state = :open, taskToken = :token, openedAt = :now, #queue = "
                        + (province ? "provinceQueue" : "nationQueue")
                        + ", queueDue = dueAt REMOVE owes, debtShard, owedSince ADD #version :one")
                .expressionAttributeNames(Map.of("#state", "state", "#queue", "queue", "#version", "version"))
                .expressionAttributeValues(Map.of(
                        ":open", AttributeValue.fromS("OPEN"),
                        ":token", AttributeValue.fromS(token),
                        ":now", Item.time(NOW),
                        ":one", AttributeValue.fromN("1"))));
    }
}
