package kepu.local.mail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The mailbox as HTML. Whatever comes from a mail is escaped, but for its own HTML, which goes into a frame. */
final class MailboxHtml {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'，。；）】]+");

    private static final String FRAME = """
            <!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <base target="_blank"></head><body>%s</body></html>
            """;
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            body { font: 16px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem;
                   overflow-wrap: anywhere; color: #1f2328; background: #fff; }
            h1 { font-size: 1.3rem; margin: .5rem 0; }
            a { color: #0b57d0; }
            ul { list-style: none; padding: 0; margin: 0; }
            nav a, nav b { display: inline-block; padding: .35rem .7rem; margin: .15rem; border: 1px solid #c7cdd4;
                           border-radius: 1rem; text-decoration: none; }
            nav b { background: #0b57d0; color: #fff; border-color: #0b57d0; }
            li a { display: block; padding: .7rem 0; border-bottom: 1px solid #e3e6ea; text-decoration: none; }
            .meta { color: #57606a; font-size: .875rem; }
            pre { white-space: pre-wrap; font: inherit; }
            iframe { width: 100%%; height: 32rem; border: 1px solid #c7cdd4; border-radius: .5rem; background: #fff; }
            </style>
            </head>
            <body>
            %s
            </body>
            </html>
            """;

    private MailboxHtml() {}

    /** @param to whose mails to list; empty for everybody's */
    static String list(List<Letter> all, String to) {
        String recipients = all.stream()
                .map(Letter::to)
                .distinct()
                .sorted()
                .map(one -> one.equals(to)
                        ? "<b>" + escaped(one) + "</b>"
                        : "<a href=\"?to=" + URLEncoder.encode(one, StandardCharsets.UTF_8) + "\">" + escaped(one)
                                + "</a>")
                .collect(Collectors.joining("\n"));
        String everybody = to.isEmpty() ? "<b>全部</b>" : "<a href=\"?\">全部</a>";
        String letters = all.stream()
                .filter(letter -> to.isEmpty() || letter.to().equals(to))
                .map(letter -> "<li><a href=\"/_local/mailbox/" + letter.id() + "\">" + escaped(letter.subject())
                        + "<br><span class=\"meta\">" + TIME.format(letter.at()) + " · " + escaped(letter.to())
                        + "</span></a></li>")
                .collect(Collectors.joining("\n"));
        String none = letters.isEmpty() ? "<p>还没有邮件。</p>" : "";
        return PAGE.formatted(
                "邮箱", "<h1>邮箱</h1><nav>" + everybody + recipients + "</nav>" + none + "<ul>" + letters + "</ul>");
    }

    static String letter(Letter letter, LetterText text) {
        String html = text.html().isEmpty()
                ? ""
                : "<iframe title=\"邮件正文\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/_local/mailbox/"
                        + letter.id() + "/html\"></iframe>";
        String plain = text.text().isEmpty() ? "" : "<h2 class=\"meta\">纯文本</h2><pre>" + linked(text.text()) + "</pre>";
        return PAGE.formatted(
                escaped(letter.subject()),
                "<p><a href=\"/_local/mailbox?to=" + URLEncoder.encode(letter.to(), StandardCharsets.UTF_8)
                        + "\">← 邮箱</a></p><h1>" + escaped(letter.subject()) + "</h1><p class=\"meta\">"
                        + escaped(letter.from()) + " → " + escaped(letter.to()) + "<br>" + TIME.format(letter.at())
                        + "</p>" + html + plain);
    }

    /** Links open outside the frame. */
    static String frame(String html) {
        return FRAME.formatted(html);
    }

    private static String linked(String text) {
        Matcher link = LINK.matcher(text);
        StringBuilder html = new StringBuilder();
        int end = 0;
        while (link.find()) {
            html.append(escaped(text.substring(end, link.start())))
                    .append("<a target=\"_blank\" rel=\"noreferrer\" href=\"")
                    .append(escaped(link.group()))
                    .append("\">")
                    .append(escaped(link.group()))
                    .append("</a>");
            end = link.end();
        }
        return html.append(escaped(text.substring(end))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
