package kepu.local.template;

/** Something the template asks for that cannot be run here, or that no deployment could run either; names the place. */
public final class TemplateRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param place the path inside the template, such as {@code Resources.Orders.Properties.CodeUri} */
    public TemplateRefusal(String place, String why) {
        super(place + ": " + why);
    }
}
