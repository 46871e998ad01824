package kepu.local.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes a client sends; one that goes away in their midst has sent an incomplete body, which is no fault of ours. */
final class ClientBody extends FilterInputStream {
    ClientBody(InputStream body) {
        super(body);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw ErrorCode.INCOMPLETE_BODY.fault();
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw ErrorCode.INCOMPLETE_BODY.fault();
        }
    }
}
