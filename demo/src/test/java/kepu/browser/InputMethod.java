package kepu.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** A Chinese keyboard: letters are composed in the box that has the focus, and characters come of them. */
final class InputMethod {
    /** What every key is while an input method has it. */
    private static final int PROCESSED = 229;

    private final CDPSession devices;

    InputMethod(Page page) {
        this.devices = page.context().newCDPSession(page);
    }

    /** Shows letters that are not yet characters. */
    void compose(String letters) {
        JsonObject composition = new JsonObject();
        composition.addProperty("text", letters);
        composition.addProperty("selectionStart", letters.length());
        composition.addProperty("selectionEnd", letters.length());
        devices.send("Input.imeSetComposition", composition);
    }

    /** The Enter or space that chooses characters belongs to the input method. */
    void commit(String characters) {
        JsonObject key = new JsonObject();
        key.addProperty("type", "rawKeyDown");
        key.addProperty("key", "Process");
        key.addProperty("code", "Enter");
        key.addProperty("windowsVirtualKeyCode", PROCESSED);
        devices.send("Input.dispatchKeyEvent", key);
        JsonObject text = new JsonObject();
        text.addProperty("text", characters);
        devices.send("Input.insertText", text);
    }
}
