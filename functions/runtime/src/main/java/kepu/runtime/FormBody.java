package kepu.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.ActivityForm.Contact;
import kepu.domain.activity.ActivityForm.Scientist;
import kepu.domain.activity.ActivityForm.Unit;

/** An activity's form as JSON, the same on the wire and in storage; what was not entered is left out. */
public final class FormBody {
    private FormBody() {}

    /** Reads the members of a form; the caller says {@link Fields#done()} when it has read its own. */
    public static ActivityForm read(Fields fields) {
        return new ActivityForm(
                fields.text("name"),
                fields.text("startsAt"),
                fields.text("endsAt"),
                fields.text("region"),
                fields.text("place"),
                fields.text("mode"),
                fields.text("responsible"),
                fields.objects("hosts", FormBody::unit),
                fields.objects("organizers", FormBody::unit),
                fields.objects("coOrganizers", FormBody::unit),
                fields.text("content"),
                fields.text("audience"),
                fields.objects("scientists", one -> new Scientist(one.text("name"), one.text("position"))),
                fields.text("scientistField"),
                fields.object("contact", one -> new Contact(one.text("name"), one.text("phone")))
                        .orElse(Contact.NONE),
                fields.text("poster"));
    }

    /** What storage kept; members it does not know any more are passed over. */
    public static ActivityForm stored(JsonNode json) {
        return read(Fields.of(json));
    }

    public static Json.Body of(ActivityForm form) {
        return Json.body()
                .unlessEmpty("name", form.name())
                .unlessEmpty("startsAt", form.startsAt())
                .unlessEmpty("endsAt", form.endsAt())
                .unlessEmpty("region", form.region())
                .unlessEmpty("place", form.place())
                .unlessEmpty("mode", form.mode())
                .unlessEmpty("responsible", form.responsible())
                .unlessEmpty("hosts", units(form.hosts()))
                .unlessEmpty("organizers", units(form.organizers()))
                .unlessEmpty("coOrganizers", units(form.coOrganizers()))
                .unlessEmpty("content", form.content())
                .unlessEmpty("audience", form.audience())
                .unlessEmpty("scientists", scientists(form.scientists()))
                .unlessEmpty("scientistField", form.scientistField())
                .unlessEmpty("contact", contact(form.contact()))
                .unlessEmpty("poster", form.poster());
    }

    private static Unit unit(Fields one) {
        return new Unit(one.text("organization"), one.text("name"));
    }

    private static List<Map<String, Object>> units(List<Unit> units) {
        return units.stream()
                .<Map<String, Object>>map(unit -> Json.body()
                        .unlessEmpty("organization", unit.organization())
                        .unlessEmpty("name", unit.name()))
                .toList();
    }

    private static List<Map<String, Object>> scientists(List<Scientist> scientists) {
        return scientists.stream()
                .<Map<String, Object>>map(
                        one -> Json.body().unlessEmpty("name", one.name()).unlessEmpty("position", one.position()))
                .toList();
    }

    private static Map<String, Object> contact(Contact contact) {
        return Json.body().unlessEmpty("name", contact.name()).unlessEmpty("phone", contact.phone());
    }
}
