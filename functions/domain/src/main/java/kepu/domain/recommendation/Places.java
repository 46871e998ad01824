package kepu.domain.recommendation;

import kepu.domain.organization.OrganizationId;

/** How many activities a channel may recommend in an edition, and how many it has; none until they are set (Q60). */
public record Places(int edition, OrganizationId channel, int places, int taken) {
    public Places {
        if (places < 0 || taken < 0) {
            throw new IllegalArgumentException("places are counted from 0");
        }
    }
}
