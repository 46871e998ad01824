package kepu.local.s3;

import java.io.IOException;
import java.util.List;
import org.w3c.dom.Element;

/** DeleteObjects. */
final class BatchDelete {
    private static final int MOST = 1000;
    private static final int DOCUMENT_BYTES = 2 << 20;

    void delete(BucketStore store, Request request, Reply reply, Caller caller) throws IOException {
        byte[] document = new Payload(request, caller.payload()).document(DOCUMENT_BYTES);
        Element delete = Xml.parse(document, "Delete");
        List<Element> objects = Xml.children(delete, "Object");
        if (objects.isEmpty() || objects.size() > MOST) {
            throw ErrorCode.MALFORMED_XML.fault();
        }
        boolean quiet = Xml.child(delete, "Quiet").equals("true");
        Xml xml = new Xml("DeleteResult");
        for (Element object : objects) {
            String key = Xml.children(object, "Key").stream()
                    .findFirst()
                    .orElseThrow(ErrorCode.MALFORMED_XML::fault)
                    .getTextContent();
            store.delete(key);
            if (!quiet) {
                xml.element("Deleted", each -> each.text("Key", key));
            }
        }
        reply.xml(200, xml.end());
    }
}
