package kepu.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The end of the story: expected against actual. */
final class Table {
    private static final Map<String, String> STATUS = Map.of(
            "DRAFT", "草稿",
            "PROVINCE_PENDING", "省管理员审批中",
            "PROVINCE_REJECTED", "省管理员审批拒绝",
            "NATIONAL_PENDING", "全国审批中",
            "NATIONAL_REJECTED", "全国审批拒绝",
            "APPROVED", "已通过",
            "WITHDRAWN", "已撤回",
            "UNROUTED", "待定归口");

    private Table() {}

    static List<List<String>> of(List<Result> results) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "编号", "届", "应为", "实为", "路由", "活动"));
        for (Result result : results) {
            Planned planned = result.planned();
            Outcome actual = result.actual();
            rows.add(List.of(
                    result.asExpected() ? "✓" : "✗",
                    planned.id(),
                    String.valueOf(planned.edition()),
                    brief(planned.expected()),
                    result.asExpected() ? "同" : brief(actual),
                    actual.route().equals(planned.expected().route())
                            ? String.join(" → ", actual.route()).replace("科学技术协会", "科协")
                            : actual.route() + "，应为 " + planned.expected().route(),
                    planned.name()));
        }
        return rows;
    }

    static String sentence(Result result) {
        return brief(result.actual())
                + (result.asExpected() ? "" : "，应为 " + brief(result.planned().expected()))
                + (result.trouble().isEmpty() ? "" : "（" + result.trouble() + "）");
    }

    private static String brief(Outcome outcome) {
        return String.join(
                " · ",
                STATUS.getOrDefault(outcome.status(), outcome.status()),
                outcome.verdict(),
                outcome.shown() ? "公开" : "不公开",
                outcome.rounds() + " 轮",
                outcome.execution());
    }
}
