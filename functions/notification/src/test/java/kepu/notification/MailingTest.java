package kepu.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.activity.ActivityId;
import kepu.domain.organization.Organization;
import kepu.domain.review.ReviewId;
import kepu.domain.review.ReviewLinks;
import kepu.fixtures.Campaign;
import kepu.fixtures.Filing;
import kepu.runtime.Aws;
import kepu.runtime.Secrets;
import kepu.runtime.Settings;
import kepu.storage.Accounts;
import kepu.storage.Activities;
import kepu.storage.Messages;
import kepu.testing.Call;
import kepu.testing.SecretsForTests;
import kepu.testing.SettingsForTests;
import kepu.testing.TravellingClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** From a round that opened to mails in the reviewers' boxes, through a real relay that may be down. */
class MailingTest {
    private static final SecretsForTests SECRETS = SecretsForTests.start();
    private static final Instant START = Instant.parse("2023-09-01T01:00:00Z");

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final TravellingClock clock = TravellingClock.at(START);
    private Settings settings;
    private Campaign campaign;
    private Organization province;
    private Organization city;
    private Account submitter;
    private Account reviewer;

    @BeforeEach
    void start() {
        mail.start();
        settings = settings(mail.getSmtp().getPort());
        campaign = Campaign.in(settings);
        province = campaign.province("本省科协");
        city = campaign.city("本市科协", province);
        submitter = campaign.account("submitter");
        reviewer = reviewer("reviewer", province);
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @AfterAll
    static void close() {
        SECRETS.close();
    }

    @Test
    void everyReviewerWhoMayDecideGetsALinkOfTheirOwn() throws Exception {
        Account delegated = campaign.account("city", new Grant(Role.CITY_REVIEWER, Optional.of(city.id())));
        reviewer("elsewhere", campaign.province("外省科协"));
        campaign.account("national", new Grant(Role.NATIONAL_REVIEWER, Optional.empty()));
        ReviewId id = opened();
        intend(id);
        assertEquals("{\"sent\":2,\"failed\":0}", send(settings).toString());
        assertEquals(
                List.of(delegated.email(), reviewer.email()),
                received().stream().map(MailingTest::to).sorted().toList());
        for (Account to : List.of(reviewer, delegated)) {
            MimeMessage mine = received().stream()
                    .filter(one -> to(one).equals(to.email()))
                    .findFirst()
                    .orElseThrow();
            String link = new ReviewLinks(new Secrets(settings).bytes("LINK_SECRET"))
                    .write(new ReviewLinks.Link(id, to.id()));
            String text = text(mine);
            assertTrue(text.contains("https://kepu.example.org/r/" + link), text);
            assertTrue(text.contains("不会作出任何决定"), text);
            assertFalse(text.contains("0951-0000000"), "nobody's phone number is mailed");
            assertEquals("【省级审核】请于 9 月 4 日前审核：名称“<b>”&", mine.getSubject());
            assertTrue(html(mine).contains("名称“&lt;b&gt;”&amp;"), "what a submitter wrote is not HTML");
        }
    }

    @Test
    void aRecordThatComesTwiceMailsOnce() throws Exception {
        ReviewId id = opened();
        intend(id);
        intend(id);
        send(settings);
        intend(id);
        send(settings);
        assertEquals(1, received().size());
    }

    @Test
    void whoFiledItIsNotAskedToReviewIt() throws Exception {
        submitter = reviewer;
        ReviewId id = opened();
        intend(id);
        assertEquals("{\"sent\":0,\"failed\":0}", send(settings).toString());
    }

    @Test
    void whatIsDecidedMeanwhileIsNotAskedForAnyMore() throws Exception {
        ReviewId id = opened();
        intend(id);
        state(id, "CLOSED");
        assertEquals("{\"sent\":0,\"failed\":0}", send(settings).toString());
        assertEquals(Optional.of("OVERTAKEN"), new Messages(settings).state(message(id)));
        clock.advance(Duration.ofDays(1));
        assertEquals("{\"sent\":0,\"failed\":0}", send(settings).toString());
    }

    @Test
    void whoLostTheRoleMeanwhileIsNotMailed() throws Exception {
        ReviewId id = opened();
        intend(id);
        new Accounts(settings)
                .put(new Account(reviewer.id(), reviewer.name(), reviewer.phone(), reviewer.email(), List.of()), "x");
        assertEquals("{\"sent\":0,\"failed\":0}", send(settings).toString());
    }

    @Test
    void aRelayThatIsDownCostsNothingButTime() throws Exception {
        ReviewId id = opened();
        intend(id);
        int port = mail.getSmtp().getPort();
        mail.stop();
        assertEquals("{\"sent\":0,\"failed\":1}", send(settings).toString());
        assertEquals(Optional.of("QUEUED"), new Messages(settings).state(message(id)));
        assertEquals("{\"sent\":0,\"failed\":0}", send(settings).toString(), "not again at once");
        GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            clock.advance(Duration.ofMinutes(2));
            assertEquals("{\"sent\":1,\"failed\":0}", send(settings).toString());
            assertEquals(1, again.getReceivedMessages().length);
            assertEquals(Optional.of("SENT"), new Messages(settings).state(message(id)));
        } finally {
            again.stop();
        }
    }

