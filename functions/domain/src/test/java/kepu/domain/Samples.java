package kepu.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.AccountId;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.ActivityForm.Contact;
import kepu.domain.activity.ActivityForm.Scientist;
import kepu.domain.activity.ActivityForm.Unit;
import kepu.domain.activity.ActivityId;
import kepu.domain.edition.Edition;
import kepu.domain.organization.Category;
import kepu.domain.organization.Organization;
import kepu.domain.organization.Organization.Ancestor;
import kepu.domain.organization.OrganizationId;
import kepu.domain.review.Level;
import kepu.domain.review.Review;
import kepu.domain.routing.Route;

/** Things of 2023 that most rules are tried on: an edition, a county association in Ningxia, and a whole form. */
public final class Samples {
    public static final ActivityId ACTIVITY = new ActivityId("01HA0000000000000000000001");
    public static final AccountId SUBMITTER = new AccountId("acc-submitter");
    public static final AccountId REVIEWER = new AccountId("acc-reviewer");
    public static final OrganizationId NINGXIA = new OrganizationId("PA-64");
    public static final OrganizationId GUYUAN = new OrganizationId("CA-640400");
    public static final Instant FILED = at("2023-09-01T09:00:00+08:00");

    private static final Ancestor NATION = new Ancestor(new OrganizationId("CAST"), "中国科学技术协会", "中国科协", Category.OTHER);
    private static final Ancestor PROVINCE =
            new Ancestor(NINGXIA, "宁夏回族自治区科学技术协会", "宁夏科协", Category.PROVINCE_ASSOCIATION);
    private static final Ancestor CITY = new Ancestor(GUYUAN, "固原市科学技术协会", "固原市科协", Category.CITY_ASSOCIATION);

    private Samples() {}

    public static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    /** The edition of 2023 as it ships: both levels for associations, the nation for ministries and societies. */
    public static Edition edition() {
        List<Level> both = List.of(Level.PROVINCE, Level.NATION);
        return new Edition(
                2023,
                "2023年全国科普日",
                "提升全民科学素质，助力科技自立自强",
                List.of(),
                new Edition.Window(at("2023-08-21T00:00:00+08:00"), at("2023-10-01T00:00:00+08:00")),
                LocalDate.of(2023, 8, 1),
                LocalDate.of(2023, 12, 31),
                at("2023-12-31T00:00:00+08:00"),
                Map.of(
                        Category.PROVINCE_ASSOCIATION, both,
                        Category.CITY_ASSOCIATION, both,
                        Category.COUNTY_ASSOCIATION, both,
                        Category.MINISTRY, List.of(Level.NATION),
                        Category.NATIONAL_SOCIETY, List.of(Level.NATION)),
                Map.of(Level.PROVINCE, 3, Level.NATION, 3),
                7,
                "优秀活动",
                "优秀组织单位",
                "R-22, R-26",
                1);
    }

    /** An organization right below the nation. */
    public static Organization channel(String id, Category category, String name, String shortName) {
        return organization(id, category, name, shortName, NATION);
    }

    public static Organization county() {
        return organization("QA-640425", Category.COUNTY_ASSOCIATION, "彭阳县科学技术协会", "彭阳县科协", CITY, PROVINCE, NATION);
    }

    public static Organization city() {
        return organization(GUYUAN.value(), Category.CITY_ASSOCIATION, CITY.name(), CITY.shortName(), PROVINCE, NATION);
    }

    public static Organization organization(
            String id, Category category, String name, String shortName, Ancestor... above) {
        return new Organization(
                new OrganizationId(id),
                category,
                "ASSOCIATION",
                name,
                shortName,
                "COUNTY",
                "640425",
                List.of(above),
                List.of());
    }

    /** A form without a fault. */
    public static FormChange form() {
        return new FormChange();
    }

    public static Activity draft() {
        return Activity.draft(ACTIVITY, 2023, SUBMITTER, form().get(), FILED);
    }

    /** The draft, submitted by way of Ningxia when it was filed. */
    public static Activity submitted() {
        return submitted(draft(), FILED);
    }

    public static Activity submitted(Activity activity, Instant now) {
        return activity.submitted(form().get(), Route.of(county(), edition()), county().chain(), edition(), now);
    }

    public static Review round(Activity submitted) {
        ActivityForm form = form().get();
        return Review.begin(
                submitted,
                new Review.Subject(
                        form.name(), form.beginning().orElseThrow(), form.region(), county().id(), county().name()));
    }

    /** The round as the machine opens it at its level. */
    public static Review opened(Review round, Instant now) {
        return new Review(
                round.id(),
                round.edition(),
                round.revision(),
                round.submitter(),
                round.subject(),
                round.chain(),
                round.channel(),
                round.level(),
                kepu.domain.review.RoundState.OPEN,
                round.outcome(),
                kepu.domain.review.Owes.NOTHING,
                round.dueAt(),
                Optional.of(now),
                round.lastWord(),
                round.version() + 1);
    }

    /** A form to be spoilt, one field at a time. */
    public static final class FormChange {
        private String name = "“科普进校园”主题日";
        private String startsAt = "2023-09-17T09:00:00+08:00";
        private String endsAt = "2023-09-17T11:30:00+08:00";
        private String region = "640425";
        private String place = "彭阳县第一小学";
        private String mode = "OFFLINE";
        private String responsible = "QA-640425";
        private List<Unit> hosts = List.of(new Unit("QA-640425", "彭阳县科学技术协会"));
        private String content = "展品体验\n科学实验秀";
        private String audience = "小学生";
        private List<Scientist> scientists = List.of(new Scientist("王工", "工程师"));
        private String scientistField = "";
        private Contact contact = new Contact("联系人", "0954-7012345");

        public FormChange name(String to) {
            name = to;
            return this;
        }

        public FormChange times(String from, String to) {
            startsAt = from;
            endsAt = to;
            return this;
        }

        public FormChange region(String to) {
            region = to;
            return this;
        }

        public FormChange place(String to) {
            place = to;
            return this;
        }

        public FormChange mode(String to) {
            mode = to;
            return this;
        }

        public FormChange responsible(String to) {
            responsible = to;
            return this;
        }

        public FormChange hosts(String... names) {
            List<Unit> units = new ArrayList<>();
            for (String one : names) {
                units.add(new Unit("", one));
            }
            hosts = units;
            return this;
        }

        public FormChange content(String to) {
            content = to;
            return this;
        }

        public FormChange audience(String to) {
            audience = to;
            return this;
        }

        public FormChange scientists(Scientist... to) {
            scientists = List.of(to);
            return this;
        }

        public FormChange scientistField(String to) {
            scientistField = to;
            return this;
        }

        public FormChange contact(String who, String phone) {
            contact = new Contact(who, phone);
            return this;
        }

        public ActivityForm get() {
            return new ActivityForm(
                    name,
                    startsAt,
                    endsAt,
                    region,
                    place,
                    mode,
                    responsible,
                    hosts,
                    List.of(),
                    List.of(),
                    content,
                    audience,
                    scientists,
                    scientistField,
                    contact,
                    "");
        }
    }
}
