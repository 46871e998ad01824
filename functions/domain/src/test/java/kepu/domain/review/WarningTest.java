package kepu.domain.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kepu.domain.Samples;
import kepu.domain.activity.ActivityForm;
import kepu.domain.organization.OrganizationId;
import org.junit.jupiter.api.Test;

class WarningTest {
    private static final Instant WEEK_BEFORE = Samples.at("2023-09-10T09:00:00+08:00");
    private static final OrganizationId COUNTY = new OrganizationId("QA-640425");

    @Test
    void aWeeksNoticeIsEnough() {
        assertEquals(List.of(Warning.NO_POSTER), of(WEEK_BEFORE, Samples.NINGXIA));
        assertEquals(List.of(Warning.SHORT_NOTICE, Warning.NO_POSTER), of(WEEK_BEFORE.plusSeconds(1), Samples.NINGXIA));
    }

    @Test
    void aHostThatIsOnlyANameIsPointedOut() {
        ActivityForm form = Samples.form().hosts("某校").get();
        assertEquals(
                List.of(Warning.NO_POSTER, Warning.HOSTS_NOT_LINKED),
                Warning.of(form, WEEK_BEFORE, Optional.of(Samples.NINGXIA)));
    }

    @Test
    void aChannelThatHostsItselfIsPointedOut() {
        assertEquals(List.of(Warning.NO_POSTER, Warning.OWN_PROVINCE), of(WEEK_BEFORE, COUNTY));
    }

    private static List<Warning> of(Instant submittedAt, OrganizationId channel) {
        return Warning.of(Samples.form().get(), submittedAt, Optional.of(channel));
    }
}
