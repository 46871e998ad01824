package kepu.domain.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import kepu.domain.activity.ActivityForm;
import kepu.domain.organization.OrganizationId;

/** What a machine can point out to a reviewer; it decides nothing. */
public enum Warning {
    SHORT_NOTICE("距开始不足 7 日，请酌情处理", "Submitted less than 7 days before it begins; yours to judge", look -> look.form()
            .beginning()
            .filter(start -> start.isBefore(look.submittedAt().plus(Duration.ofDays(7))))
            .isPresent()),
    NO_POSTER("没有宣传图", "There is no poster", look -> look.form().poster().isBlank()),
    HOSTS_NOT_LINKED(
            "有主办单位未关联组织库，请核对名称是否与公章一致",
            "A host is not linked to the organization library; check its name",
            look -> look.form().hosts().stream()
                    .anyMatch(unit -> unit.organization().isEmpty())),
    OWN_PROVINCE("自审单位：主办单位就是审核的省级科协", "The province reviews an activity of its own", look -> look.channel()
            .filter(channel -> look.form().hosts().stream()
                    .anyMatch(unit -> unit.organization().equals(channel.value())))
            .isPresent());

    private record Look(ActivityForm form, Instant submittedAt, Optional<OrganizationId> channel) {}

    private final String chinese;
    private final String english;
    private final Predicate<Look> applies;

    Warning(String chinese, String english, Predicate<Look> applies) {
        this.chinese = chinese;
        this.english = english;
        this.applies = applies;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** Those that apply to a form, first submitted then (Q10), in this channel. */
    public static List<Warning> of(ActivityForm form, Instant submittedAt, Optional<OrganizationId> channel) {
        Look look = new Look(form, submittedAt, channel);
        return Arrays.stream(values())
                .filter(warning -> warning.applies.test(look))
                .toList();
    }
}
