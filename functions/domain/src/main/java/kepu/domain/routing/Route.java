package kepu.domain.routing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kepu.domain.edition.Edition;
import kepu.domain.organization.Category;
import kepu.domain.organization.Organization;
import kepu.domain.organization.OrganizationId;
import kepu.domain.review.Level;

/**
 * The levels that review an activity, in order, and the organization at each; empty when the responsible
 * organization's chain is broken, and then the activity waits in the repair queue, visible to the operators.
 *
 * @param channel the organization under whose name results are counted (Q102), or empty when there is no route
 */
public record Route(List<Step> steps, Optional<OrganizationId> channel) {

    /** One level of the route. */
    public record Step(Level level, OrganizationId organization, String name, String shortName) {}

    public Route {
        steps = List.copyOf(steps);
    }

    public boolean isRouted() {
        return !steps.isEmpty();
    }

    public boolean startsWith(Level level) {
        return isRouted() && steps.get(0).level() == level;
    }

    /**
     * The route of an activity under this responsible organization: province, city and county associations are
     * reviewed by the province and then the nation, ministries and national societies by the nation alone.
     */
    public static Route of(Organization responsible, Edition edition) {
        Optional<List<Level>> levels = edition.levels(responsible.category());
        Optional<Organization.Ancestor> channel = responsible.channel();
        Optional<Organization.Ancestor> nation = nationAbove(responsible);
        if (levels.isEmpty() || channel.isEmpty() || nation.isEmpty()) {
            return new Route(List.of(), Optional.empty());
        }
        List<Step> steps = levels.get().stream()
                .map(level -> step(level, level == Level.PROVINCE ? channel.get() : nation.get()))
                .toList();
        boolean provinceWithoutOne =
                levels.get().contains(Level.PROVINCE) && channel.get().category() != Category.PROVINCE_ASSOCIATION;
        return provinceWithoutOne
                ? new Route(List.of(), Optional.empty())
                : new Route(steps, channel.map(Organization.Ancestor::id));
    }

    /** One sentence for people: who will review it (R-27: never a mystery). */
    public String chinese() {
        return isRouted()
                ? "将由 " + steps.stream().map(Step::shortName).collect(Collectors.joining(" → ")) + " 审核"
                : "该归口单位暂无审核路径：提交后由平台管理员处理，不影响填报，也可改选上一级科协";
    }

    /** {@link #chinese()} in English. */
    public String english() {
        return isRouted()
                ? "Reviewed by " + steps.stream().map(Step::shortName).collect(Collectors.joining(", then "))
                : "This organization has no route yet: administrators will repair it; you may also choose the next association up";
    }

    private static Step step(Level level, Organization.Ancestor at) {
        return new Step(level, at.id(), at.name(), at.shortName().isEmpty() ? at.name() : at.shortName());
    }

    // The nation is the only ancestor above every channel: the root of the tree.
    private static Optional<Organization.Ancestor> nationAbove(Organization responsible) {
        return responsible.ancestors().isEmpty()
                ? Optional.empty()
                : Optional.of(responsible
                                .ancestors()
                                .get(responsible.ancestors().size() - 1))
                        .filter(root -> root.category() == Category.OTHER);
    }
}
