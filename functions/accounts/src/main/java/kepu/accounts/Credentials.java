package kepu.accounts;

import kepu.domain.fault.Reason;
import kepu.runtime.Fields;

/** What somebody types to log in; {@code remember} asks that the device stay logged in. */
record Credentials(String phone, String password, boolean remember) {
    private static final int LONGEST_PHONE = 32;
    private static final int LONGEST_PASSWORD = 256;

    /** Reads them; refuses MALFORMED when one is absent or far too long to be one. */
    static Credentials read(Fields fields) {
        Credentials read = new Credentials(
                fields.text("phone").strip(),
                fields.text("password"),
                fields.flag("remember").orElse(false));
        fields.done();
        if (read.phone.isEmpty() || read.phone.length() > LONGEST_PHONE) {
            throw Reason.MALFORMED.refuse("phone");
        }
        if (read.password.isEmpty() || read.password.length() > LONGEST_PASSWORD) {
            throw Reason.MALFORMED.refuse("password");
        }
        return read;
    }
}
