package kepu.domain.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.Collectors;
import kepu.domain.review.Level;
import kepu.domain.review.Verdict;
import org.junit.jupiter.api.Test;

class ActivityStatusTest {
    /** The whole table: each status, each level, each verdict; a dash where the verdict cannot be given. */
    private static final String TABLE = """
            status             level     APPROVE           RETURN             REJECT             BACK_TO_PROVINCE  EXPIRED
            DRAFT              PROVINCE  -                 -                  -                  -                 -
            DRAFT              NATION    -                 -                  -                  -                 -
            PROVINCE_PENDING   PROVINCE  NATIONAL_PENDING  PROVINCE_REJECTED  PROVINCE_REJECTED  -                 PROVINCE_REJECTED
            PROVINCE_PENDING   NATION    -                 -                  -                  -                 -
            PROVINCE_REJECTED  PROVINCE  -                 -                  -                  -                 -
            PROVINCE_REJECTED  NATION    -                 -                  -                  -                 -
            NATIONAL_PENDING   PROVINCE  -                 -                  -                  -                 -
            NATIONAL_PENDING   NATION    APPROVED          NATIONAL_REJECTED  NATIONAL_REJECTED  PROVINCE_PENDING  NATIONAL_REJECTED
            NATIONAL_REJECTED  PROVINCE  -                 -                  -                  -                 -
            NATIONAL_REJECTED  NATION    -                 -                  -                  -                 -
            APPROVED           PROVINCE  -                 -                  -                  -                 -
            APPROVED           NATION    -                 -                  -                  -                 -
            WITHDRAWN          PROVINCE  -                 -                  -                  -                 -
            WITHDRAWN          NATION    -                 -                  -                  -                 -
            """;

    private static final int[] WIDTHS = {19, 10, 18, 19, 19, 18, 17};

    @Test
    void everyVerdictLeadsWhereTheTableSays() {
        StringBuilder table =
                new StringBuilder(row("status", "level", "APPROVE", "RETURN", "REJECT", "BACK_TO_PROVINCE", "EXPIRED"));
        for (ActivityStatus status : ActivityStatus.values()) {
            for (Level level : Level.values()) {
                String[] cells = new String[2 + Verdict.values().length];
                cells[0] = status.name();
                cells[1] = level.name();
                for (Verdict verdict : Verdict.values()) {
                    cells[2 + verdict.ordinal()] =
                            status.after(level, verdict).map(Enum::name).orElse("-");
                }
                table.append(row(cells));
            }
        }
        assertEquals(TABLE, table.toString());
    }

    @Test
    void whatMayBeDoneToAnActivityDependsOnWhetherItIsPending() {
        assertEquals(
                "PROVINCE_PENDING, NATIONAL_PENDING",
                Arrays.stream(ActivityStatus.values())
                        .filter(ActivityStatus::isPending)
                        .map(Enum::name)
                        .collect(Collectors.joining(", ")));
        for (ActivityStatus status : ActivityStatus.values()) {
            assertEquals(!status.isPending(), status.isEditable(), status.name());
            assertEquals(!status.isPending(), status.isSubmittable(), status.name());
        }
    }

    @Test
    void theFiveReviewStatusesHaveTheNamesOfTheRegulation() {
        assertEquals(
                "草稿 省管理员审批中 省管理员审批拒绝 全国审批中 全国审批拒绝 已通过 已撤回",
                Arrays.stream(ActivityStatus.values())
                        .map(ActivityStatus::chinese)
                        .collect(Collectors.joining(" ")));
        assertFalse(Verdict.EXPIRED.isGivenByPeople());
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            row.append(cells[i]).append(" ".repeat(WIDTHS[i] - cells[i].length()));
        }
        return row.toString().stripTrailing() + "\n";
    }
}
