package kepu.notification;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import kepu.domain.edition.Edition;
import kepu.domain.region.Divisions;
import kepu.domain.review.Review;

/** The mail that asks a reviewer to decide: what, until when, and the one link; as plain text and as HTML. */
record ReviewMail(String subject, String text, String html) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M 月 d 日", Locale.CHINA);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu 年 M 月 d 日 HH:mm", Locale.CHINA);
    private static final String WHY_LOGGED_IN = "点开链接只是查看，不会作出任何决定。作出决定须用您本人的账号登录；转发本邮件不会转移审核权限。";

    static ReviewMail of(Review review, String link, boolean overdue) {
        String name = review.subject().name();
        String due = review.dueAt().map(at -> "于 " + day(at) + "前").orElse("");
        String subject = "【" + (overdue ? "已逾期 · " : "") + review.level().chinese() + "审核】请" + due + "审核：" + name;
        String again = review.revision() > 1 ? "（第 " + review.revision() + " 版，修改后复核）" : "";
        String where = Divisions.all().fullName(review.subject().region()).orElse("");
        String[][] facts = {
            {"活动", name + again},
            {"时间", HOUR.format(review.subject().startsAt().atZone(Edition.ZONE))},
            {"地区", where},
            {"归口单位", review.subject().responsibleName()},
            {
                "应办时间",
                review.dueAt().map(at -> HOUR.format(at.atZone(Edition.ZONE))).orElse("")
            }
        };
        return new ReviewMail(subject, text(facts, link), html(facts, link));
    }

    private static String day(Instant at) {
        return DAY.format(at.atZone(Edition.ZONE));
    }

    private static String text(String[][] facts, String link) {
        StringBuilder text = new StringBuilder("您好：\n\n有一项活动等待您审核。\n\n");
        for (String[] fact : facts) {
            text.append(fact[0]).append("：").append(fact[1]).append('\n');
        }
        return text.append("\n查看并审核：\n")
                .append(link)
                .append("\n\n")
                .append(WHY_LOGGED_IN)
                .append('\n')
                .toString();
    }

    private static String html(String[][] facts, String link) {
        StringBuilder rows = new StringBuilder();
        for (String[] fact : facts) {
            rows.append(
                            "<tr><th align=\"left\" valign=\"top\" style=\"padding:4px 16px 4px 0;color:#555;font-weight:normal;"
                                    + "white-space:nowrap\">")
                    .append(escaped(fact[0]))
                    .append("</th><td style=\"padding:4px 0\">")
                    .append(escaped(fact[1]))
                    .append("</td></tr>");
        }
        return "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><body style=\"font-family:sans-serif;"
                + "line-height:1.6;max-width:36em\"><p>您好：</p><p>有一项活动等待您审核。</p><table>" + rows
                + "</table><p><a href=\"" + escaped(link) + "\" style=\"display:inline-block;padding:12px 24px;"
                + "background:#0b5cad;color:#fff;text-decoration:none;border-radius:6px\">查看并审核</a></p>"
                + "<p style=\"color:#555;font-size:90%\">" + WHY_LOGGED_IN + "</p></body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
