package kepu.local.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2023-09-17T01:00:00Z"), ZoneOffset.UTC);
    private static final String TEXT = "请审核:https://example.org/r/1?a=1&b=2。谢谢 <b>";
    private static final String HTML = "<p onclick='x()'>请审核 <a href='https://example.org/r/1'>这里</a></p>";

    @TempDir
    Path directory;

    private int port;
    private Mailbox mailbox;
    private HttpServer pages;

    @BeforeEach
    void open() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        reopen();
    }

    private void reopen() throws Exception {
        mailbox = Mailbox.open("127.0.0.1", port, directory, CLOCK);
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/", mailbox.pages());
        pages.start();
    }

    @AfterEach
    void close() {
        pages.stop(0);
        mailbox.close();
    }

    @Test
    void showsAMailWithBothItsParts() throws Exception {
        send("Reviewer@Example.org", "待审 <1> 项 & 更多");
        JsonNode mail = json("?to=reviewer@example.org").get(0);
        assertEquals("待审 <1> 项 & 更多", mail.path("subject").asText());
        assertEquals("reviewer@example.org", mail.path("to").asText());
        assertEquals("科普 <kepu@example.org>", mail.path("from").asText());
        assertEquals("2023-09-17T01:00:00Z", mail.path("at").asText());
        assertEquals(TEXT, mail.path("text").asText().strip());
        assertEquals(HTML, mail.path("html").asText().strip());

        HttpResponse<String> page = get("/_local/mailbox/" + mail.path("id").asText());
        assertEquals(
                "text/html; charset=utf-8",
                page.headers().firstValue("content-type").orElseThrow());
        assertTrue(page.body().contains("<h1>待审 &lt;1&gt; 项 &amp; 更多</h1>"));
        assertTrue(page.body().contains("href=\"https://example.org/r/1?a=1&amp;b=2\""));
        assertTrue(page.body().contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\""));
        assertFalse(page.body().contains("<b>"));

        HttpResponse<String> frame = get("/_local/mailbox/" + mail.path("id").asText() + "/html");
        assertTrue(frame.body().contains(HTML));
        assertTrue(frame.headers()
                .firstValue("content-security-policy")
                .orElseThrow()
                .startsWith("sandbox "));
    }

    @Test
    void listsByRecipientWithTheNewestFirst() throws Exception {
        send("a@example.org", "一");
        send("b@example.org", "二");
        send("a@example.org", "三");
        assertEquals("三", json("").get(0).path("subject").asText());
        assertEquals(3, json("").size());
        assertEquals(2, json("?to=a%40example.org").size());
        String page = get("/_local/mailbox?to=a%40example.org").body();
        assertTrue(page.indexOf("三") < page.indexOf("一"));
        assertFalse(page.contains("二"));
        assertTrue(page.contains("b@example.org"));
        assertEquals(404, get("/_local/mailbox/999").statusCode());
        assertEquals(0, json("?to=nobody@example.org").size());
    }

    @Test
    void hasEveryMailAgainWhenOpenedAgain() throws Exception {
        send("a@example.org", "一");
        close();
        reopen();
        send("a@example.org", "二");
        assertEquals("二", json("").get(0).path("subject").asText());
        assertEquals("一", json("").get(1).path("subject").asText());
    }

    @Test
    void refusesWhenToldToAndKeepsNothing() throws Exception {
        refusing("true");
        assertThrows(MessagingException.class, () -> send("a@example.org", "一"));
        refusing("false");
        send("a@example.org", "二");
        assertEquals(1, json("").size());
    }

    private void refusing(String wish) throws Exception {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri("/_local/mailbox/refusing"))
                                .PUT(HttpRequest.BodyPublishers.ofString(wish))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }

    private void send(String to, String subject) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(port));
        properties.put("mail.smtp.timeout", "10000");
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("kepu@example.org", "科普", "UTF-8"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(TEXT, "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent(HTML, "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(message);
    }

    private JsonNode json(String query) throws Exception {
        return new ObjectMapper().readTree(get("/_local/mailbox.json" + query).body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + pages.getAddress().getPort() + path);
    }
}
