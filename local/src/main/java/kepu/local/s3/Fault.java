package kepu.local.s3;

import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal in AWS's words, thrown from wherever it is found and answered in one place. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final transient Map<String, String> particulars = new LinkedHashMap<>();

    Fault(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** Adds an element to the error document, such as {@code Expires}. */
    Fault with(String element, Object value) {
        particulars.put(element, String.valueOf(value));
        return this;
    }

    ErrorCode code() {
        return code;
    }

    String xml(String resource, String requestId) {
        Xml xml = new Xml("Error").text("Code", code.code).text("Message", getMessage());
        particulars.forEach(xml::text);
        return xml.text("Resource", resource).text("RequestId", requestId).end();
    }
}