    @Test
    void aMailThatNeverGoesIsGivenUpVisibly() throws Exception {
        ReviewId id = opened();
        intend(id);
        mail.stop();
        int failed = 0;
        for (int attempt = 0; attempt < SendMails.MOST_ATTEMPTS + 2; attempt++) {
            failed += send(settings).path("failed").asInt();
            clock.advance(Duration.ofHours(1));
        }
        assertEquals(SendMails.MOST_ATTEMPTS, failed);
        assertEquals(Optional.of("FAILED"), new Messages(settings).state(message(id)));
    }

    @Test
    void aRelayThatIsDownIsNotWaitedForByEveryMail() throws Exception {
        for (int i = 0; i < 5; i++) {
            intend(opened());
        }
        int port = mail.getSmtp().getPort();
        mail.stop();
        assertEquals("{\"sent\":0,\"failed\":3}", send(settings).toString());
        GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            clock.advance(Duration.ofMinutes(2));
            assertEquals("{\"sent\":5,\"failed\":0}", send(settings).toString());
        } finally {
            again.stop();
        }
    }

    @Test
    void whatARelaySaysOfAnAddressIsNotWrittenDown() {
        MessagingException said = new MessagingException(
                "Invalid Addresses", new MessagingException("550 <somebody@example.org> unknown"));
        StringWriter written = new StringWriter();
        new RelayRefused(said).printStackTrace(new PrintWriter(written));
        assertFalse(written.toString().contains("somebody"), written.toString());
        assertTrue(written.toString().contains("MessagingException: MessagingException"), written.toString());
    }

    @Test
    void theSameMessageAlwaysHasTheSameMessageId() throws Exception {
        ReviewId id = opened();
        intend(id);
        send(settings);
        String first = received().get(0).getMessageID();
        assertTrue(first.matches("<[0-9a-f-]{36}@kepu>"), first);
        assertFalse(first.contains(reviewer.id().value()));
    }

    @Test
    void aRecordOfNoRoundIsReportedAndNothingAfterItIsTouched() throws IOException {
        JsonNode answer = Call.invoke(
                new IntendHandler(settings),
                Map.of("Records", List.of(record("nonsense", "1", "7"), record("x", "1", "8"))));
        assertEquals(
                "7",
                answer.path("batchItemFailures").get(0).path("itemIdentifier").asText());
        assertEquals(1, answer.path("batchItemFailures").size());
    }

    private Account reviewer(String name, Organization of) {
        return campaign.account(name, new Grant(Role.PROVINCE_REVIEWER, Optional.of(of.id())));
    }

    private ReviewId opened() {
        Filing filing = new Filing(settings, campaign.edition());
        ActivityId id = filing.draft(submitter, filing.form("名称“<b>”&", city));
        clock.advance(Duration.ofMillis(1));
        filing.submit(id, submitter, city, filing.form("名称“<b>”&", city));
        ReviewId review = new Activities(settings).find(id).orElseThrow().review();
        state(review, "OPEN");
        return review;
    }

    // What the machine does when it opens a round, or a reviewer by deciding it.
    private void state(ReviewId id, String state) {
        Aws.client(settings, "DYNAMODB", DynamoDbClient.builder())
                .updateItem(update -> update.tableName(settings.text("REVIEWS_TABLE"))
                        .key(Map.of(
                                "activity", AttributeValue.fromS(id.activity().value()),
                                "round", AttributeValue.fromN(String.valueOf(id.round()))))
                        .updateExpression("SET #state = :state, openedAt = :now")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(Map.of(
                                ":state", AttributeValue.fromS(state),
                                ":now", AttributeValue.fromS("2023-09-01T01:00:01.000Z"))));
    }

    private String message(ReviewId id) {
        return id + "#PROVINCE#2023-09-01T01:00:01Z#" + reviewer.id();
    }

    private void intend(ReviewId id) throws IOException {
        Map<String, Object> record = record(id.activity().value(), String.valueOf(id.round()), "1");
        assertEquals(
                "{\"batchItemFailures\":[]}",
                Call.invoke(new IntendHandler(settings), Map.of("Records", List.of(record)))
                        .toString());
    }

    private static Map<String, Object> record(String activity, String round, String sequence) {
        return Map.of(
                "eventID",
                "event-" + sequence,
                "dynamodb",
                Map.of(
                        "SequenceNumber",
                        sequence,
                        "Keys",
                        Map.of("activity", Map.of("S", activity), "round", Map.of("N", round))));
    }

    private static JsonNode send(Settings settings) throws IOException {
        return Call.invoke(new SendHandler(settings), Map.of());
    }

    private Settings settings(int port) {
        return SettingsForTests.bare()
                .with(kepu.testing.DynamoDbForTests.environment())
                .with(SECRETS.environment())
                .with("MAIL_HOST", "127.0.0.1")
                .with("MAIL_PORT", String.valueOf(port))
                .clock(clock)
                .settings();
    }

    private List<MimeMessage> received() {
        return new ArrayList<>(List.of(mail.getReceivedMessages()));
    }

    private static String to(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage message) throws Exception {
        return part(message, 0);
    }

    private static String html(MimeMessage message) throws Exception {
        return part(message, 1);
    }

    private static String part(MimeMessage message, int part) throws Exception {
        return (String) ((jakarta.mail.Multipart) message.getContent())
                .getBodyPart(part)
                .getContent();
    }
}
