package kepu.domain.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kepu.domain.Samples;
import kepu.domain.edition.Edition;
import kepu.domain.organization.Category;
import kepu.domain.organization.Organization;
import kepu.domain.organization.Organization.Ancestor;
import kepu.domain.organization.OrganizationId;
import kepu.domain.review.Level;
import org.junit.jupiter.api.Test;

class RouteTest {
    private static final Ancestor NATION = new Ancestor(new OrganizationId("CAST"), "中国科学技术协会", "中国科协", Category.OTHER);
    private static final Ancestor CHONGQING =
            new Ancestor(new OrganizationId("PA-50"), "重庆市科学技术协会", "重庆市科协", Category.PROVINCE_ASSOCIATION);

    @Test
    void aCountyIsReviewedByItsProvinceAndThenTheNation() {
        assertEquals("PROVINCE PA-64, NATION CAST · PA-64", said(Samples.county()));
        assertEquals("将由 宁夏科协 → 中国科协 审核", route(Samples.county()).chinese());
        assertEquals("Reviewed by 宁夏科协, then 中国科协", route(Samples.county()).english());
    }

    @Test
    void aCityIsReviewedByItsProvinceAndThenTheNation() {
        assertEquals("PROVINCE PA-64, NATION CAST · PA-64", said(Samples.city()));
    }

    @Test
    void aProvinceReviewsItsOwnAndThenTheNationDoes() {
        Organization ningxia = Samples.channel("PA-64", Category.PROVINCE_ASSOCIATION, "宁夏回族自治区科学技术协会", "宁夏科协");
        assertEquals("PROVINCE PA-64, NATION CAST · PA-64", said(ningxia));
    }

    @Test
    void ministriesAndNationalSocietiesAreReviewedByTheNationAlone() {
        assertEquals("NATION CAST · MIN-1", said(Samples.channel("MIN-1", Category.MINISTRY, "生态环境部", "")));
        assertEquals("NATION CAST · A-01", said(Samples.channel("A-01", Category.NATIONAL_SOCIETY, "中国数学会", "")));
        assertTrue(route(Samples.channel("A-01", Category.NATIONAL_SOCIETY, "中国数学会", ""))
                .startsWith(Level.NATION));
    }

    @Test
    void theCorpsIsAChannelOfItsOwnBesideXinjiang() {
        Organization corps = Samples.channel("PA-XJBT", Category.PROVINCE_ASSOCIATION, "新疆生产建设兵团科学技术协会", "兵团科协");
        assertEquals("PROVINCE PA-XJBT, NATION CAST · PA-XJBT", said(corps));
    }

    @Test
    void aDistrictOfAMunicipalityGoesStraightToIt() {
        Organization yubei = Samples.organization(
                "CA-500112", Category.CITY_ASSOCIATION, "重庆市渝北区科学技术协会", "渝北区科协", CHONGQING, NATION);
        assertEquals("PROVINCE PA-50, NATION CAST · PA-50", said(yubei));
    }

    @Test
    void aCategoryTheEditionDoesNotKnowHasNoRoute() {
        Organization macao = Samples.channel("HM-1", Category.OTHER, "澳门科学馆", "");
        assertUnrouted(route(macao));
        Organization society = Samples.organization("S-1", Category.OTHER, "福建省电机工程学会", "", CHONGQING, NATION);
        assertUnrouted(route(society));
    }

    @Test
    void aBrokenChainHasNoRoute() {
        assertUnrouted(route(Samples.organization("QA-1", Category.COUNTY_ASSOCIATION, "某县科学技术协会", "")));
        assertUnrouted(route(Samples.organization("QA-1", Category.COUNTY_ASSOCIATION, "某县科学技术协会", "", NATION)));
        assertUnrouted(route(Samples.organization("QA-1", Category.COUNTY_ASSOCIATION, "某县科学技术协会", "", CHONGQING)));
        assertUnrouted(route(Samples.organization("PA-64", Category.PROVINCE_ASSOCIATION, "宁夏科协", "")));
    }

    @Test
    void anAssociationBelowAMinistryHasNoProvinceToReviewIt() {
        Ancestor ministry = new Ancestor(new OrganizationId("MIN-1"), "生态环境部", "", Category.MINISTRY);
        assertUnrouted(
                route(Samples.organization("CA-1", Category.CITY_ASSOCIATION, "某市科学技术协会", "", ministry, NATION)));
    }

    @Test
    void anEditionDecidesItsLevels() {
        Edition of2020 = new Edition(
                2020,
                "2020年全国科普日",
                "",
                List.of(),
                Samples.edition().submission(),
                Samples.edition().activityFrom(),
                Samples.edition().activityTo(),
                Samples.edition().reviewUntil(),
                Map.of(Category.COUNTY_ASSOCIATION, List.of(Level.PROVINCE)),
                Map.of(),
                7,
                "",
                "",
                "Q90",
                1);
        assertEquals("PROVINCE PA-64 · PA-64", said(Route.of(Samples.county(), of2020)));
        assertUnrouted(Route.of(Samples.city(), of2020));
    }

    @Test
    void whoeverHasNoShortNameIsCalledByTheWholeOne() {
        Ancestor full = new Ancestor(new OrganizationId("PA-64"), "宁夏回族自治区科学技术协会", "", Category.PROVINCE_ASSOCIATION);
        assertEquals(
                "将由 宁夏回族自治区科学技术协会 → 中国科协 审核",
                route(Samples.organization("CA-1", Category.CITY_ASSOCIATION, "某市科协", "", full, NATION))
                        .chinese());
    }

    private static Route route(Organization responsible) {
        return Route.of(responsible, Samples.edition());
    }

    private static String said(Organization responsible) {
        return said(route(responsible));
    }

    private static String said(Route route) {
        return route.steps().stream()
                        .map(step -> step.level() + " " + step.organization())
                        .collect(Collectors.joining(", "))
                + " · " + route.channel().orElseThrow();
    }

    private static void assertUnrouted(Route route) {
        assertEquals(new Route(List.of(), Optional.empty()), route);
        assertFalse(route.isRouted());
        assertFalse(route.startsWith(Level.PROVINCE) || route.startsWith(Level.NATION));
        assertTrue(route.chinese().contains("不影响填报"));
        assertTrue(route.english().contains("administrators"));
    }
}
