package kepu.local.states;

import java.util.List;
import java.util.stream.Collectors;

/** A definition that is not loaded, with everything that is wrong with it at once. */
public final class DefinitionRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    DefinitionRefused(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
