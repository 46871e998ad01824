package kepu.local.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import kepu.local.lambda.AsyncInvocations;
import kepu.local.s3.Notifications;
import kepu.local.s3.ObjectCreated;
import kepu.local.template.EventSource;
import kepu.local.template.FunctionResource;
import kepu.local.template.Template;
import kepu.local.template.TemplateRefusal;

/** Tells functions of the objects that their S3 events ask for, asynchronously as S3 does. */
public final class ObjectEvents implements Notifications {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Template template;
    private final AsyncInvocations async;

    /** @throws TemplateRefusal when a function listens to a bucket that the template does not declare */
    public ObjectEvents(Template template, AsyncInvocations async) {
        this.template = template;
        this.async = async;
        for (FunctionResource function : template.functions()) {
            function.sources(EventSource.ObjectCreated.class)
                    .filter(source -> template.ofType("AWS::S3::Bucket").stream()
                            .noneMatch(bucket -> bucket.name().equals(source.bucket())))
                    .findAny()
                    .ifPresent(source -> {
                        throw new TemplateRefusal(
                                "Resources." + function.id() + ".Properties.Events." + source.id() + ".Bucket",
                                "'" + source.bucket() + "' is no bucket of this template");
                    });
        }
    }

    @Override
    public void created(ObjectCreated event) {
        for (FunctionResource function : template.functions()) {
            function.sources(EventSource.ObjectCreated.class)
                    .filter(source -> asksFor(source, event))
                    .forEach(source -> async.accept(
                            function.name(), document(source, event).toString().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static boolean asksFor(EventSource.ObjectCreated source, ObjectCreated event) {
        return source.bucket().equals(event.bucket())
                && event.key().startsWith(source.prefix())
                && event.key().endsWith(source.suffix())
                && source.events().stream()
                        .anyMatch(name -> name.equals("s3:ObjectCreated:*") || name.equals("s3:" + event.eventName()));
    }

    private ObjectNode document(EventSource.ObjectCreated source, ObjectCreated event) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode record = document.putArray("Records")
                .addObject()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", template.account().region())
                .put("eventTime", TIME.format(event.createdAt()))
                .put("eventName", event.eventName());
        record.putObject("userIdentity").put("principalId", "local");
        record.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        ObjectNode s3 = record.putObject("s3").put("s3SchemaVersion", "1.0").put("configurationId", source.id());
        ObjectNode bucket =
                s3.putObject("bucket").put("name", event.bucket()).put("arn", "arn:aws:s3:::" + event.bucket());
        bucket.putObject("ownerIdentity").put("principalId", "local");
        s3.putObject("object")
                // Form-encoded but for slashes, as the real one: readers have to decode it.
                .put(
                        "key",
                        URLEncoder.encode(event.key(), StandardCharsets.UTF_8).replace("%2F", "/"))
                .put("size", event.size())
                .put("eTag", event.eTag())
                .put("sequencer", event.sequencer());
        return document;
    }
}
