package kepu.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kepu.domain.account.Role;
import kepu.domain.activity.ActivityStatus;
import kepu.domain.organization.Category;
import kepu.domain.review.Verdict;
import org.junit.jupiter.api.Test;

/** One term, one class: the glossary and the domain name the same. */
class GlossaryTest {
    private static final String GLOSSARY = Project.text("docs/glossary.md");
    private static final Pattern SECTION = Pattern.compile("(?m)^## .*\\(`kepu\\.domain.*\\)$");

    @Test
    void everyPublicTypeOfTheDomainHasItsTerm() {
        assertEquals(domainTypes(), glossaryClasses());
    }

    @Test
    void everyTermHasAChineseAndAnEnglishName() {
        for (String row : rows()) {
            String[] cells = row.split("\\|");
            assertTrue(cells[1].codePoints().anyMatch(Character::isIdeographic), row);
            assertTrue(cells[2].matches(".*[a-z]{3}.*"), row);
        }
    }

    @Test
    void everyWordOfAClosedSetIsExplained() {
        for (Verdict verdict : Verdict.values()) {
            assertTrue(GLOSSARY.contains(verdict + " " + verdict.chinese()), verdict.name());
        }
        for (Role role : Role.values()) {
            assertTrue(GLOSSARY.contains(role + " " + role.chinese()), role.name());
        }
        for (Category category : Category.values()) {
            assertTrue(GLOSSARY.contains(category + " " + category.chinese()), category.name());
        }
        for (ActivityStatus status : ActivityStatus.values()) {
            assertTrue(GLOSSARY.contains(status.chinese() + " " + status), status.name());
        }
    }

    private static Set<String> domainTypes() {
        Set<String> types = new TreeSet<>();
        for (Project.Source source : Project.mainSources()) {
            if (source.isBelow("functions/domain") && !source.name().equals("package-info.java")) {
                String outer = source.name().replace(".java", "");
                Matcher type = Pattern.compile(
                                "(?m)^( *)public (?:static |final |sealed |abstract )*(?:class|record|enum|interface) (\\w+)")
                        .matcher(source.text());
                while (type.find()) {
                    types.add(type.group(1).isEmpty() ? type.group(2) : outer + "." + type.group(2));
                }
            }
        }
        return types;
    }

    private static Set<String> glossaryClasses() {
        Set<String> classes = new TreeSet<>();
        for (String row : rows()) {
            Matcher name = Pattern.compile("^ `([A-Z][\\w.]+)` $").matcher(row.split("\\|")[3]);
            if (name.matches()) {
                classes.add(name.group(1));
            }
        }
        return classes;
    }

    private static Set<String> rows() {
        Set<String> rows = new LinkedHashSet<>();
        boolean within = false;
        for (String line : GLOSSARY.lines().toList()) {
            if (line.startsWith("## ")) {
                within = SECTION.matcher(line).matches();
            }
            if (within && line.startsWith("| ") && !line.startsWith("| Chinese")) {
                rows.add(line);
            }
        }
        return rows;
    }
}
