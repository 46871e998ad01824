package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** A poster: drawn, uploaded straight to the bucket, confirmed, and put into the activity's draft. */
final class Poster {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 640;

    private Poster() {}

    static String add(Activity activity) {
        byte[] image = draw(activity.id());
        Session owner = activity.owner();
        JsonNode medium = owner.post(
                        "/media",
                        Api.body()
                                .put("activity", activity.id())
                                .put("purpose", "POSTER")
                                .put("type", "image/png")
                                .put("bytes", image.length))
                .expect(201)
                .body();
        upload(activity.stage().api(), medium.path("upload"), image);
        String id = medium.path("id").asText();
        JsonNode accepted = owner.post("/media/" + id + "/completion", Api.body())
                .expect(200)
                .body();
        activity.edit(Api.body().put("poster", id));
        return "上传海报 " + accepted.path("width").asInt() + "×"
                + accepted.path("height").asInt();
    }

    private static void upload(Api api, JsonNode upload, byte[] image) {
        Map<String, String> headers = new HashMap<>();
        upload.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        // Clients compute it, and Java's refuses to be told.
        headers.keySet().removeIf("content-length"::equalsIgnoreCase);
        Reply stored = api.send(
                upload.path("method").asText(),
                upload.path("url").asText(),
                headers,
                BodyPublishers.ofByteArray(image));
        stored.expect(200);
    }

    /** Colours that differ from activity to activity; no letters, since a machine may have no font for them. */
    private static byte[] draw(String seed) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        float hue = (seed.hashCode() & 0xff) / 255f;
        pen.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.6f, 0.9f), WIDTH, HEIGHT, Color.getHSBColor(hue + 0.3f, 0.7f, 0.5f)));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.WHITE);
        for (int ring = 0; ring < 6; ring++) {
            int size = 60 + 60 * ring;
            pen.drawOval((WIDTH - size) / 2, (HEIGHT - size) / 2, size, size);
        }
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return png.toByteArray();
    }
}
