package kepu.browser;

import com.microsoft.playwright.Browser;

/** What people sit before: in CSS pixels. */
enum Screen {
    PHONE(360, 740),
    DESK(1280, 800);

    private final int width;
    private final int height;

    Screen(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int width() {
        return width;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setIsMobile(this == PHONE)
                .setHasTouch(this == PHONE)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai");
    }
}
