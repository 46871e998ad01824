package kepu.site;

import java.util.Map;

/** What a browser gets: header names in lower case. */
record Answer(int status, Map<String, String> headers, byte[] body) {}
