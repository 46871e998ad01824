package kepu.local.template;

/** Names a table's stream before the table exists: the label inside a real stream ARN is the time of its creation. */
public final class Streams {
    static final String LABEL = "latest";

    private Streams() {}

    /** The table behind what {@code !GetAtt Table.StreamArn} resolved to. */
    public static String tableOf(String streamArn, String place) {
        int start = streamArn.indexOf(":table/");
        int end = streamArn.indexOf("/stream/");
        if (start < 0 || end < start) {
            throw new TemplateRefusal(place, "not the stream of a table of this template: " + streamArn);
        }
        return streamArn.substring(start + ":table/".length(), end);
    }
}
