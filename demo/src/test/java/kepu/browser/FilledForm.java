package kepu.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.imageio.ImageIO;

/** The publish form being filled in by somebody, part by part, as a person in Guyuan would. */
final class FilledForm {
    private static final int AHEAD_DAYS = 20;

    private final Visitor visitor;

    FilledForm(Visitor visitor) {
        this.visitor = visitor;
    }

    void what(String name, Instant now) {
        LocalDate on = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai")).plusDays(AHEAD_DAYS);
        visitor.fill("#name", name);
        visitor.fill("#startsAt", on + "T19:00");
        visitor.fill("#endsAt", on + "T21:00");
        visitor.at("#region-province").selectOption("640000");
        visitor.at("#region-city").selectOption("640400");
        visitor.at("#region-county").selectOption("640402");
        visitor.fill("#place", "固原市原州区体育公园");
        visitor.press("label[for=mode-OFFLINE]");
    }

    /** Types the responsible organization with an input method and takes what is suggested first. */
    void responsible() {
        visitor.at("#responsible-category").selectOption("CITY_ASSOCIATION");
        visitor.press("#responsible");
        InputMethod keyboard = new InputMethod(visitor.page());
        keyboard.compose("gu'yuan");
        keyboard.commit("固原");
        keyboard.compose("ke'xie");
        keyboard.commit("科协");
        pick("responsible");
    }

    void hosts(String name) {
        visitor.at("#hosts").pressSequentially(name);
        pick("hosts");
    }

    void how() {
        visitor.fill("#content", "架设天文望远镜，带领公众认识冬季星座、观测木星与月面，孩子们动手制作活动星盘。");
        visitor.fill("#audience", "青少年和市民");
        visitor.press("#add-scientist");
        visitor.fill("#scientist-1-name", "寅测试");
        visitor.fill("#scientist-1-position", "天文观测技术人员（测试）");
        visitor.fill("#contact-name", "测试联系人");
        visitor.fill("#contact-phone", "13000000061");
    }

    void poster() {
        visitor.at("#poster").setInputFiles(new FilePayload("海报.png", "image/png", draw()));
        visitor.sees("poster-upload", "宣传图已上传");
    }

    void saved() {
        visitor.sees("#save-state", "草稿已保存");
    }

    void submit() {
        visitor.press(".submit-bar button[type=submit]");
    }

    private void pick(String box) {
        Locator first =
                visitor.at("#" + box + "-list:not([hidden]) [role=option]").first();
        first.waitFor();
        visitor.press(first);
    }

    private static byte[] draw() {
        BufferedImage image = new BufferedImage(600, 800, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0x12, 0x2b, 0x4a));
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(new Color(0xf2, 0xc1, 0x4e));
        for (int star = 0; star < 40; star++) {
            pen.fillOval(star * 137 % 600, star * 89 % 560, 4 + star % 7, 4 + star % 7);
        }
        pen.fillOval(400, 120, 110, 110);
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
